"""Finding footage in what a user names."""

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from shotlog.errors import NotFound, ShotlogError, UnreadableMedia
from shotlog.media import is_footage


@dataclass(frozen=True, slots=True)
class Footage:
    """What was found.

    Attributes:
        files: Files to read, absolute, each once, sorted within each folder.
        problems: What was named but holds no footage.
    """

    files: tuple[Path, ...]
    problems: tuple[ShotlogError, ...]


def find_footage(named: Iterable[Path]) -> Footage:
    """The footage in files and folders, folders searched through and through.

    A file that is named is taken whatever its name; in folders, files with a suffix of footage are.
    Hidden files and folders, project folders and links to folders are passed over.
    """
    files: dict[Path, None] = {}
    problems: list[ShotlogError] = []
    for path in named:
        whole = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow the user's own links
        try:
            found = _walk(whole, problems) if stat.S_ISDIR(whole.stat().st_mode) else [whole]
        except OSError as error:
            problems.append(_unreachable(path, error))
            continue
        if not found:
            problems.append(
                NotFound(f"{path} holds no footage", hint="Name a folder with video files.", path=path)
            )
        files.update(dict.fromkeys(file for file in found if _is_named_in_text(file, problems)))
    return Footage(tuple(files), tuple(problems))


def _walk(folder: Path, problems: list[ShotlogError]) -> list[Path]:
    found: list[Path] = []
    unread = lambda error: problems.append(_unreachable(Path(error.filename), error))  # noqa: E731 - one use
    for here, folders, names in os.walk(folder, onerror=unread):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not name.endswith(".shotlog")
        )
        found += [
            Path(here, name) for name in sorted(names) if not name.startswith(".") and is_footage(Path(name))
        ]
    return found


def _is_named_in_text(file: Path, problems: list[ShotlogError]) -> bool:
    """Whether a file's name can be written down, in a log or anywhere else."""
    try:
        str(file).encode()
    except UnicodeEncodeError:
        name = os.fsencode(file).decode(errors="backslashreplace")
        problems.append(
            UnreadableMedia(f"the name of {name} is not UTF-8", hint="Rename the file.", path=name)
        )
        return False
    return True


def _unreachable(path: Path, error: OSError) -> ShotlogError:
    if isinstance(error, FileNotFoundError):
        return NotFound(f"there is no {path}", hint="Check the name.", path=path)
    reason = error.strerror or str(error)
    return UnreadableMedia(f"{path} cannot be read: {reason}", hint="Check its permissions.", path=path)
