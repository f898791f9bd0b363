"""Doing what a page asks for: each kind of change is one call of the log."""

from contextlib import suppress
from functools import singledispatch
from typing import NamedTuple

from shotlog.errors import DamagedProject
from shotlog.ingest import measured_again
from shotlog.log import Measured, Project, Question, Request, Statement
from shotlog.record import (
    Author,
    Caption,
    Critique,
    Marker,
    Revision,
    SmartBin,
    Transition,
    Writer,
    by_section,
)
from shotlog.server import changes
from shotlog.timing import FrameRange


class Hand(NamedTuple):
    """Whose hand makes a change.

    Attributes:
        project: In which project.
        author: Who they are.
        request: Under which name they ask for it, and what they had seen.
    """

    project: Project
    author: Author
    request: Request

    def measured(self, clip: str) -> Measured | None:
        """What measures shots of a clip that get new bounds; None where its signals are lost."""
        with suppress(DamagedProject):
            return measured_again(self.project, self.project.find_clip(clip))
        return None


@singledispatch
def do(deed: changes.Ask, hand: Hand) -> Revision:
    """Do what is asked for.

    Raises:
        ShotlogError: As the method of `Project` that does it.
    """
    raise NotImplementedError(type(deed).__name__)


@do.register
def label(deed: changes.Label, hand: Hand) -> Revision:
    statements = [
        Statement(
            deed.clip,
            said.shot,
            said.facet,
            said.value,
            part=_part(said.start, said.end),
            evidence={} if said.accepts is None else {"accepted": said.accepts},
            certainty=said.certainty,
        )
        for said in deed.labels
    ]
    return hand.project.set_labels(statements, hand.author, request=hand.request)


@do.register
def unlabel(deed: changes.Unlabel, hand: Hand) -> Revision:
    questions = [
        Question(deed.clip, unsaid.shot, unsaid.facet, _part(unsaid.start, unsaid.end))
        for unsaid in deed.labels
    ]
    return hand.project.unset_labels(questions, hand.author, request=hand.request)


@do.register
def cut(deed: changes.Cut, hand: Hand) -> Revision:
    measured = hand.measured(deed.clip)
    return hand.project.cut(deed.clip, deed.frame, hand.author, measured, request=hand.request)


@do.register
def join(deed: changes.Join, hand: Hand) -> Revision:
    measured = hand.measured(deed.clip)
    return hand.project.join(deed.clip, deed.frame, hand.author, measured, request=hand.request)


@do.register
def move(deed: changes.Move, hand: Hand) -> Revision:
    measured = hand.measured(deed.clip)
    return hand.project.move_boundary(
        deed.clip, deed.frame, deed.to, hand.author, measured, request=hand.request
    )


@do.register
def transit(deed: changes.Transit, hand: Hand) -> Revision:
    way = Transition(kind=deed.transition, start=deed.start, end=deed.end, confidence=1.0)
    return hand.project.set_transition(deed.clip, deed.frame, way, hand.author, request=hand.request)


@do.register
def set_kind(deed: changes.SetKind, hand: Hand) -> Revision:
    return hand.project.set_kind(deed.clip, deed.shot, deed.to, hand.author, request=hand.request)


@do.register
def mark(deed: changes.Mark, hand: Hand) -> Revision:
    marker = Marker(
        id=deed.id,
        clip=deed.clip,
        start=deed.start,
        end=deed.end,
        colour=deed.colour,
        name=deed.name,
        note=deed.note,
        author=hand.author,
    )
    return hand.project.put_marker(marker, hand.author, request=hand.request)


@do.register
def unmark(deed: changes.Unmark, hand: Hand) -> Revision:
    return hand.project.remove_marker(deed.id, hand.author, request=hand.request)


@do.register
def decide(deed: changes.Decide, hand: Hand) -> Revision:
    return hand.project.decide(deed.shots, deed.progress, hand.author, note=deed.note, request=hand.request)


@do.register
def describe(deed: changes.Describe, hand: Hand) -> Revision:
    said = [(part.name, part.text.strip()) for part in deed.parts if part.text.strip()]
    if not said:
        return hand.project.remove_caption(deed.id, hand.author, request=hand.request)
    text, sections = by_section(said)
    caption = Caption(
        id=deed.id,
        clip=deed.clip,
        start=deed.start,
        end=deed.end,
        author=Writer(name=hand.author.name, kind="person"),
        text=text,
        sections=sections,
    )
    return hand.project.put_caption(caption, hand.author, request=hand.request)


@do.register
def judge(deed: changes.Judge, hand: Hand) -> Revision:
    critique = Critique(
        id=deed.id,
        caption=deed.caption,
        clip=deed.clip,
        answers=deed.answers,
        insertions=deed.insertions,
        rating=deed.rating,
        text=deed.text,
        submitted=deed.submitted,
        author=hand.author,
    )
    return hand.project.put_critique(critique, hand.author, request=hand.request)


@do.register
def keep_bin(deed: changes.KeepBin, hand: Hand) -> Revision:
    kept = SmartBin(id=deed.id, name=deed.name, query=deed.query, author=hand.author)
    return hand.project.put_smart_bin(kept, hand.author, request=hand.request)


@do.register
def drop_bin(deed: changes.DropBin, hand: Hand) -> Revision:
    return hand.project.remove_smart_bin(deed.id, hand.author, request=hand.request)


@do.register
def undo(deed: changes.Undo, hand: Hand) -> Revision:
    return hand.project.undo(hand.author, deed.number, request=hand.request)


@do.register
def redo(_deed: changes.Redo, hand: Hand) -> Revision:
    return hand.project.redo(hand.author, request=hand.request)


def _part(start: int | None, end: int | None) -> FrameRange | None:
    return None if start is None or end is None else FrameRange(start, end)
