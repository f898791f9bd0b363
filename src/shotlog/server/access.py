"""Who may come in: whoever opens a link that works once, and then holds a session; or who knows the token."""

import hashlib
import hmac
import json
import secrets
import threading
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from shotlog.errors import StorageFailed
from shotlog.files import whole_file

COOKIE = "shotlog_session"

_MOST_SESSIONS = 200
"""Of the newest; a browser that was not seen for so many others must use a new link."""


class Session(NamedTuple):
    """Somebody who came in.

    Attributes:
        key: Hash of the secret in their cookie; never the secret.
        author: Name under which they log.
    """

    key: str
    author: str


class Door:
    """Keeps the links and the sessions of one project; sessions outlive the server.

    Args:
        file: Where the hashes of sessions are kept, for the owner's eyes only.
        author: Name under which a new session logs.
        token: Secret that works for as long as the server runs, for programs and other machines.
        tell: Called with the key of each new link.
    """

    def __init__(
        self, file: Path, author: str, token: str | None = None, tell: Callable[[str], None] | None = None
    ) -> None:
        self.author = author
        self._file = file
        self._token = token
        self._tell = tell or (lambda _key: None)
        self._keys: set[str] = set()
        self._lock = threading.Lock()
        self._authors = _read(file)

    def new_key(self) -> str:
        """The key of a link that works once."""
        key = secrets.token_urlsafe(24)
        with self._lock:
            self._keys.add(key)
        self._tell(key)
        return key

    def enter(self, key: str) -> str | None:
        """The secret of a new session for whoever shows a key or the token; None where it is neither."""
        with self._lock:
            if key in self._keys:
                self._keys.remove(key)
            elif not self.is_token(key):
                return None
            secret = secrets.token_urlsafe(32)
            self._authors[_hashed(secret)] = self.author
            self._keep()
        if not self.is_token(key):
            self.new_key()
        return secret

    def is_token(self, given: str) -> bool:
        """Whether this is the token."""
        return self._token is not None and hmac.compare_digest(given.encode(), self._token.encode())

    def session(self, secret: str) -> Session | None:
        """The session of a cookie."""
        key = _hashed(secret)
        author = self._authors.get(key)
        return None if author is None else Session(key, author)

    def rename(self, session: Session, author: str) -> Session:
        """Log under another name from now on."""
        with self._lock:
            self._authors[session.key] = author
            self._keep()
        return Session(session.key, author)

    def _keep(self) -> None:
        newest = dict(list(self._authors.items())[-_MOST_SESSIONS:])
        self._authors = newest
        try:
            with whole_file(self._file) as file:
                Path(file.name).chmod(0o600)
                file.write(json.dumps(newest, indent=1).encode())
        except StorageFailed:
            return  # a project that may only be read: the session lasts as long as the server


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _read(file: Path) -> dict[str, str]:
    try:
        kept = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return {str(key): str(author) for key, author in kept.items()} if isinstance(kept, dict) else {}
