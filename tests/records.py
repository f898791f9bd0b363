"""Made-up clip logs, for tests that need a record but no footage."""

import hashlib
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from shotlog.record import Author, Clip, ClipLog, Label, LabelValue, Shot, Transition, machine
from shotlog.record.fields import new_id
from shotlog.timing import Rate

ANNA = Author(name="anna", kind="person")
BEN = Author(name="ben", kind="person")
MEASURE = machine("measure")


def clip(name: str = "A001.mov", *, frames: int = 100, folder: str = "/footage", content: str = "") -> Clip:
    """A clip whose hash follows from its path, or from `content`."""
    path = f"{folder}/{name}"
    return Clip(
        path=path,
        sha256=hashlib.sha256((content or path).encode()).hexdigest(),
        size=1000,
        container="mov",
        codec="h264",
        pixel_format="yuv420p",
        rate=Rate(Fraction(24000, 1001)),
        frames=frames,
        time_base=Fraction(1, 24000),
        first_pts=0,
        duration=Fraction(frames * 1001, 24000),
        width=320,
        height=180,
        pixel_aspect=Fraction(1),
        display_aspect=Fraction(16, 9),
    )


def shots(of: Clip, bounds: Sequence[int] = ()) -> tuple[Shot, ...]:
    """Shots that tile a clip, with plain cuts at `bounds`."""
    edges = [0, *bounds, of.frames]
    return tuple(
        Shot(
            id=new_id(),
            clip=of.sha256,
            start=start,
            end=end,
            transition_in=_transition("start" if start == 0 else "cut", start),
            transition_out=_transition("end" if end == of.frames else "cut", end),
        )
        for start, end in pairwise(edges)
    )


def _transition(kind: str, frame: int) -> Transition:
    return Transition.model_validate({"kind": kind, "start": frame, "end": frame, "confidence": 1.0})


def label(of: Shot, facet: str, value: LabelValue, author: Author = MEASURE, **more: float) -> Label:
    """Something said of a shot."""
    return Label.model_validate(
        {
            "id": new_id(),
            "clip": of.clip,
            "shot": of.id,
            "facet": facet,
            "value": value,
            "author": author,
            "confidence": 0.9 if author.kind == "machine" else 1.0,
            "vocabulary": "test",
            **more,
        }
    )


def clip_log(
    name: str = "A001.mov",
    *,
    frames: int = 100,
    bounds: Sequence[int] = (30, 60),
    folder: str = "/footage",
    content: str = "",
    said: Sequence[tuple[int, str, LabelValue]] = (),
) -> ClipLog:
    """A clip, its shots between `bounds`, and what the measuring said: (shot from 1, facet, value)."""
    of = clip(name, frames=frames, folder=folder, content=content)
    made = shots(of, bounds)
    labels = tuple(label(made[number - 1], facet, value) for number, facet, value in said)
    return ClipLog(clip=of, shots=made, labels=labels)
