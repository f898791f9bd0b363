"""Running the workbench until its person ends it."""

import socket
import zlib
from collections.abc import Callable
from contextlib import suppress
from typing import Final

import uvicorn

from shotlog.errors import Busy, UsageError
from shotlog.log import Project
from shotlog.server.access import Door
from shotlog.server.app import LOCAL, application
from shotlog.server.asking import House
from shotlog.server.making import Making

SESSIONS: Final = "sessions.json"
"""File in the project folder that holds hashes of the sessions' secrets."""

_FIRST_PORT: Final = 20_000
_PORTS: Final = 10_000
_TRIES: Final = 10

_HERE: Final = {"127.0.0.1", "localhost", "::1"}


def serve(
    project: Project,
    author: str,
    *,
    host: str = "127.0.0.1",
    port: int | None = None,
    token: str | None = None,
    tell: Callable[[str], None],
) -> None:
    """Serve the workbench of a project until SIGINT or SIGTERM.

    Args:
        project: The project.
        author: Name under which changes are made, unless somebody gives another in their browser.
        host: Address to listen at.
        port: Port to listen at; 0 takes a free one, None the project's own or the next that is free. Browsers
            keep unsent changes by address, so a project should be found where it was.
        token: Secret that lets programs and other machines in for as long as this runs.
        tell: Called with each link that lets somebody in, once.

    Raises:
        UsageError: Another address than this machine's own needs a token.
        Busy: Another program listens at that port.
    """
    if host not in _HERE and token is None:
        raise UsageError(
            f"at {host} anybody on the network could reach this log",
            hint="Set a secret with --token, and put a TLS proxy before it; or leave out --host.",
        )
    listening = _listening_near(host, _own_port(project)) if port is None else _listening(host, port)
    at = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}"
    door = Door(project.path / SESSIONS, author, token, lambda key: tell(f"{at}/enter?key={key}"))
    app = application(House(project, door, Making()), hosts=(*LOCAL, host))
    door.new_key()
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=1
    )
    uvicorn.Server(config).run(sockets=[listening])


def _own_port(project: Project) -> int:
    """The same port for the same folder, on every day."""
    return _FIRST_PORT + zlib.crc32(str(project.path.resolve()).encode()) % _PORTS


def _listening_near(host: str, port: int) -> socket.socket:
    """Listening at a port, or at one of the next where others listen there already."""
    for another in range(port, port + _TRIES - 1):
        with suppress(Busy):
            return _listening(host, another)
    return _listening(host, port + _TRIES - 1)


def _listening(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, reuse_port=False
        )
    except OSError as error:
        if isinstance(error, socket.gaierror):
            raise UsageError(f"there is no address {host}") from error
        raise Busy(
            f"cannot listen at {host}:{port}: {error.strerror}",
            hint="Leave out --port to take one that is free.",
        ) from error
