"""OpenTimelineIO: one timeline with every shot in order, its source exact, its labels in the metadata."""

import json
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Any

import opentimelineio as otio

from shotlog.exchange.format import Format, Loss, Pictures
from shotlog.exchange.wording import said
from shotlog.files import whole_file
from shotlog.record import Clip, ClipLog, Label, Shot, clip_shape, shot_shape
from shotlog.timing import FrameRange, Timecode

NAMESPACE = "shotlog"
"""Under this name stands all that OpenTimelineIO has no place for."""

_TIMELINE_START = "01:00:00:00"
_VARIABLE = (
    "its frame rate varies, and OpenTimelineIO counts at a constant one: frames are numbered right, "
    "but their times are those of the nominal rate"
)


def _write(logs: Sequence[ClipLog], path: Path, _: Pictures) -> list[Loss]:
    timeline = otio.schema.Timeline(_clean(path.stem), global_start_time=_timeline_start(logs[0].clip))
    track = otio.schema.Track("V1", kind=otio.schema.TrackKind.Video)
    timeline.tracks.append(track)
    for log in logs:
        track.extend([_clip(log, shot) for shot in log.shots])
    text = otio.adapters.write_to_string(timeline, "otio_json")
    with whole_file(path) as file:
        file.write(text.encode("utf-8"))
    return [Loss(log.clip.name, None, _VARIABLE) for log in logs if log.clip.variable_rate]


def _timeline_start(first: Clip) -> otio.opentime.RationalTime:
    start = first.timecode(0)
    if start is None:
        return otio.opentime.RationalTime(0, float(first.rate))
    frames = Timecode.parse(_TIMELINE_START, start.rate, drop=start.drop).frames
    return otio.opentime.RationalTime(frames, float(start.rate))


def _clip(log: ClipLog, shot: Shot) -> otio.schema.Clip:
    return otio.schema.Clip(
        name=_clean(log.clip.name),
        media_reference=_media(log.clip),
        source_range=_range(log.clip, shot.frames),
        markers=[_marker(log.clip, label) for label in log.parts(shot)],
        metadata={NAMESPACE: _shot_metadata(log, shot)},
    )


def _media(clip: Clip) -> otio.schema.ExternalReference:
    return otio.schema.ExternalReference(
        target_url=PurePosixPath(clip.path).as_uri(),
        available_range=_range(clip, FrameRange(0, clip.frames)),
        metadata={NAMESPACE: _clean(clip_shape(clip))},
    )


def _range(clip: Clip, frames: FrameRange) -> otio.opentime.TimeRange:
    """Frames of a clip in the time of its media: counted from midnight of its timecode."""
    start = clip.timecode(0)
    first = 0 if start is None else start.frames
    rate = float(clip.rate)
    return otio.opentime.TimeRange(
        otio.opentime.RationalTime(first + frames.start, rate), otio.opentime.RationalTime(len(frames), rate)
    )


def _marker(clip: Clip, label: Label) -> otio.schema.Marker:
    assert label.part is not None, "only labels of parts become markers"
    return otio.schema.Marker(
        name=_clean(said(label)),
        marked_range=_range(clip, label.part),
    )


def _shot_metadata(log: ClipLog, shot: Shot) -> dict[str, Any]:
    shape = shot_shape(log, shot)
    del shape["id"]  # random, and of use only inside one project
    clip = log.clip
    exact = {"rate": str(clip.rate), "drop_frame": clip.drop_frame, "sha256": clip.sha256}
    clean: dict[str, Any] = _clean({**shape, **exact})
    return clean


def _clean(value: Any) -> Any:  # noqa: ANN401 - JSON of any shape comes back in the same shape
    """The same with `?` for each byte of a file's name that is not Unicode, which the library refuses."""
    text = json.dumps(value, ensure_ascii=False)
    return json.loads(text.encode("utf-8", "replace"))


FORMAT = Format("otio", ".otio", "OpenTimelineIO timeline, with every label in its metadata.", _write)
