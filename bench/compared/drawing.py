"""The plots, as plain SVG that reads in light and in dark."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from xml.sax.saxutils import escape

from compared.boundaries import Score
from compared.reliability import Bin
from compared.results import Speed
from compared.tools import EVERYTHING

_STYLE: Final = """
.ground { fill: #ffffff; }
text { font: 12px system-ui, "Segoe UI", "Noto Sans", sans-serif; fill: #1f2328; }
.dim { fill: #59636e; } .end { text-anchor: end; } .mid { text-anchor: middle; } .bold { font-weight: 600; }
.grid { stroke: #d1d9e0; } .axis { stroke: #818b98; fill: none; } .range { stroke: #59636e; }
.ours { fill: #0969da; stroke: #0969da; } .theirs { fill: #afb8c1; stroke: #afb8c1; }
.hollow { fill: none; stroke-width: 2; }
@media (prefers-color-scheme: dark) {
  .ground { fill: #0d1117; }
  text { fill: #f0f6fc; } .dim { fill: #9198a1; } .grid { stroke: #3d444d; } .axis { stroke: #656c76; }
  .range { stroke: #9198a1; } .ours { fill: #4493f8; stroke: #4493f8; }
  .theirs { fill: #656c76; stroke: #656c76; }
}
"""
_LEFT: Final = 170
_WIDE: Final = 720
_ROW: Final = 24


def speed(found: Sequence[Speed]) -> str:
    """A bar a tool: its share of the speed of bare decoding, by the clock, with the range over rounds."""
    scale = (_WIDE - _LEFT - 150) / max(1.0, *(one.by_clock.most for one in found))
    parts = _ticks([0, 0.25, 0.5, 0.75, 1], scale, 16 + _ROW * len(found))
    for number, one in enumerate(found):
        top, middle = 10 + _ROW * number, one.by_clock.middle * scale
        least, most = (_LEFT + value * scale for value in (one.by_clock.least, one.by_clock.most))
        parts += [
            _text(_LEFT - 8, top + 13, one.tool, "end" + _bold(one.tool)),
            f'<rect class="{_whose(one.tool)}" x="{_LEFT}" y="{top + 3}" width="{middle:.1f}" height="12"/>',
            f'<path class="range" d="M{least:.1f} {top + 9}H{most:.1f}"/>',
            _text(most + 8, top + 13, f"{one.by_clock.middle:.2f}, {one.rate:.0f} frames/s", "dim"),
        ]
    return _drawn("Speed, as a share of bare decoding with PyAV", _WIDE, 40 + _ROW * len(found), parts)


def transitions(found: Mapping[str, Score]) -> str:
    """Two dots a tool: F1 for hard cuts (full) and for gradual transitions (hollow)."""
    scale = _WIDE - _LEFT - 40
    parts = _ticks([0, 0.25, 0.5, 0.75, 1], scale, 16 + _ROW * len(found))
    for number, (tool, score) in enumerate(found.items()):
        middle = 19 + _ROW * number
        hard, soft = (_LEFT + scale * tally.f1 for tally in (score.hard, score.gradual))
        parts += [
            _text(_LEFT - 8, middle + 4, "shotlog" if tool == EVERYTHING else tool, "end" + _bold(tool)),
            f'<path class="grid" d="M{soft:.1f} {middle}H{hard:.1f}"/>',
            f'<circle class="{_whose(tool)}" cx="{hard:.1f}" cy="{middle}" r="5"/>',
            f'<circle class="{_whose(tool)} hollow" cx="{soft:.1f}" cy="{middle}" r="4.5"/>',
        ]
    below = 56 + _ROW * len(found)
    parts.append(_text(_LEFT, below, "F1 for hard cuts (full) and gradual transitions (hollow)", "dim"))
    return _drawn("F1 of hard cuts and gradual transitions", _WIDE, below + 10, parts)


def reliability(found: Mapping[str, Sequence[Bin]]) -> str:
    """A square a facet: confidence to the right, share right upwards; on the diagonal it can be believed."""
    side, across = 120, 5
    parts = []
    for number, (facet, bins) in enumerate(found.items()):
        left, top = 36 + number % across * (side + 30), 26 + number // across * (side + 52)
        parts += _square(facet, bins, left, top, side)
    rows = -(-len(found) // across)
    return _drawn(
        "Share of labels right, by confidence", 44 + across * (side + 30), rows * (side + 52) + 16, parts
    )


def _square(facet: str, bins: Sequence[Bin], left: int, top: int, side: int) -> list[str]:
    def spot(one: Bin) -> tuple[float, float]:
        return left + one.mean * side, top + side - one.right / one.labels * side

    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(spot, bins))
    dots = [
        f'<circle class="ours" cx="{x:.1f}" cy="{y:.1f}" r="{min(8.0, 2 + one.labels**0.5 / 3):.1f}">'
        f"<title>{one.right} of {one.labels} right at {one.mean:.2f}</title></circle>"
        for one, (x, y) in zip(bins, map(spot, bins), strict=True)
    ]
    count = sum(one.labels for one in bins)
    return [
        _text(left, top - 6, f"{facet} ({count})", "bold" if facet == "all" else ""),
        f'<path class="axis" d="M{left} {top}V{top + side}H{left + side}"/>',
        f'<path class="grid" d="M{left} {top + side}L{left + side} {top}"/>',
        *(_text(left + at * side, top + side + 14, f"{at:g}", "dim mid") for at in (0, 0.5, 1)),
        *(_text(left - 5, top + side - at * side + 4, f"{at:g}", "dim end") for at in (0, 0.5, 1)),
        f'<polyline class="ours hollow" style="stroke-width: 1" points="{line}"/>',
        *dots,
    ]


def _ticks(values: Iterable[float], scale: float, bottom: int) -> list[str]:
    return [
        part
        for value in values
        for part in (
            f'<path class="grid" d="M{_LEFT + value * scale:.1f} 8V{bottom}"/>',
            _text(_LEFT + value * scale, bottom + 14, f"{value:g}", "dim mid"),
        )
    ]


def _text(x: float, y: float, words: str, style: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{style}">{escape(words)}</text>'


def _bold(tool: str) -> str:
    return " bold" if tool.startswith("shotlog") else ""


def _whose(tool: str) -> str:
    return "ours" if tool.startswith("shotlog") else "theirs"


def _drawn(title: str, width: int, height: int, parts: Iterable[str]) -> str:
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
        f"<title>{escape(title)}</title>",
        f"<style>{_STYLE}</style>",
        '<rect class="ground" width="100%" height="100%"/>',
        *parts,
        "</svg>\n",
    ]
    return "\n".join(lines)
