"""Reel names for EDLs: eight characters by which an editing system finds the source again."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from shotlog.exchange.wording import plain, stem
from shotlog.record import Clip
from shotlog.timing import FrameRange

LENGTH = 8
"""Characters of a reel name in CMX 3600."""

UNKNOWN = "AX"
"""What CMX 3600 calls a source without a name."""

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


def reels(clips: Sequence[Clip]) -> list[str]:
    """A reel for each clip: `A-Z`, `0-9` and `_`, at most eight, from its reel tag or else its file's name.

    Two clips have one reel only if they are one file, or carry the same tag and no timecode in common, as
    takes on one tape do; else a number takes the place of the last letters of the later one.
    """
    tapes: dict[str, list[_Tape]] = {}
    names = _Names()
    chosen = []
    for clip in clips:
        labels = _labels(clip)
        alike = tapes.setdefault(clip.reel or clip.sha256, [])
        tape = next((tape for tape in alike if tape.has_room(clip.sha256, labels)), None)
        if tape is None:
            tape = _Tape(names.unused(_wanted(clip)))
            alike.append(tape)
        tape.takes.append((clip.sha256, labels))
        chosen.append(tape.reel)
    return chosen


class _Names:
    """Reel names, each given out once."""

    def __init__(self) -> None:
        self._taken = set(_MEANT_OTHERWISE)
        self._numbers: Counter[str] = Counter()

    def unused(self, base: str) -> str:
        name = base
        while name in self._taken:
            self._numbers[base] += 1
            mark = f"_{self._numbers[base] + 1}"  # a bare digit would look like the reel of another clip
            name = base[: LENGTH - len(mark)] + mark
        self._taken.add(name)
        return name


def _wanted(clip: Clip) -> str:
    """The reel before any other clip is looked at."""
    name = plain(clip.reel or stem(clip.name)).upper()
    return re.sub(r"[^A-Z0-9]+", "_", name).strip("_")[:LENGTH] or UNKNOWN


def _labels(clip: Clip) -> FrameRange:
    """The timecode that a clip covers, in frames since midnight."""
    start = clip.timecode(0)
    first = 0 if start is None else start.frames
    return FrameRange(first, first + clip.frames)
