"""What the picture as a whole does: points are followed through the film, and what they tell is given."""

from collections import deque
from collections.abc import Callable
from fractions import Fraction
from typing import Any, Final, NamedTuple, Self

from shotlog.measure.camera.fitting import fit
from shotlog.measure.camera.tracks import Tracks
from shotlog.measure.look import Plane
from shotlog.measure.motion import NO_MOTION, Motion, motion_of
from shotlog.measure.stillness import NOTHING_STOOD, stillness_between
from shotlog.timing import FrameIndex, Pts

_FOLLOW_EVERY: Final = Fraction(1, 15)
"""Seconds from which points are followed on: shorter steps cost more than they tell."""
_MOST_WAITING: Final = 8
"""Frames after which points are followed whatever the PTS say."""
_JUDGE_EVERY: Final = Fraction(1, 6)
"""Seconds from which drift, stillness and course are taken again; a shot is judged by many of them."""
_REFERENCE_AGE: Final = Fraction(1, 2)
"""Seconds back to the frame that drift and stillness compare with: slow moves show, quick ones track."""
_LONGEST: Final = Fraction(1)
"""Seconds back to which tracks are remembered."""
_MOST_HELD: Final = 24
"""Samples held at most, whatever the PTS say."""
_YOUNGEST: Final = Fraction(1, 3)
"""Seconds that tracks must span for a course, so that something can have moved."""
_FEWEST: Final = 20
"""Points of which a course is made."""

Row = dict[str, Any]
"""The columns `motion_*`, `reference`, `drift_*`, `still`, `structured` and `course` of one frame; `course`
is None where none was taken."""


class _Sample(NamedTuple):
    frame: FrameIndex
    pts: Pts
    luma: Plane


class _Ticks(NamedTuple):
    """The times above in units of the time base."""

    follow: Fraction
    judge: Fraction
    reference: Fraction
    longest: Fraction
    youngest: Fraction

    @classmethod
    def of(cls, time_base: Fraction) -> Self:
        seconds = (_FOLLOW_EVERY, _JUDGE_EVERY, _REFERENCE_AGE, _LONGEST, _YOUNGEST)
        return cls(*(each / time_base for each in seconds))


class Movement:
    """Takes the looks of a clip in order and gives the rows of its frames, each once, a few frames late."""

    def __init__(self, time_base: Fraction, take: Callable[[Row], None]) -> None:
        """Begin a clip whose PTS are in units of `time_base` seconds; `take` is called with every row."""
        self._time_base = time_base
        self._ticks = _Ticks.of(time_base)
        self._take = take
        self._tracks = Tracks()
        self._held: deque[_Sample] = deque(maxlen=_MOST_HELD)
        self._judged_at: Pts | None = None
        self._given = 0
        self._newest: _Sample | None = None

    def add(self, luma: Plane, pts: Pts) -> None:
        """The next frame's luma, and when it is shown."""
        frame = 0 if self._newest is None else self._newest.frame + 1
        self._newest = _Sample(frame, pts, luma)
        waiting = frame + 1 - self._given
        if not self._held or waiting >= _MOST_WAITING or pts - self._held[-1].pts >= self._ticks.follow:
            self._follow(self._newest)

    def finish(self) -> None:
        """No more frames: give the rows that are left."""
        if self._newest is not None and self._newest.frame >= self._given:
            self._follow(self._newest)

    def _follow(self, sample: _Sample) -> None:
        """Follow the points to the next sample, and give the rows of the frames since the one before."""
        self._tracks.add(sample.luma)
        while self._held and sample.pts - self._held[0].pts > self._ticks.longest:
            self._held.popleft()
        frames = sample.frame + 1 - self._given
        height, width = sample.luma.shape
        motion = motion_of(*self._tracks.between(1), width, height).over(frames)
        self._held.append(sample)
        for _ in range(frames - 1):
            self._take(_row(motion))
        self._take(_row(motion, **self._judged(sample)))
        self._given = sample.frame + 1

    def _judged(self, sample: _Sample) -> Row:
        """Drift, stillness and course, where it is time for them."""
        if self._judged_at is not None and sample.pts - self._judged_at < self._ticks.judge:
            return {}
        reference = self._reference(sample.pts)
        if reference is None:
            return {}
        self._judged_at = sample.pts
        age = len(self._held) - 1 - reference
        height, width = sample.luma.shape
        then = self._held[reference]
        return {
            "reference": then.frame,
            **_named("drift", motion_of(*self._tracks.between(age), width, height)),
            **stillness_between(then.luma, sample.luma)._asdict(),
            "course": self._course(sample),
        }

    def _reference(self, now: Pts) -> int | None:
        """Place among the samples held of the youngest that is old enough to compare with."""
        for place in range(len(self._held) - 1, -1, -1):
            if now - self._held[place].pts >= self._ticks.reference:
                return place
        return 0 if len(self._held) == _MOST_HELD else None

    def _course(self, sample: _Sample) -> list[float] | None:
        age, then, now = self._tracks.longest(len(self._held) - 1, _FEWEST)
        began = self._held[-1 - age]
        ticks = sample.pts - began.pts
        if ticks < self._ticks.youngest:
            return None
        found = fit(then, now, sample.luma)
        return None if found is None else [float(began.frame), float(ticks * self._time_base), *found]


def _row(motion: Motion, **judged: Any) -> Row:  # noqa: ANN401 - figures and one list of figures
    return {**_named("motion", motion), **_UNJUDGED, **judged}


def _named(prefix: str, motion: Motion) -> dict[str, float]:
    return {f"{prefix}_{name}": value for name, value in motion._asdict().items()}


_UNJUDGED: Final[Row] = {
    "reference": -1,
    **_named("drift", NO_MOTION),
    **NOTHING_STOOD._asdict(),
    "course": None,
}
