"""From the signals of one shot to labels."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from shotlog.measure.lens.labelling import lens
from shotlog.measure.observations import Observations
from shotlog.measure.people.labelling import people
from shotlog.measure.signals import Signals
from shotlog.measure.sound.suggesting import sound
from shotlog.measure.suggest.camera import camera
from shotlog.measure.suggest.colour import colour, colour_temperature, colourfulness
from shotlog.measure.suggest.light import exposure, flicker, key_style
from shotlog.measure.suggest.picture import freezes, letterbox
from shotlog.measure.suggest.suggestion import Suggestion, steady_frames
from shotlog.measure.text.suggesting import on_screen_text, overlays
from shotlog.record import Clip, Label, Shot, machine
from shotlog.record.fields import new_id
from shotlog.timing import FrameRange
from shotlog.vocabulary import cinema

Analyser = Callable[[Signals, FrameRange], list[Suggestion]]
"""Looks at the steady frames of a shot; an empty answer means that it cannot tell."""

Observer = Callable[[Observations, FrameRange], list[Suggestion]]
"""The same for what was seen in single pictures and heard."""

Witness = Callable[[Signals, Observations, FrameRange], list[Suggestion]]
"""The same for what was seen in single pictures, of which the signals must tell how far to trust it."""

ANALYSERS: Final[tuple[Analyser, ...]] = (
    camera,
    colour,
    colour_temperature,
    exposure,
    flicker,
    freezes,
    key_style,
    letterbox,
)


OBSERVERS: Final[tuple[Observer, ...]] = (
    colourfulness,
    on_screen_text,
    overlays,
    people,
    sound,
)

WITNESSES: Final[tuple[Witness, ...]] = (lens,)


def suggest(
    signals: Signals, clip: Clip, shot: Shot, observations: Observations | None = None
) -> list[Label]:
    """What can be said of a shot from what was saved alone; a facet left out cannot be told.

    Used when a clip is measured, and again when a person cuts or joins its shots.

    Returns:
        Labels by this room, at most one for the whole shot a facet, each with the frames and figures it
        rests on. Black, white and titles get none: nothing was filmed.
    """
    if shot.kind != "shot":
        return []
    frames = steady_frames(shot, signals)
    version = cinema().version
    suggestions = [one for analyser in ANALYSERS for one in analyser(signals, frames)]
    if observations is not None:
        suggestions += [one for observer in OBSERVERS for one in observer(observations, frames)]
        suggestions += [one for witness in WITNESSES for one in witness(signals, observations, frames)]
    return [_label(suggestion, clip, shot, version) for suggestion in _joined(suggestions)]


def _joined(suggestions: list[Suggestion]) -> list[Suggestion]:
    """One suggestion a facet for the whole shot: terms of several are put together, the surer one leads."""
    whole: dict[str, Suggestion] = {}
    parts = [one for one in suggestions if one.partial]
    for one in sorted((one for one in suggestions if not one.partial), key=lambda one: -one.confidence):
        before = whole.get(one.facet)
        if before is None:
            whole[one.facet] = one
        elif isinstance(before.value, list) and isinstance(one.value, list):
            terms = [*before.value, *(term for term in one.value if term not in before.value)]
            evidence = {**one.evidence, **before.evidence}
            whole[one.facet] = replace(one, value=terms, evidence=evidence)
    return [*whole.values(), *parts]


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
