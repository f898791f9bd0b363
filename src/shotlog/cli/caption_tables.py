"""Checked captions as they stand in a terminal: claims marked in the text, what is wrong with them below."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from shotlog.captions.checking import Checked
from shotlog.captions.reporting import Report
from shotlog.captions.totals import Interval
from shotlog.captions.verdict import Omission, Verdict
from shotlog.cli.answers import visible
from shotlog.cli.tables import value_words
from shotlog.record import Clip
from shotlog.timing import FrameRange

_MARKS: Final = {"supported": "green", "contradicted": "bold red", "cannot_tell": "yellow"}
_NEAR_MISS: Final = "magenta"
_SIGNS: Final = {"supported": "✓", "contradicted": "✗", "cannot_tell": "?"}
"""Colours alone would say nothing in a file, or to those who cannot tell them apart."""


def checked_page(heading: str, checked: Checked, clip: Clip) -> RenderableType:
    """One caption: its words with every film claim marked, and what is to be said of them."""
    parts: list[RenderableType] = [Text(visible(heading), style="bold"), Padding(_marked(checked), (0, 2))]
    language = checked.reading.language
    if language not in {"en", "none"}:
        parts.append(Text(f"  not read: its language seems to be {language}", style="yellow"))
    wrong = [one for one in checked.verdicts if one.is_wrong]
    if wrong:
        parts.append(_wrong_table(wrong, clip))
    if checked.omissions:
        parts.append(_left_out_table(checked.omissions, clip))
    if checked.flaws:
        parts.append(_wording_table(checked))
    parts += [_score_line(checked), *_suggestion(checked), Text()]
    return Group(*parts)


def changes_of(heading: str, checked: Checked) -> RenderableType:
    """The suggested text beside what was written: what goes is struck through, what comes is underlined."""
    return Group(Text(visible(heading), style="bold"), Padding(_tracked(checked), (0, 2)), Text())


def report_table(report: Report) -> RenderableType:
    """Which model errs where, one model a row, and where each errs most."""
    table = _table("model", "captions", "precision", "recall", "F1", "reward", "errs most in", title="models")
    for model in report.models:
        overall = model.overall
        most = [rate for rate in model.facets if rate.part][:4]
        places = ", ".join(f"{rate.name} {rate.part} of {rate.whole}" for rate in most)
        figures = [_interval(getattr(overall, name)) for name in ("precision", "recall", "f1", "reward")]
        table.add_row(visible(model.model), str(overall.captions), *figures, visible(places) or "nothing")
    return table


def _marked(checked: Checked) -> Text:
    """The text as given, each film claim in the colour of its verdict and with a sign of it."""
    pieces, at = Text(), 0
    films = [one for one in checked.verdicts if one.claim.kind == "film"]
    films.sort(key=lambda one: one.claim.span)
    for one in films:
        start, end = max(at, one.claim.span[0]), one.claim.span[1]
        if end <= at:  # said within another claim: the table has it
            continue
        pieces.append(visible_lines(checked.text[at:start]))
        pieces.append(visible_lines(checked.text[start:end]), style=_style(one) + " underline" * one.is_wrong)
        pieces.append("≈" if one.is_near_miss else _SIGNS[one.ruling], style=_style(one))
        at = end
    pieces.append(visible_lines(checked.text[at:]))
    return pieces


def visible_lines(text: str) -> str:
    """Text of strangers with its lines kept; see `visible`."""
    return "\n".join(visible(line) for line in text.split("\n"))


def _style(verdict: Verdict) -> str:
    return _NEAR_MISS if verdict.is_near_miss else _MARKS[verdict.ruling]


def _wrong_table(wrong: list[Verdict], clip: Clip) -> Table:
    table = _table("says", "is", "where", "kind", "because", title="wrong")
    for one in wrong:
        table.add_row(
            Text(visible(one.claim.words), style=_style(one)),
            Text(visible("not so" if one.true_value is None else value_words(one.true_value)), style="green"),
            _where(one.frames, clip),
            Text((one.error_type or "").replace("_", " ")),
            Text(visible(one.reason)),
        )
    return table


def _left_out_table(omissions: tuple[Omission, ...], clip: Clip) -> Table:
    table = _table("to say", "where", "section", title="left out")
    for one in omissions:
        table.add_row(Text(visible(one.words), style="green"), _where(one.frames, clip), Text(one.section))
    return table


def _wording_table(checked: Checked) -> Table:
    table = _table("words", "rule", "what to do", title="wording")
    for one in checked.flaws:
        table.add_row(Text(visible(one.words), style="cyan"), Text(one.rule), Text(one.advice))
    return table


def _score_line(checked: Checked) -> Text:
    whole = checked.score.whole
    figures = {
        "precision": whole.precision,
        "recall": whole.recall,
        "F1": whole.f1,
        "reward": checked.score.reward,
    }
    said = "   ".join(f"{name} {'-' if share is None else f'{share:.2f}'}" for name, share in figures.items())
    return Text(f"  {said}   {whole.untold} cannot be told", style="dim")


def _suggestion(checked: Checked) -> Iterator[RenderableType]:
    if checked.suggested != checked.text:
        yield Text("  suggested", style="bold")
        yield Padding(_tracked(checked), (0, 2))


def _tracked(checked: Checked) -> Text:
    """Word by word, what goes and what comes."""
    before, after = checked.text.split(" "), checked.suggested.split(" ")
    words = Text()
    changes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for kind, start, end, new_start, new_end in changes:
        if kind == "equal":
            words.append(visible_lines(" ".join(before[start:end])) + " ")
            continue
        if end > start:
            words.append(visible_lines(" ".join(before[start:end])), style="red strike")
            words.append(" ")
        if new_end > new_start:
            words.append(visible_lines(" ".join(after[new_start:new_end])), style="green underline")
            words.append(" ")
    return words


def _where(frames: FrameRange, clip: Clip) -> Text:
    start = clip.timecode(frames.start)
    return Text(f"{frames.start}-{frames.end}" + (f" ({start})" if start else ""))


def _interval(interval: Interval) -> str:
    value, low, high = interval
    if value is None:
        return "-"
    return f"{value:.2f}" if low is None or high is None else f"{value:.2f} ({low:.2f}-{high:.2f})"


def _table(*columns: str, title: str) -> Table:
    table = Table(
        title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, padding=(0, 2)
    )
    for column in columns:
        table.add_column(column, header_style="dim", overflow="fold")
    return table
