"""The report as one page of HTML that stands alone: it loads nothing and runs nothing."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from shotlog.captions.reporting.comparing import Comparison
from shotlog.captions.reporting.figures import Example, ModelReport, Rate
from shotlog.captions.reporting.plots import Figures, Plot, plot
from shotlog.captions.reporting.report import Report
from shotlog.captions.totals import Interval
from shotlog.files import whole_file

_AROUND = 160
"""Characters of a caption that are shown on either side of a false statement."""

_SIGNED = "Right of zero, the first is ahead."
_SIGNED_ERRORS = "Left of zero, the first errs less."


def write_page(report: Report, path: Path, *, title: str = "Captions") -> None:
    """Write a report as a page of HTML.

    Args:
        report: The report.
        path: Where; what stands there is replaced.
        title: Heading of the page.

    Raises:
        StorageFailed: The disk is full or not writable.
    """
    page = _template().generate(
        title=title,
        captions=report.captions,
        clips=report.clips,
        models=report.models,
        plots=list(_plots(report.models)),
        comparisons=report.comparisons,
        sides=[list(_sides(one)) for one in report.comparisons],
    )
    with whole_file(path) as file:
        for piece in page:
            file.write(piece.encode("utf-8", "backslashreplace"))


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("shotlog.captions.reporting", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "share": _share,
        "interval": _interval,
        "count": _count,
        "before": _before,
        "after": _after,
        "plain": lambda name: name.replace("_", " "),
    }
    return environment.get_template("page.html.j2")


def _plots(models: Sequence[ModelReport]) -> Iterator[Plot]:
    sections = sorted({name for model in models for name in model.overall.sections})
    yield plot(
        "Sections",
        "F1 of what each section says.",
        {
            name: [
                (number, model.overall.sections[name].f1, f"{model.overall.sections[name].captions} captions")
                for number, model in enumerate(models)
                if name in model.overall.sections
            ]
            for name in sections
        },
    )
    yield plot("Facets", "Of the claims that can be told, those that are false.", _rows(models, _facets))
    yield plot("Kinds of error", "Captions with such an error.", _rows(models, lambda one: one.errors))
    yield plot(
        "Severity", "Captions with an error that matters so much.", _rows(models, lambda one: one.severities)
    )
    yield plot("Left out", "Captions that leave it out.", _rows(models, lambda one: one.left_out))
    yield plot("Wording", "Captions that break the rule.", _rows(models, lambda one: one.wording))


def _facets(model: ModelReport) -> Sequence[Rate]:
    return model.facets


def _rows(models: Sequence[ModelReport], rates: Callable[[ModelReport], Sequence[Rate]]) -> Figures:
    """The rates of all models by what they are of, the most frequent first."""
    found = [{rate.name: rate for rate in rates(model)} for model in models]
    often = {name: sum(one[name].part for one in found if name in one) for one in found for name in one}
    return {
        name: [
            (number, one[name].share, f"{one[name].part} of {one[name].whole}")
            for number, one in enumerate(found)
            if name in one
        ]
        for name in sorted(often, key=lambda name: (-often[name], name))
    }


def _sides(one: Comparison) -> Iterator[Plot]:
    for title, note, figures in (
        ("Scores", _SIGNED, one.differences),
        ("Facets", _SIGNED_ERRORS, one.facets),
    ):
        rows: Figures = {name: [(0, figure, _points(figure))] for name, figure in figures.items()}
        yield plot(title, note, rows, signed=True)


def _points(figure: Interval) -> str:
    return "" if figure.value is None else f"{100 * figure.value:+.1f} points"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f} %"  # noqa: RUF001 - a dash for what is not known


def _interval(figure: Interval) -> str:
    if figure.low is None or figure.high is None:
        return ""
    return f"{100 * figure.low:.1f} to {100 * figure.high:.1f}"


def _count(value: float) -> str:
    return f"{value:g}"


def _before(example: Example) -> str:
    start = max(0, example.span[0] - _AROUND)
    return ("… " if start else "") + example.text[start : example.span[0]]


def _after(example: Example) -> str:
    end = example.span[1] + _AROUND
    return example.text[example.span[1] : end] + (" …" if end < len(example.text) else "")
