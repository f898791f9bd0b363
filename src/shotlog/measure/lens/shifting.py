"""Where the focus passes from one part of the picture to another, while both stay in frame.

Two pictures of a shot are held against each other cell by cell. Light and tones of a cell must be the same,
so that nothing has come or gone there; then what was sharp and is soft lies out of focus now. What moves
goes with its tones, and what is only blurred by motion has nothing elsewhere that turns sharp with it.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from shotlog.measure.lens.sharpness import Mask, Sharpness, largest_place
from shotlog.measure.suggest.suggestion import Suggestion, figure
from shotlog.timing import FrameIndex, FrameRange

_LEFT: Final = 0.35
"""Share of its steepest step that a cell may keep that went out of focus."""
_SAME_LUMA: Final = 10.0
"""Levels of 255 by which the mean of a cell may change, and show the same thing."""
_LIKE: Final = 0.95
"""Correlation of two pictures' cells from which the camera stands, or nearly."""
_SHARE: Final = 0.05
"""Share of the picture that must go out of focus, and as much come into it."""
_TOGETHER: Final = 0.03
"""Share of it that must do so side by side."""
_KEPT: Final = 0.6
"""Share of these cells that must be so in the pictures before and after, too."""
_BACK: Final = 0.2
"""Share of what went out of focus in one shift that comes back into it in the next, if that goes back."""
_ON: Final = 0.7
"""Share of what came into focus in one shift that goes out of it in the next, if that goes on elsewhere."""
_CLOSER: Final = 12
"""Parts that the time is cut into between two pictures, one with the focus here, the other there, and the
time before and after them: a slow shift begins and ends outside."""
_BEGUN: Final = 0.1
"""Part of the way from one sharpness to the other at which a shift begins, and before its end."""
_RESTING: Final = 0.25
"""Quantile of the pictures before, and from above after, that shows the focus at rest."""
_RACK_SECONDS: Final = 1.8
_PULL_SECONDS: Final = 2.4
"""A shift up to the one is a rack, from the other on a pull; between, both words are used."""
_MOST: Final = 2
"""Shifts of a shot, there and back; where there are more, the camera hunts for focus."""


class Shift(NamedTuple):
    """The focus passes between two pictures, by their places in a sequence.

    Attributes:
        before: The last picture with the focus where it was.
        after: The first with the focus where it goes.
        lost: Cells that were sharp before.
        gained: Cells that are sharp after.
    """

    before: int
    after: int
    lost: Mask
    gained: Mask


def shifts(pictures: Sequence[Sharpness]) -> list[Shift]:
    """All shifts of the focus within a sequence of pictures of one shot, each between the nearest two."""
    found: list[Shift] = []
    for apart in range(1, len(pictures)):
        for before in range(len(pictures) - apart):
            after = before + apart
            if any(one.before < after and before < one.after for one in found):
                continue
            passed = _passed(pictures[before], pictures[after])
            if passed is not None and _lasts(pictures, before, after, *passed):
                found.append(Shift(before, after, *passed))
    return _joined(sorted(found, key=lambda one: one.before))


def _joined(found: list[Shift]) -> list[Shift]:
    """Shifts of which the next neither goes back nor leaves what the last has reached are parts of one."""
    joined: list[Shift] = []
    for shift in found:
        last = joined[-1] if joined else None
        if last is None or shift.gained[last.lost].mean() >= _BACK or shift.lost[last.gained].mean() >= _ON:
            joined.append(shift)
        else:
            joined[-1] = Shift(last.before, shift.after, last.lost | shift.lost, last.gained | shift.gained)
    return joined


def between(pictures: Mapping[FrameIndex, Sharpness]) -> list[FrameIndex]:
    """Frames to look at besides, since the focus shifts somewhere between two that were looked at."""
    frames = _of_one_size(pictures)
    closer: list[FrameIndex] = []
    for shift in shifts([pictures[frame] for frame in frames]):
        around = frames[max(0, shift.before - 1) : shift.after + 2]
        for first, last in pairwise(around):
            closer += [first + (last - first) * number // _CLOSER for number in range(1, _CLOSER)]
    return sorted({frame for frame in closer if frame not in pictures})


def focus_change(
    pictures: Mapping[FrameIndex, Sharpness], seconds: Callable[[FrameRange], float]
) -> list[Suggestion]:
    """`focus_change` with its frames: `rack` or, if it takes longer, `pull`.

    Args:
        pictures: The pictures of a shot that were looked at, by frame.
        seconds: How long frames last.
    """
    frames = _of_one_size(pictures)
    seen = [pictures[frame] for frame in frames]
    found = shifts(seen)
    if len(found) > _MOST:
        return []
    firsts = [0, *(one.after for one in found)]
    lasts = [*(one.before for one in found[1:]), len(seen) - 1]
    suggestions = []
    for shift, first, last in zip(found, firsts, lasts, strict=False):
        levels = [_level(one, shift) for one in seen[first : last + 1]]
        begin, end = _ends(levels, shift.before - first, shift.after - first)
        span = FrameRange(frames[first + begin], frames[first + end] + 1)
        suggestions += _named(span, shift, seconds(span))
    return suggestions


def _of_one_size(pictures: Mapping[FrameIndex, Sharpness]) -> list[FrameIndex]:
    """Frames of all pictures that are of the commonest size inside their bars, in order."""
    sizes = Counter(one.ratio.shape for one in pictures.values())
    size = max(sizes, key=lambda one: sizes[one], default=None)
    return [frame for frame, one in sorted(pictures.items()) if one.ratio.shape == size]


def _named(span: FrameRange, shift: Shift, seconds: float) -> list[Suggestion]:
    if _RACK_SECONDS < seconds < _PULL_SECONDS:
        return []
    term = "rack" if seconds <= _RACK_SECONDS else "pull"
    evidence = {"lost": figure(float(shift.lost.mean())), "gained": figure(float(shift.gained.mean()))}
    evidence |= {f"lost_{side}": figure(place) for side, place in _middle(shift.lost).items()}
    evidence |= {f"gained_{side}": figure(place) for side, place in _middle(shift.gained).items()}
    return [Suggestion("focus_change", term, 0.85, evidence, span, partial=True)]


def _middle(cells: Mask) -> dict[str, float]:
    """Where cells lie on the whole, as shares of the picture inside its bars."""
    rows, columns = np.nonzero(cells)
    return {"x": (columns.mean() + 0.5) / cells.shape[1], "y": (rows.mean() + 0.5) / cells.shape[0]}


def _passed(one: Sharpness, other: Sharpness) -> tuple[Mask, Mask] | None:
    """Cells that one picture has sharp and the other soft, and the other way round; None without both."""
    if not _is_same_view(one, other):
        return None
    lost, gained = _lost(one, other), _lost(other, one)
    return (lost, gained) if _is_large(lost) and _is_large(gained) else None


def _is_large(cells: Mask) -> bool:
    return float(cells.mean()) >= _SHARE and largest_place(cells) >= _TOGETHER


def _lost(one: Sharpness, other: Sharpness) -> Mask:
    same = np.abs(one.luma - other.luma) <= _SAME_LUMA
    lost: Mask = one.sharp & ~other.sharp & same & (other.fine <= _LEFT * one.fine)
    return lost


def _is_same_view(one: Sharpness, other: Sharpness) -> bool:
    lumas = np.stack((one.luma.ravel(), other.luma.ravel()))
    return bool((lumas.std(axis=1) > 1).all()) and float(np.asarray(np.corrcoef(lumas))[0, 1]) >= _LIKE


def _lasts(pictures: Sequence[Sharpness], before: int, after: int, lost: Mask, gained: Mask) -> bool:
    """Whether the pictures next to both, where there are any, have the focus where these have it."""
    pairs = [(before - 1, after)] if before > 0 else []
    pairs += [(before, after + 1)] if after + 1 < len(pictures) else []
    return all(_kept(pictures[one], pictures[other], lost, gained) for one, other in pairs)


def _kept(one: Sharpness, other: Sharpness, lost: Mask, gained: Mask) -> bool:
    still_lost, still_gained = _lost(one, other)[lost], _lost(other, one)[gained]
    return min(float(still_lost.mean()), float(still_gained.mean())) >= _KEPT


def _level(one: Sharpness, shift: Shift) -> float:
    """How far the focus is on its way: low where it was, high where it goes."""
    steps = np.log1p(one.fine)
    return float(np.median(steps[shift.gained]) - np.median(steps[shift.lost]))


def _ends(levels: Sequence[float], before: int, after: int) -> tuple[int, int]:
    """The last picture before the focus moves and the first after it has come to rest."""
    values: npt.NDArray[np.float64] = np.array(levels)
    low = min(values[before], np.quantile(values[: before + 1], _RESTING))
    high = max(values[after], np.quantile(values[after:], 1 - _RESTING))
    reach = _BEGUN * (high - low)
    begin = int(np.flatnonzero(values[: after + 1] <= low + reach)[-1])
    return begin, begin + int(np.flatnonzero(values[begin:] >= high - reach)[0])
