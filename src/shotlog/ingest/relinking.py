"""Finding footage again after it has moved: by its content, and what has other content by name and length."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from shotlog.errors import ShotlogError
from shotlog.ingest.apart import measure_apart
from shotlog.ingest.found import find_footage
from shotlog.log import Project
from shotlog.media import sha256_of
from shotlog.record import Clip

Status = Literal["there", "found", "alike", "ambiguous", "lost"]
"""What became of a clip. `there`: its file is where the log has it. `found`: a file with its content is
elsewhere. `alike`: a file of its name and number of frames is elsewhere, with other bytes, as after it was
wrapped anew. `ambiguous`: several such files are; none was taken. `lost`: no file is."""

Frames = Callable[[Path], int]
"""Counts the frames of a file; may raise any `ShotlogError`."""


@dataclass(frozen=True, slots=True)
class Relinked:
    """What became of one clip.

    Attributes:
        clip: The clip as the log had it.
        status: In a word.
        path: Where it is now, for `there`, `found` and `alike`.
        others: The files between which nobody can choose, for `ambiguous`.
    """

    clip: Clip
    status: Status
    path: Path | None = None
    others: tuple[Path, ...] = ()


def relink(
    project: Project, folders: Sequence[Path], *, dry_run: bool = False, frames: Frames | None = None
) -> Iterator[Relinked]:
    """Point the log to where its footage is now, clip by clip.

    Only files whose size or name is that of a lost clip are read.

    Args:
        project: Whose footage it is.
        folders: Where to look, through and through; files may be named, too.
        dry_run: Only say what would become of each.
        frames: Counts frames of files that are alike by name; every frame is decoded unless given.

    Yields:
        What became of each clip, in the order of the log.
    """
    looking = _Looking(find_footage(folders).files, frames or _counted)
    for clip in project.clips():
        made = looking.relinked(clip)
        if made.path is not None and made.status != "there" and not dry_run:
            project.move_clip(clip.sha256, made.path)
        yield made


class _Looking:
    """The files among which clips are looked for; each is hashed once, and only if it must be."""

    def __init__(self, files: Sequence[Path], frames: Frames) -> None:
        self._frames = frames
        self._by_size: dict[int, list[Path]] = defaultdict(list)
        self._by_name: dict[str, list[Path]] = defaultdict(list)
        self._hashes: dict[Path, str] = {}
        for file in files:
            self._by_size[_size(file)].append(file)
            self._by_name[file.name].append(file)

    def relinked(self, clip: Clip) -> Relinked:
        here = Path(clip.path)
        if _size(here) == clip.size and self._hash(here) == clip.sha256:
            return Relinked(clip, "there", here)
        same = [file for file in self._by_size.get(clip.size, ()) if self._hash(file) == clip.sha256]
        if same:  # copies are as good as each other; the one that is called alike is the likeliest
            named = [file for file in same if file.name == clip.name]
            return Relinked(clip, "found", (named or same)[0])
        alike = [file for file in self._by_name.get(clip.name, ()) if self._is_as_long(file, clip)]
        if len(alike) > 1:
            return Relinked(clip, "ambiguous", others=tuple(alike))
        return Relinked(clip, "alike", alike[0]) if alike else Relinked(clip, "lost")

    def _is_as_long(self, file: Path, clip: Clip) -> bool:
        try:
            return self._frames(file) == clip.frames
        except ShotlogError:
            return False

    def _hash(self, file: Path) -> str:
        if file not in self._hashes:
            try:
                self._hashes[file] = sha256_of(file)
            except ShotlogError:
                self._hashes[file] = ""
        return self._hashes[file]


def _counted(path: Path) -> int:
    frames: int = measure_apart(path)["log"]["clip"]["frames"]
    return frames


def _size(path: Path) -> int:
    """Bytes of a file; -1 where there is none."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return -1
