"""Changes of shot that people's labels tell of and the record does not have."""

from collections import defaultdict
from typing import Final

from shotlog.captions.verifying.places import SPILL
from shotlog.record import ClipLog, Shot
from shotlog.timing import FrameIndex, FrameRange
from shotlog.vocabulary import Vocabulary

_OF_A_SHOT: Final = ("shot", "start_end")
"""Facets that are answered once for a shot: whoever answers them for a part of it sees two shots."""

_FACETS: Final = 2
"""How many such facets must part at a frame."""


def parted_at(log: ClipLog, frames: FrameRange, vocabulary: Vocabulary) -> list[FrameIndex]:
    """Frames of a range at which people's labels part a shot of the record, in order.

    A label that was imported for frames of which the record knows no boundary stays one of a part of a
    shot. Where two or more facets that are answered once for a shot begin or end at the same frame, outside
    of the shot's own transitions, people see a change of shot.
    """
    found = [frame for shot in log.shots for frame in _parted(log, shot, vocabulary)]
    return [frame for frame in found if frames.start + SPILL < frame < frames.end - SPILL]


def _parted(log: ClipLog, shot: Shot, vocabulary: Vocabulary) -> list[FrameIndex]:
    facets: dict[FrameIndex, set[str]] = defaultdict(set)
    for label in log.parts(shot):
        facet = vocabulary.facets.get(label.facet)
        if label.author.kind != "person" or label.part is None or facet is None:
            continue
        if facet.temporal in _OF_A_SHOT and facet.applies_to == "shot":
            for frame in (label.part.start, label.part.end):
                facets[frame].add(label.facet)
    return sorted(frame for frame, said in facets.items() if len(said) >= _FACETS and _is_inside(shot, frame))


def _is_inside(shot: Shot, frame: FrameIndex) -> bool:
    begins = max(shot.start, shot.transition_in.end) + SPILL
    ends = min(shot.end, shot.transition_out.start) - SPILL
    return begins < frame < ends
