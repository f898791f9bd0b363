"""OTIO files, read back by OpenTimelineIO."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

import opentimelineio as otio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.made import COUNTED_PLACES, COUNTS, HOSTILE_NAMES, MACHINE, clip_of, label, log_of, stills
from shotlog.exchange import Loss, export
from shotlog.record import ClipLog, clip_shape, shot_shape
from shotlog.timing import Timecode


def written(path: Path, *logs: ClipLog) -> tuple[Any, list[Loss]]:
    """The timeline as it is read back, and the losses."""
    losses = export("otio", logs, path, stills)
    return otio.adapters.read_from_file(str(path)), losses


def assert_frame_exact(track: Any, log: ClipLog) -> None:
    first = Timecode.parse(log.clip.start_timecode, log.clip.rate).frames if log.clip.start_timecode else 0
    for shot, read in zip(log.shots, track, strict=True):
        assert read.source_range.start_time.value == first + shot.start
        assert read.source_range.duration.value == len(shot.frames)
        assert read.range_in_parent().start_time.value == shot.start
        assert read.available_range().start_time.value == first
        assert read.available_range().duration.value == log.clip.frames
        assert read.source_range.start_time.rate == pytest.approx(float(log.clip.rate), rel=1e-15)


@pytest.mark.parametrize(("rate", "mark", "start"), COUNTED_PLACES)
def test_sources_read_back_frame_exact(tmp_path, rate, mark, start):
    log = log_of(clip_of(rate=rate, start=start, frames=300), bounds=(1, 17, 60, 61, 120, 299))
    timeline, losses = written(tmp_path / "log.otio", log)
    assert losses == []
    assert_frame_exact(timeline.tracks[0], log)
    first = timeline.tracks[0][0].source_range.start_time
    assert first == otio.opentime.from_timecode(start, float(log.clip.rate))


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_any_bounds_read_back_frame_exact(tmp_path_factory, data):
    rate, _ = data.draw(st.sampled_from(COUNTS))
    frames = data.draw(st.integers(1, 5_000_000))
    bounds = sorted(data.draw(st.sets(st.integers(1, frames), max_size=8)) - {frames})
    log = log_of(clip_of(rate=rate, frames=frames), bounds=bounds)
    timeline, _ = written(tmp_path_factory.mktemp("otio") / "log.otio", log)
    assert_frame_exact(timeline.tracks[0], log)


def test_the_timeline_starts_at_one_hour(tmp_path):
    timeline, _ = written(tmp_path / "Dailies 4.otio", log_of(clip_of(rate="29.97", start="10:00:00;00")))
    assert timeline.name == "Dailies 4"
    assert timeline.global_start_time.value == 107892


def test_clips_of_different_rates_follow_each_other_on_one_track(tmp_path):
    logs = [log_of(clip_of("a.mov", rate="23.976")), log_of(clip_of("b.mov", rate="25/2"))]
    timeline, losses = written(tmp_path / "log.otio", *logs)
    (track,) = timeline.tracks
    assert losses == []
    assert [clip.name for clip in track] == ["a.mov"] * 3 + ["b.mov"] * 3
    assert [clip.source_range.start_time.rate for clip in track][::3] == [24000 / 1001, 12.5]


def test_the_metadata_hold_the_log_and_the_exact_rate(tmp_path):
    labels = [label("shot_size", "MCU"), label("motion_type", "complex", author=MACHINE, confidence=0.91)]
    log = log_of(clip_of(rate="29.97", start="01:00:00;00"), labels=labels)
    timeline, _ = written(tmp_path / "log.otio", log)
    clip = timeline.tracks[0][0]
    told = clip.metadata["shotlog"]
    expected = shot_shape(log, log.shots[0])
    for key in (
        "shot",
        "start",
        "end",
        "start_timecode",
        "end_timecode",
        "kind",
        "transition_in",
        "transition_out",
    ):
        assert plain_data(told[key]) == expected[key]
    for facet, shape in expected["labels"].items():
        assert plain_data(told["labels"][facet]).items() >= shape.items()
    assert (told["rate"], told["drop_frame"], told["sha256"]) == ("30000/1001", True, log.clip.sha256)
    (whole,) = timeline.metadata["shotlog"]["clips"]
    assert plain_data(whole["clip"]) == clip_shape(log.clip)


def test_labels_of_parts_are_markers_in_the_time_of_the_media(tmp_path):
    log = log_of(
        clip_of(start="01:00:00:00"), labels=[label("rotation", ["pan_left"], shot=1, part=(42, 50))]
    )
    timeline, _ = written(tmp_path / "log.otio", log)
    (marker,) = timeline.tracks[0][1].markers
    assert marker.name == "rotation pan_left"
    assert (marker.marked_range.start_time.value, marker.marked_range.duration.value) == (90042, 8)


def test_a_variable_rate_is_written_and_said(tmp_path):
    timeline, losses = written(tmp_path / "log.otio", log_of(clip_of(variable=True)))
    assert [loss.clip for loss in losses] == ["A001C003.mov"]
    assert "nominal rate" in losses[0].message
    assert timeline.tracks[0][1].source_range.start_time.value == 40


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_any_path_is_found_again_through_its_url(tmp_path, name):
    timeline, _ = written(tmp_path / "log.otio", log_of(clip_of(name)))
    url = timeline.tracks[0][0].media_reference.target_url
    assert url.isascii()
    path = unquote_to_bytes(urlsplit(url).path).decode("utf-8", "surrogateescape")
    assert path == f"/footage/{name}"


def plain_data(value: Any) -> Any:
    """OpenTimelineIO's own containers as lists and dictionaries."""
    if hasattr(value, "items"):
        return {key: plain_data(one) for key, one in value.items()}
    if isinstance(value, str | int | float | None):
        return value
    return [plain_data(one) for one in value]
