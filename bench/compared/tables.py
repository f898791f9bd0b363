"""The tables, as Markdown."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from compared.boundaries import ENDS_WITHIN, Score, Tally
from compared.facets import RIGHT, WRONG
from compared.reels import balanced
from compared.reliability import Bin
from compared.results import Speed, Spread
from compared.tools import EVERYTHING


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; the first column is text, the others stand to the right."""
    lines = [headings, ["---", *["---:"] * (len(headings) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def speed(found: Sequence[Speed]) -> str:
    """How fast each tool is, beside bare decoding."""
    headings = [
        "tool",
        "frames/s",
        "of bare decoding, clock",
        "of bare decoding, CPU",
        "CPU ms/frame",
        "peak MiB",
    ]
    rows = [
        [
            one.tool,
            f"{one.rate:.0f}",
            _spread(one.by_clock),
            _spread(one.by_cpu),
            f"{one.cpu_ms:.1f}",
            f"{one.mib:.0f}",
        ]
        for one in found
    ]
    return table(headings, rows)


def transitions(found: Mapping[str, Score]) -> str:
    """How well each tool finds hard cuts and gradual transitions."""
    headings = ["tool", "hard: precision", "recall", "F1", "gradual: precision", "recall", "F1"]
    rows = [
        [_named(tool), *_tally(score.hard), *_tally(score.gradual), f"{score.ends}/{score.as_ranges}"]
        for tool, score in found.items()
    ]
    return table([*headings, f"both ends within {ENDS_WITHIN}"], rows)


def facets(found: Mapping[str, Counter[str]]) -> str:
    """Of each facet, how many are right, wrong and silent."""
    headings = ["facet", "right", "one class off", "wrong", "missed", "silent", "wrong of what was said"]
    rows = []
    for facet, counts in found.items():
        right, wrong = sum(counts[name] for name in RIGHT), sum(counts[name] for name in WRONG)
        said = right + wrong + counts["missed"] + counts["next class"]
        numbers = (right, counts["next class"], wrong, counts["missed"], counts["silent"])
        share = f"{100 * wrong / said:.0f} %" if said else "-"
        rows.append([f"`{facet}`", *map(str, numbers), share])
    return table(headings, rows)


def primitives(found: Mapping[str, Counter[str]]) -> str:
    """Of each camera move, how often it was seen where it is, and where it is not."""
    headings = [
        "primitive",
        "right",
        "silent",
        "missed",
        "falsely said",
        "of clips without",
        "balanced accuracy",
    ]
    rows = []
    for name, counts in found.items():
        without = counts["rightly not"] + counts["open"] + counts["falsely said"]
        numbers = (counts["right"], counts["silent"], counts["missed"], counts["falsely said"], without)
        rows.append([f"`{name}`", *map(str, numbers), _share(balanced(counts))])
    known = [value for value in map(balanced, found.values()) if value is not None]
    mean = _share(sum(known) / len(known)) if known else "-"
    return table(headings, [*rows, ["mean", *[""] * 5, mean]])


def pairs(found: Mapping[tuple[str, str], Counter[str]]) -> str:
    """Of each pair of moves that look alike, how often the right one was named."""
    headings = ["pair", "depth: right", "left open", "wrong", "no depth: left open", "named"]
    names = ("right", "open", "wrong", "left open", "named")
    return table(
        headings,
        [[" / ".join(pair), *(str(counts[name]) for name in names)] for pair, counts in found.items()],
    )


def reliability(found: Mapping[str, Sequence[Bin]]) -> str:
    """Of the labels given with some confidence, how many are right."""
    headings = ["facet", "confidence, mean", "labels", "right", "share right"]
    rows = [
        [f"`{facet}`", f"{one.mean:.2f}", str(one.labels), str(one.right), f"{one.right / one.labels:.2f}"]
        for facet, bins in found.items()
        for one in bins
    ]
    return table(headings, rows)


def _named(tool: str) -> str:
    return "shotlog" if tool == EVERYTHING else tool


def _spread(one: Spread) -> str:
    return f"{one.middle:.2f} ({one.least:.2f}–{one.most:.2f})"  # noqa: RUF001 - a dash between numbers


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _tally(one: Tally) -> list[str]:
    return [f"{one.hit}/{one.hit + one.invented}", f"{one.hit}/{one.hit + one.missed}", f"{one.f1:.3f}"]
