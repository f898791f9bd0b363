"""Reel names for EDLs: the characters by which an editing system finds the source again."""

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from shotlog.exchange.wording import plain, stem
from shotlog.record import Clip
from shotlog.timing import FrameRange

Style = Literal["8", "32", "as-is"]
"""Reels of 8 capital letters after CMX 3600, of 32 characters as File32 has them, or as the tag stands."""

UNKNOWN = "AX"
"""What CMX 3600 calls a source without a name."""

_LENGTHS: dict[Style, int] = {"8": 8, "32": 32, "as-is": 255}
_MEANT_OTHERWISE = {"BL", "BLACK", "BARS"}
"""Names by which an EDL means a generated picture, not a source."""


@dataclass(slots=True)
class _Tape:
    """What one reel name stands for: the takes on it, each a content hash and its timecode."""

    reel: str
    takes: list[tuple[str, FrameRange]] = field(default_factory=list)

    def has_room(self, sha256: str, labels: FrameRange) -> bool:
        """Whether a take could be on it: it is there already, or nothing else has its timecode."""
        return all(sha256 == other or labels.intersection(taken) is None for other, taken in self.takes)


def reels(clips: Sequence[Clip], style: Style = "8") -> list[str]:
    """A reel for each clip, from its reel tag or else its file's name.

    Of eight characters: `A-Z`, `0-9` and `_`; longer ones keep their case, dots and hyphens. Two clips have
    one reel only if they are one file, or carry the same tag and no timecode in common, as takes on one
    tape do; else a number takes the place of the last letters of the later one.
    """
    tapes: dict[str, list[_Tape]] = {}
    names = _Names(_LENGTHS[style])
    chosen = []
    for clip in clips:
        labels = _labels(clip)
        alike = tapes.setdefault(clip.reel or clip.sha256, [])
        tape = next((tape for tape in alike if tape.has_room(clip.sha256, labels)), None)
        if tape is None:
            tape = _Tape(names.unused(_wanted(clip, style)))
            alike.append(tape)
        tape.takes.append((clip.sha256, labels))
        chosen.append(tape.reel)
    return chosen


def reel_map(clips: Sequence[Clip], chosen: Sequence[str]) -> bytes:
    """Which reel stands for which file, as CSV: reel, tag, clip, path, sha256."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["reel", "tag", "clip", "path", "sha256"])
    writer.writerows(
        [reel, clip.reel or "", clip.name, clip.path, clip.sha256]
        for clip, reel in zip(clips, chosen, strict=True)
    )
    return text.getvalue().encode("utf-8-sig", "backslashreplace")


class _Names:
    """Reel names, each given out once, whatever the case."""

    def __init__(self, length: int) -> None:
        self._length = length
        self._taken = set(_MEANT_OTHERWISE)
        self._numbers: Counter[str] = Counter()

    def unused(self, base: str) -> str:
        name = base
        while name.upper() in self._taken:
            self._numbers[base] += 1
            mark = f"_{self._numbers[base] + 1}"  # a bare digit would look like the reel of another clip
            name = base[: self._length - len(mark)] + mark
        self._taken.add(name.upper())
        return name


def _wanted(clip: Clip, style: Style) -> str:
    """The reel before any other clip is looked at."""
    name = plain(clip.reel or stem(clip.name))
    if style == "8":
        name = re.sub(r"[^A-Z0-9]+", "_", name.upper())
    elif style == "32":
        name = re.sub(r"[^A-Za-z0-9.-]+", "_", name)
    else:
        name = name.replace(" ", "_")  # a blank would shift the columns
    return name.strip("_")[: _LENGTHS[style]] or UNKNOWN


def _labels(clip: Clip) -> FrameRange:
    """The timecode that a clip covers, in frames since midnight."""
    start = clip.timecode(0)
    first = 0 if start is None else start.frames
    return FrameRange(first, first + clip.frames)
