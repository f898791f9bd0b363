"""Dots with intervals, laid out for a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shotlog.captions.totals import Interval

_LEFT, _RIGHT, _WIDTH = 190, 90, 760
_ROW, _STEP = 14, 13
_MOST_ROWS = 16


@dataclass(frozen=True, slots=True)
class Mark:
    """A dot and its interval, in pixels.

    Attributes:
        x: Middle of the dot.
        low: Left end of the interval.
        high: Right end of the interval.
        y: Height of both.
        series: Number of the model, from 0.
        note: What stands to the right.
    """

    x: float
    low: float
    high: float
    y: float
    series: int
    note: str


@dataclass(frozen=True, slots=True)
class Row:
    """What stands in one row: a name in the middle of its dots."""

    name: str
    y: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """Rows of dots under a scale.

    Attributes:
        title: What is plotted.
        note: What the figures are.
        width: In pixels.
        height: In pixels.
        ticks: Place and text of each mark of the scale.
        rows: The rows, the first on top.
        left: Right end of the names.
        beyond: How many rows there were no room for.
        zero: Place of zero, where the scale has two sides.
    """

    title: str
    note: str
    width: int
    height: float
    ticks: tuple[tuple[float, str], ...]
    rows: tuple[Row, ...]
    left: int
    beyond: int
    zero: float | None


Figures = Mapping[str, Sequence[tuple[int, Interval, str]]]
"""For each row, the model's number, its figure, and what is said beside it."""


def plot(title: str, note: str, figures: Figures, *, signed: bool = False) -> Plot:
    """A plot of shares from 0 to 100 %, or of differences from -100 to 100.

    Args:
        title: What is plotted.
        note: What the figures are.
        figures: The rows in their order.
        signed: Whether they are differences.
    """
    reach = _reach(figures, signed=signed)
    low, high = (-reach, reach) if signed else (0.0, reach)

    def at(share: float) -> float:
        clipped = min(max(share, low), high)
        return _LEFT + (clipped - low) / (high - low) * (_WIDTH - _LEFT - _RIGHT)

    rows, top = [], 26.0
    for name, marks in list(figures.items())[:_MOST_ROWS]:
        told = [(series, figure, said) for series, figure, said in marks if figure.value is not None]
        made = [
            Mark(
                at(figure.value or 0.0),
                at(figure.value or 0.0) if figure.low is None else at(figure.low),
                at(figure.value or 0.0) if figure.high is None else at(figure.high),
                top + _STEP * place,
                series,
                said,
            )
            for place, (series, figure, said) in enumerate(told)
        ]
        if made:
            rows.append(Row(name.replace("_", " "), (made[0].y + made[-1].y) / 2, tuple(made)))
            top += _STEP * len(made) + _ROW - 4
    ticks = tuple((at(share), f"{share:.0%}") for share in _ticks(low, high))
    zero = at(0.0) if signed else None
    return Plot(
        title, note, _WIDTH, top, ticks, tuple(rows), _LEFT - 12, max(0, len(figures) - _MOST_ROWS), zero
    )


def _reach(figures: Figures, *, signed: bool) -> float:
    """The end of the scale: a round share that holds every dot and interval."""
    ends = [
        abs(end)
        for marks in figures.values()
        for _, figure, _ in marks
        for end in (figure.value, figure.low if signed else 0.0, figure.high)
        if end is not None
    ]
    furthest = max(ends, default=1.0)
    return next((reach for reach in (0.1, 0.2, 0.4, 0.6, 0.8) if furthest <= reach), 1.0)


def _ticks(low: float, high: float) -> list[float]:
    step = (high - low) / 4
    return [low + step * place for place in range(5)]
