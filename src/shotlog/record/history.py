"""The append-only history from which the current state can be rebuilt.

A revision lists what it made of each thing that it touched. The state is what remains when all revisions
are read in order; taking one back is another revision.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Literal

from shotlog.errors import Conflict
from shotlog.record.caption import Caption
from shotlog.record.clip import Clip
from shotlog.record.critique import Critique
from shotlog.record.decision import Decision
from shotlog.record.fields import Id, Record, Sha256
from shotlog.record.label import Author, Label
from shotlog.record.marker import Marker
from shotlog.record.shot import Shot
from shotlog.record.smart_bin import SmartBin

Entity = Clip | Shot | Label | Caption | Marker | Decision | Critique | SmartBin

Kind = Literal["clip", "shot", "label", "caption", "marker", "decision", "critique", "smart_bin"]

ENTITIES: dict[Kind, type[Entity]] = {
    "clip": Clip,
    "shot": Shot,
    "label": Label,
    "caption": Caption,
    "marker": Marker,
    "decision": Decision,
    "critique": Critique,
    "smart_bin": SmartBin,
}
"""What the history keeps, by the name it has there. A clip's id is its hash."""

_KINDS: dict[type[Entity], Kind] = {entity: kind for kind, entity in ENTITIES.items()}

State = dict[tuple[str, str], dict[str, Any]]
"""What stands now: (kind, id) to the thing as JSON."""


class Change(Record):
    """What a revision made of one thing.

    Attributes:
        kind: What it is.
        id: Which one.
        after: The thing as JSON from now on, or None where it is no more.
    """

    kind: Kind
    id: str
    after: dict[str, Any] | None

    @classmethod
    def to(cls, entity: Entity) -> "Change":
        """The change that makes or replaces a thing."""
        name = entity.sha256 if isinstance(entity, Clip) else entity.id
        return cls(kind=_KINDS[type(entity)], id=name, after=entity.model_dump(mode="json"))

    @classmethod
    def removing(cls, entity: Entity) -> "Change":
        """The change after which a thing is no more."""
        return cls.to(entity).model_copy(update={"after": None})


class Revision(Record):
    """One entry of the history.

    Attributes:
        number: Place in the history, from 1, ascending.
        made_at: When.
        author: Who.
        action: What was done, in a word: `ingest`, `set`, `cut`, `join`, `import`, `caption`, `undo`, ...
        note: The same in a sentence.
        clip: Hash of the clip concerned; None where there are several.
        undoes: Number of the revision that this one takes back.
        request: Name that whoever asked for it gave the request; the same request is done once only.
        changes: What it made of what.
    """

    number: int
    made_at: datetime
    author: Author
    action: str
    note: str
    clip: Sha256 | None = None
    undoes: int | None = None
    request: Id | None = None
    changes: tuple[Change, ...] = ()


def replay(revisions: Iterable[Revision], state: State | None = None) -> State:
    """The state after `revisions`, read in order on top of `state`."""
    now: State = dict(state or {})
    for revision in revisions:
        for change in revision.changes:
            if change.after is None:
                now.pop((change.kind, change.id), None)
            else:
                now[change.kind, change.id] = change.after
    return now


def inverse(revision: Revision, before: State, now: Mapping[tuple[str, str], dict[str, Any]]) -> list[Change]:
    """The changes that take a revision back.

    Args:
        revision: The one to take back.
        before: State before it, at least for what it touched.
        now: Current state, at least for what it touched.

    Raises:
        Conflict: Something that it touched was changed again since; that must be taken back first.
    """
    for change in revision.changes:
        if now.get((change.kind, change.id)) != change.after:
            raise Conflict(
                f"revision {revision.number} ({revision.action}) cannot be taken back: "
                f"the {change.kind} it changed has been changed since",
                hint="Take the later change back first; `shotlog show` lists the history.",
            )
    return [
        Change(kind=change.kind, id=change.id, after=before.get((change.kind, change.id)))
        for change in reversed(revision.changes)
    ]
