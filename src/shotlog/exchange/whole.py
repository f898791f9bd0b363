"""Everything that is known of a clip as JSON; things are named by their place, not by random ids."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from shotlog.exchange.material import Material
from shotlog.record import Label, Shot, Transition
from shotlog.record.fields import Id

VERSION = 1
"""Of these shapes."""

Json = dict[str, Any]


def clip_told(material: Material) -> Json:
    """A clip with its markers, decisions, captions and critiques.

    Decisions name their shot by its number, from 1; a caption that revises another, and a critique, name the
    caption by its place, from 1.
    """
    shots = {shot.id: number for number, shot in enumerate(material.log.shots, start=1)}
    captions = {caption.id: number for number, caption in enumerate(material.captions, start=1)}
    return {
        "clip": material.clip.model_dump(mode="json"),
        "markers": [_named(marker) for marker in material.markers],
        "decisions": [_named(decision, shot=shots) for decision in material.decisions],
        "captions": [_named(caption, revises=captions) for caption in material.captions],
        "critiques": [_named(critique, caption=captions) for critique in material.critiques],
    }


def shot_told(material: Material, shot: Shot) -> Json:
    """A shot with every label: what is shown of it, what is said of its parts, and what was said before."""
    log, count = material.log, material.count
    shown, parts = log.shown(shot), log.parts(shot)
    return {
        "shot": material.number_of(shot),
        "start": shot.start,
        "end": shot.end,
        "start_timecode": None if count is None else count.label(shot.start),
        "end_timecode": None if count is None else count.label(shot.end),
        "kind": shot.kind,
        "transition_in": _transition(shot.transition_in),
        "transition_out": _transition(shot.transition_out),
        "labels": {facet: _label(label) for facet, label in shown.items()},
        "parts": [_placed(label) for label in parts],
        "said_before": _said_before(log.labels_of(shot), [*shown.values(), *parts]),
    }


def _said_before(labels: Sequence[Label], current: Sequence[Label]) -> list[Json]:
    if len(labels) == len(current):
        return []
    ids = {label.id for label in current}
    return [_placed(label) for label in labels if label.id not in ids]


def _transition(one: Transition) -> Json:
    return {"kind": one.kind, "start": one.start, "end": one.end, "confidence": one.confidence}


def _label(label: Label) -> Json:
    """What is said, by whom, how sure and why."""
    return {
        "value": label.value,
        "author": label.author.name,
        "by": label.author.kind,
        "confidence": label.confidence,
        "certainty": label.certainty,
        "evidence": label.evidence,
        "vocabulary": label.vocabulary,
        "made_at": label.made_at.isoformat(),
    }


def _placed(label: Label) -> Json:
    """The same with its facet and its frames; None where it speaks of the whole shot."""
    return {"facet": label.facet, "start": label.start, "end": label.end, **_label(label)}


def _named(thing: BaseModel, **places: Mapping[Id, int]) -> Json:
    """A thing without its id and its clip's, with places for the ids of others."""
    shape = thing.model_dump(mode="json", exclude={"id", "clip"})
    for field, numbers in places.items():
        shape[field] = numbers.get(shape[field])
    return shape
