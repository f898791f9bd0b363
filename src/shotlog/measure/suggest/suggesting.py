"""From the signals of one shot to labels."""

from collections.abc import Callable
from typing import Final

from shotlog.measure.signals import Signals
from shotlog.measure.suggest.camera import camera
from shotlog.measure.suggest.colour import colour, colour_temperature
from shotlog.measure.suggest.light import exposure, key_style
from shotlog.measure.suggest.picture import freezes, letterbox
from shotlog.measure.suggest.suggestion import Suggestion, steady_frames
from shotlog.record import Clip, Label, Shot, machine
from shotlog.record.fields import new_id
from shotlog.timing import FrameRange
from shotlog.vocabulary import cinema

Analyser = Callable[[Signals, FrameRange], list[Suggestion]]
"""Looks at the steady frames of a shot; an empty answer means that it cannot tell."""

ANALYSERS: Final[tuple[Analyser, ...]] = (
    camera,
    colour,
    colour_temperature,
    exposure,
    freezes,
    key_style,
    letterbox,
)


def suggest(signals: Signals, clip: Clip, shot: Shot) -> list[Label]:
    """What can be said of a shot from the saved signals alone; a facet left out cannot be told.

    Used when a clip is measured, and again when a person cuts or joins its shots.

    Returns:
        Labels by this room, at most one for the whole shot a facet, each with the frames and figures it
        rests on. Black, white and titles get none: nothing was filmed.
    """
    if shot.kind != "shot":
        return []
    frames = steady_frames(shot, signals)
    version = cinema().version
    return [
        _label(suggestion, clip, shot, version)
        for analyser in ANALYSERS
        for suggestion in analyser(signals, frames)
    ]


def _label(suggestion: Suggestion, clip: Clip, shot: Shot, version: str) -> Label:
    frames = suggestion.frames or shot.frames
    return Label(
        id=new_id(),
        clip=clip.sha256,
        shot=shot.id,
        start=frames.start if suggestion.partial else None,
        end=frames.end if suggestion.partial else None,
        facet=suggestion.facet,
        value=suggestion.value,
        author=machine("measure"),
        confidence=round(suggestion.confidence, 3),
        evidence={"frames": [frames.start, frames.end], **suggestion.evidence},
        vocabulary=version,
    )
