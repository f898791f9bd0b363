"""The record as `--json` answers and exports show it: one stable shape, described in `docs/json.md`.

Timecodes appear here and nowhere deeper: they are labels made at the edge.
"""

from typing import Any

from shotlog.record.clip import Clip
from shotlog.record.clip_log import ClipLog
from shotlog.record.label import Label
from shotlog.record.shot import Shot


def log_shape(log: ClipLog) -> dict[str, Any]:
    """`{"clip": ..., "shots": [...]}`: a clip and what is shown of its shots."""
    return {"clip": clip_shape(log.clip), "shots": [shot_shape(log, shot) for shot in log.shots]}


def clip_shape(clip: Clip) -> dict[str, Any]:
    """A clip; fractions as text, `display_aspect` as width over height."""
    return clip.model_dump(mode="json")


def shot_shape(log: ClipLog, shot: Shot) -> dict[str, Any]:
    """A shot with its number, its timecodes, the labels shown for it, and those of its parts."""
    return {
        "shot": log.number_of(shot),
        "id": shot.id,
        "start": shot.start,
        "end": shot.end,
        "start_timecode": _text(log.clip.timecode(shot.start)),
        "end_timecode": _text(log.clip.timecode(shot.end)),
        "kind": shot.kind,
        "transition_in": shot.transition_in.model_dump(mode="json"),
        "transition_out": shot.transition_out.model_dump(mode="json"),
        "labels": {facet: _label_shape(label) for facet, label in log.shown(shot).items()},
        "parts": [
            {"facet": label.facet, "start": label.start, "end": label.end, **_label_shape(label)}
            for label in log.parts(shot)
        ],
    }


def _label_shape(label: Label) -> dict[str, Any]:
    return {
        "value": label.value,
        "confidence": label.confidence,
        "certainty": label.certainty,
        "author": label.author.name,
        "by": label.author.kind,
        "evidence": label.evidence,
    }


def _text(timecode: object) -> str | None:
    return None if timecode is None else str(timecode)
