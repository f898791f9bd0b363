"""The log as tables that fit the terminal."""

from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from shotlog.cli.answers import counted, plain, visible
from shotlog.measure import Finding
from shotlog.record import Clip, ClipLog, Label, LabelValue, Revision, Shot

_ORDER = (
    "shot_size",
    "camera_movement",
    "translation",
    "rotation",
    "intrinsic",
    "steadiness",
    "exposure",
    "key_style",
    "colour",
    "colour_temperature",
)
"""Facets that come first among the labels of a shot; the others follow by name."""


def clip_table(clips: Sequence[tuple[Clip, int]]) -> Table:
    """Clips with their number of shots."""
    table = _table("clip", "shots", "frames", "rate", "timecode", "size", "reel", "hash", "")
    for clip, shots in clips:
        table.add_row(
            plain(clip.name),
            str(shots),
            str(clip.frames),
            _rate(clip),
            clip.start_timecode or "",
            f"{clip.width}x{clip.height}",
            plain(clip.reel or ""),
            clip.sha256[:8],
            Text("!", style="yellow") if clip.warnings else "",
        )
    return table


def shot_table(log: ClipLog, shots: Sequence[Shot] | None = None) -> Table:
    """The shots of a clip, or some of them, one a row."""
    table = _table("#", "in", "out", "frames", "begins", "labels", title=_heading(log))
    for shot in log.shots if shots is None else shots:
        table.add_row(
            str(log.number_of(shot)),
            _place(log.clip, shot.start),
            _place(log.clip, shot.end),
            f"{shot.start}-{shot.end}",
            _beginning(shot),
            _labels(log.shown(shot)),
        )
    return table


def finding_table(clip: Clip, found: Iterable[Finding]) -> Table:
    """What is wrong with the pictures themselves, one finding a row."""
    table = _table("in", "out", "frames", "sure", "found", title="the pictures themselves")
    for one in found:
        table.add_row(
            _place(clip, one.frames.start),
            _place(clip, one.frames.end),
            f"{one.frames.start}-{one.frames.end}",
            f"{one.confidence:.2f}",
            plain(one.words),
        )
    return table


def shot_page(log: ClipLog, shot: Shot) -> RenderableType:
    """Everything said of one shot: each label with author, confidence and evidence, newest word marked."""
    shown = {label.id for label in log.shown(shot).values()}
    table = _table("", "facet", "value", "sure", "author", "when", "frames", "evidence")
    for label in sorted(log.labels_of(shot), key=lambda label: label.facet):
        table.add_row(
            "▸" if label.id in shown else "",
            plain(label.facet),
            plain(value_words(label.value)),
            f"{label.confidence:.2f}",
            Text(visible(label.author.name), style="bold" if label.author.kind == "person" else "dim"),
            label.made_at.strftime("%Y-%m-%d %H:%M"),
            f"{label.start}-{label.end}" if label.part else "",
            plain(_evidence(label)),
        )
    head = Text.assemble(
        (f"shot {log.number_of(shot)}", "bold"),
        f" of {visible(log.clip.name)}: frames {shot.start}-{shot.end}, {shot.kind}, {_beginning(shot)}",
        f" … {shot.transition_out.kind}",
    )
    return Group(head, table)


def history_table(revisions: Iterable[Revision]) -> Table:
    """What was done, oldest first."""
    table = _table("revision", "when", "who", "what", title="history")
    for revision in revisions:
        table.add_row(
            str(revision.number),
            revision.made_at.strftime("%Y-%m-%d %H:%M:%S"),
            plain(revision.author.name),
            plain(revision.note),
        )
    return table


def _table(*columns: str, title: str | None = None) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False)
    for column in columns:
        table.add_column(
            column,
            header_style="dim",
            justify="right" if column in {"#", "shots", "frames", "sure", "revision"} else "left",
            no_wrap=column in {"#", "in", "out", "frames", "shots", "timecode", "hash"},
            overflow="fold",
        )
    return table


def _heading(log: ClipLog) -> str:
    clip = log.clip
    shots, frames = counted(len(log.shots), "shot"), counted(clip.frames, "frame")
    return plain(f"{clip.name}: {shots}, {frames} at {_rate(clip)}")


def _rate(clip: Clip) -> str:
    rate = f"{float(clip.rate):.3f}".rstrip("0").rstrip(".")
    return f"{rate}{' DF' if clip.drop_frame else ''}{' VFR' if clip.variable_rate else ''}"


def _place(clip: Clip, frame: int) -> str:
    timecode = clip.timecode(frame)
    return str(frame) if timecode is None else str(timecode)


def _beginning(shot: Shot) -> str:
    kind = shot.kind if shot.kind != "shot" else ""
    way_in = shot.transition_in
    length = f" {way_in.end - way_in.start}" if way_in.end > way_in.start else ""
    return " ".join(part for part in (f"{way_in.kind.replace('_', ' ')}{length}", kind) if part)


def _labels(shown: dict[str, Label]) -> Text:
    """Labels one after the other: a person's bold, a machine's with its confidence."""
    words = Text()
    for facet in (*_ORDER, *(name for name in shown if name not in _ORDER)):
        label = shown.get(facet)
        if label is None or label.value in (None, []):
            continue
        words.append("  " if words else "")
        words.append("" if label.value == facet else f"{facet} ", "dim")
        if label.author.kind == "person":
            words.append(visible(value_words(label.value)), "bold")
        else:
            words.append(visible(value_words(label.value)))
            words.append(f" {label.confidence:.2f}", "dim")
    return words


def value_words(value: LabelValue) -> str:
    """A value as it stands in a table: terms, `none`, a change from one to another, or a dash for unknown."""
    if value is None:
        return "—"
    if isinstance(value, list):
        return ", ".join(value) if value else "none"
    if isinstance(value, dict):
        start, end = (_side(value.get(side)) for side in ("start", "end"))
        return start if start == end else f"{start} → {end}"
    return str(value)


def _side(value: Any) -> str:  # noqa: ANN401 - a term, several, or nothing
    if isinstance(value, list):
        return ", ".join(value) or "none"
    return "?" if value is None else str(value)


def _evidence(label: Label) -> str:
    return ", ".join(f"{name} {figure}" for name, figure in label.evidence.items())
