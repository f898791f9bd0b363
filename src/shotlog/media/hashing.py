"""A file's content in 64 digits."""

import hashlib
from pathlib import Path

from shotlog.media.regular import regular_file


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's bytes as 64 lower-case hexadecimal digits, read in pieces.

    Raises:
        NotFound: There is no such file.
        UnreadableMedia: It is not a file, may not be read, or the disk fails.
    """
    with regular_file(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
