"""Saying what shots are: the labels of a project."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import sqlalchemy as sa

from shotlog.errors import NotFound, NotInVocabulary, UsageError
from shotlog.log import checks, reading, tables
from shotlog.log.desk import Desk
from shotlog.log.request import Request
from shotlog.log.writing import Deed
from shotlog.record import Author, Certainty, Change, Evidence, Label, LabelValue, Revision
from shotlog.record.fields import Id, Sha256, new_id
from shotlog.timing import FrameIndex, FrameRange
from shotlog.vocabulary.wording import said


class Question(NamedTuple):
    """What may be answered by a label.

    Attributes:
        clip: The clip.
        shot: The shot.
        facet: The facet, by any of its names.
        part: The frames asked about, where those are not the whole shot.
    """

    clip: Sha256
    shot: Id
    facet: str
    part: FrameRange | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody says of a shot: a `Label` that is yet to be made.

    Attributes:
        clip: The clip.
        shot: The shot.
        facet: The facet, by any of its names.
        value: As in `Label`, or as people say it.
        part: The frames spoken of, where those are not the whole shot.
        confidence: As in `Label`.
        certainty: As in `Label`.
        evidence: As in `Label`; `{"accepted": ID}` names the machine's label that was found right.
    """

    clip: Sha256
    shot: Id
    facet: str
    value: LabelValue
    part: FrameRange | None = None
    confidence: float = 1.0
    certainty: Certainty = "sure"
    evidence: Evidence = field(default_factory=dict)


class Labelling(Desk):
    """The part of a `Project` that labels."""

    def set_label(
        self,
        clip: Sha256,
        shot: Id,
        facet: str,
        value: LabelValue,
        author: Author,
        *,
        part: FrameRange | None = None,
        confidence: float = 1.0,
        certainty: Certainty = "sure",
        evidence: Evidence | None = None,
        request: Request | None = None,
    ) -> Revision:
        """Say something of a shot, or of a part of it. What was said before stays in the log beneath it.

        Raises:
            NotInVocabulary: The vocabulary does not know the facet or the value.
            NotFound: The clip has no such shot (any more).
            Conflict: The part is not in the shot.
            ChangedSince: A person answered the same question after `request.seen`.
        """
        one = Statement(clip, shot, facet, value, part, confidence, certainty, evidence or {})
        return self.set_labels([one], author, request=request)

    def set_labels(
        self, statements: Sequence[Statement], author: Author, *, request: Request | None = None
    ) -> Revision:
        """Say several things at once, of one shot or of many: all of them or none.

        Raises:
            UsageError: There is nothing to say, or a value is given where the question does not apply.
            NotInVocabulary, NotFound, Conflict, ChangedSince: As for `set_label`.
        """
        if not statements:
            raise UsageError("there are no labels to set")
        labels = [self._label(one, author) for one in statements]

        def plan(connection: sa.Connection) -> Deed:
            checks.require_shots(connection, labels)
            note = f"set {_named(connection, labels)}"
            if len({repr(label.value) for label in labels}) == 1:
                note += f" to {_answer(labels[0])}"
            return Deed("set", note, [Change.to(label) for label in labels], adds=True)

        return self._do(author, request, plan)

    def unset_labels(
        self, questions: Sequence[Question], author: Author, *, request: Request | None = None
    ) -> Revision:
        """Take back all that `author` said in answer to these questions, so that what stands beneath shows.

        Raises:
            NotInVocabulary: The vocabulary does not know a facet.
            NotFound: The author has answered none of the questions.
            ChangedSince: A person answered one of them after `request.seen`.
        """
        asked = [one._replace(facet=self.vocabulary.facet(one.facet).id) for one in questions]

        def plan(connection: sa.Connection) -> Deed:
            labels = [label for one in asked for label in _answers(connection, one, author)]
            if not labels:
                raise NotFound(
                    f"{author.name} has said nothing of that", hint="Only one's own word is taken back."
                )
            note = f"took back {_named(connection, labels)}"
            return Deed("unset", note, [Change.removing(label) for label in labels])

        return self._do(author, request, plan)

    def add_labels(
        self,
        labels: Sequence[Label],
        author: Author,
        note: str,
        action: str = "import",
        *,
        request: Request | None = None,
    ) -> Revision:
        """Take in many labels, with their own authors: all of them or none.

        Raises:
            NotInVocabulary: The vocabulary does not know a facet or value.
            NotFound: A clip has no such shot (any more).
            Conflict: A label's part is not in its shot, or a label is in the log already.
            UsageError: There are no labels.
        """
        if not labels:
            raise UsageError("there are no labels to add")
        checked = [self._checked(label) for label in labels]

        def plan(connection: sa.Connection) -> Deed:
            checks.require_shots(connection, checked)
            return Deed(action, note, [Change.to(label) for label in checked], adds=True)

        return self._do(author, request, plan)

    def sayable(self, facet: str, value: LabelValue) -> tuple[str, LabelValue]:
        """A facet's id and a value as the vocabulary has it, for what may be said of a shot.

        Raises:
            NotInVocabulary: There is no such facet or value, or the facet is not asked of shots.
        """
        meant = self.vocabulary.facet(facet)
        if meant.applies_to not in {"shot", "entity"}:
            raise NotInVocabulary(
                f"{meant.id} is asked of a {meant.applies_to}, not of a shot",
                hint="`shotlog vocabulary` lists the facets.",
            )
        return meant.id, self.vocabulary.check(meant.id, value)

    def _label(self, one: Statement, author: Author) -> Label:
        facet, value = self.sayable(one.facet, one.value)
        if one.certainty == "not_applicable" and value is not None:
            raise UsageError(
                f"{facet} cannot be {said(value)} where it does not apply", hint="Give no value."
            )
        start, end = _ends(one.part)
        return Label(
            id=new_id(),
            clip=one.clip,
            shot=one.shot,
            start=start,
            end=end,
            facet=facet,
            value=value,
            author=author,
            confidence=one.confidence,
            certainty=one.certainty,
            evidence=one.evidence,
            vocabulary=self.vocabulary.version,
        )

    def _checked(self, label: Label) -> Label:
        facet, value = self.sayable(label.facet, label.value)
        return label.model_copy(
            update={"facet": facet, "value": value, "vocabulary": self.vocabulary.version}
        )


def _answers(connection: sa.Connection, question: Question, author: Author) -> list[Label]:
    """All that stands of what an author said in answer to a question."""
    label = tables.label
    start, end = _ends(question.part)
    asked = sa.select(label.c.doc).where(
        label.c.clip == question.clip,
        label.c.shot == question.shot,
        label.c.facet == question.facet,
        label.c.author == author.name,
        label.c.author_kind == author.kind,
        label.c.start.is_not_distinct_from(start),
        label.c.end.is_not_distinct_from(end),
    )
    return [Label.model_validate(doc) for doc in connection.execute(asked).scalars()]


def _ends(part: FrameRange | None) -> tuple[FrameIndex | None, FrameIndex | None]:
    return (None, None) if part is None else (part.start, part.end)


def _named(connection: sa.Connection, labels: Sequence[Label]) -> str:
    """What labels speak of, in words: `shot_size of shot 3 of A001.mov`."""
    facets = sorted({label.facet for label in labels})
    shots = {(label.clip, label.shot) for label in labels}
    what = facets[0] if len(facets) == 1 else f"{len(facets)} facets"
    if len(shots) > 1:
        return f"{what} of {len(shots)} shots"
    return f"{what} of {reading.place_of(connection, *shots.pop())}"


def _answer(label: Label) -> str:
    if label.certainty == "not_applicable":
        return "not applicable"
    return said(label.value) if label.certainty == "sure" else f"{said(label.value)} (unsure)"
