"""Finding footage in what a user names."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from shotlog.errors import NotFound, ShotlogError
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
        if whole.is_dir():
            inside = _walk(whole)
            if not inside:
                problems.append(
                    NotFound(f"{path} holds no footage", hint="Name a folder with video files.", path=path)
                )
            files.update(dict.fromkeys(inside))
        elif os.path.lexists(whole):
            files[whole] = None
        else:
            problems.append(NotFound(f"there is no {path}", hint="Check the name.", path=path))
    return Footage(tuple(files), tuple(problems))


def _walk(folder: Path) -> list[Path]:
    found: list[Path] = []
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not name.endswith(".shotlog")
        )
        found += [
            Path(here, name) for name in sorted(names) if not name.startswith(".") and is_footage(Path(name))
        ]
    return found
