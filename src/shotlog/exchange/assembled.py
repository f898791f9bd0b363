"""Shots of several clips end to end on one timeline, and which files hold which clips."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from shotlog.errors import UsageError
from shotlog.exchange.format import Loss
from shotlog.exchange.material import Material
from shotlog.exchange.wording import file_stems
from shotlog.record import Clip, Shot
from shotlog.timing import FrameIndex, FrameRange


@dataclass(frozen=True, slots=True)
class Placed:
    """A shot on a timeline.

    Attributes:
        material: Its clip.
        shot: The shot.
        start: Its first frame on the timeline, which begins at 0.
    """

    material: Material
    shot: Shot
    start: FrameIndex

    @property
    def end(self) -> FrameIndex:
        """The first frame after it on the timeline."""
        return self.start + self.shot.end - self.shot.start


def placed(materials: Sequence[Material]) -> Iterator[Placed]:
    """Every exported shot, end to end."""
    start = 0
    for material in materials:
        for shot in material.shots:
            one = Placed(material, shot, start)
            yield one
            start = one.end


@dataclass(frozen=True, slots=True)
class Run:
    """Shots of a clip that follow each other without a gap, on a timeline.

    Attributes:
        material: Their clip.
        frames: Their frames in the clip.
        start: The first of them on the timeline.
    """

    material: Material
    frames: FrameRange
    start: FrameIndex

    def moved(self, frames: FrameRange) -> FrameRange | None:
        """Where frames of the clip stand on the timeline; None where their first one does not."""
        part = self.frames.intersection(frames)
        if part is None or frames.start not in self.frames:
            return None
        shift = self.start - self.frames.start
        return FrameRange(part.start + shift, part.end + shift)


def runs(materials: Sequence[Material]) -> Iterator[Run]:
    """The runs of all clips, end to end."""
    start = 0
    for material in materials:
        for first, end in material.runs:
            yield Run(material, FrameRange(first, end), start)
            start += end - first


def whole(material: Material) -> Run:
    """A clip as a timeline of its own."""
    return Run(material, FrameRange(0, material.clip.frames), 0)


@dataclass(frozen=True, slots=True)
class File:
    """A file to be written, and the clips in it."""

    path: Path
    materials: list[Material]


def names_folder(path: Path) -> bool:
    """Whether a path is meant for a folder: it is one, or it has no suffix and is not there yet."""
    return path.is_dir() or not (path.suffix or path.exists())


def files(materials: Sequence[Material], path: Path, suffix: str, *, together: bool, why: str) -> list[File]:
    """One file for all clips, or a folder with one for each.

    Args:
        materials: The clips.
        path: A file or a folder.
        suffix: Of the files in a folder.
        together: Whether one file may hold several of these clips.
        why: Why not, where it may not.

    Raises:
        UsageError: Several files are needed, and the path is that of one.
    """
    folder = names_folder(path)
    if not folder and (together or len(materials) == 1):
        return [File(path, list(materials))]
    if not folder:
        raise UsageError(why, hint=f"Name a folder for them; {path} is a file.", path=path)
    stems = file_stems([material.clip.name for material in materials])
    return [
        File(path / f"{stem}{suffix}", [material]) for material, stem in zip(materials, stems, strict=True)
    ]


def fit(materials: Sequence[Material], unfit: Callable[[Clip], str]) -> tuple[list[Material], list[Loss]]:
    """The clips that can stand in a format, and what is to be said of the others.

    Args:
        materials: The clips.
        unfit: Why a clip cannot; empty where it can.
    """
    reasons = [(material, unfit(material.clip)) for material in materials if material.shots]
    left_out = [Loss(one.clip.name, None, f"it was left out: {why}", "clip") for one, why in reasons if why]
    return [one for one, why in reasons if not why], left_out


def require_some(fitting: Sequence[Material], left_out: Sequence[Loss], format_name: str) -> None:
    """Refuse to write nothing.

    Raises:
        UsageError: No clip is left.
    """
    if not fitting:
        reasons = "; ".join(sorted({loss.message for loss in left_out})) or "no shot is chosen"
        raise UsageError(
            f"none of these clips can be written as {format_name}: {reasons}",
            hint="Conform them to a constant standard rate, or export otio, csv or jsonl.",
        )
