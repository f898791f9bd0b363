"""EDLs, read back by readers that are not ours."""

import csv
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import opentimelineio as otio
import pycmx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.made import (
    COUNTED_PLACES,
    COUNTS,
    HOSTILE_NAMES,
    MACHINE,
    clip_of,
    label,
    log_of,
    marker,
    stills,
    written,
)
from shotlog.errors import UsageError
from shotlog.exchange import Loss, Material, export
from shotlog.record import ClipLog, Transition
from shotlog.timing import Timecode


def write(path: Path, *logs: ClipLog) -> list[Loss]:
    return export("edl", logs, path, stills)


def text_of(path: Path) -> str:
    return path.read_bytes().decode("ascii")


def events_of(path: Path) -> list[Any]:
    """Events as pycmx reads them."""
    with path.open(encoding="ascii") as file:
        edl = pycmx.parse_cmx3600(file)
    strange = [line.content for line in edl.unrecognized_statements if line.content]
    assert [line for line in strange if not line.startswith("M2 ")] == []  # the reader knows no speeds
    return [event.edits[0] for event in edl.events]


def frames_of(label_text: str, rate: float | Fraction) -> int:
    """Frames since midnight, after OpenTimelineIO's arithmetic."""
    return int(otio.opentime.from_timecode(label_text, float(rate)).value)


def assert_frame_exact(path: Path, log: ClipLog) -> None:
    assert log.clip.start_timecode
    rate = float(log.clip.rate)
    first = Timecode.parse(log.clip.start_timecode, log.clip.rate).frames
    record = frames_of("01:00:00;00" if log.clip.drop_frame else "01:00:00:00", log.clip.rate.fraction)
    timeline = otio.adapters.read_from_string(text_of(path), "cmx_3600", rate=rate)
    (track,) = timeline.tracks
    events = events_of(path)
    for shot, read, event in zip(log.shots, track, events, strict=True):
        assert read.source_range.start_time.value == first + shot.start
        assert read.source_range.duration.value == len(shot.frames)
        assert read.source_range.start_time.rate == rate
        assert read.range_in_parent().start_time.value == shot.start
        assert frames_of(event.source_in, rate) == first + shot.start
        assert frames_of(event.source_out, rate) == first + shot.end
        assert frames_of(event.record_in, rate) == record + shot.start
        assert frames_of(event.record_out, rate) == record + shot.end


@pytest.mark.parametrize(("rate", "mark", "start"), COUNTED_PLACES)
def test_source_and_record_read_back_frame_exact(tmp_path, rate, mark, start):
    log = log_of(clip_of(rate=rate, start=start, frames=300), bounds=(1, 17, 60, 61, 120, 299))
    assert write(tmp_path / "log.edl", log) == []
    assert_frame_exact(tmp_path / "log.edl", log)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_bounds_at_any_start_read_back_frame_exact(tmp_path_factory, data):
    rate, mark = data.draw(st.sampled_from(COUNTS))
    frames = data.draw(st.integers(1, 40_000))
    bounds = sorted(data.draw(st.sets(st.integers(1, frames), max_size=8)) - {frames})
    clip = clip_of(rate=rate, frames=frames)
    day = Timecode(0, clip.rate, mark == ";").frames_a_day
    first = data.draw(st.integers(0, day - 1 - frames))
    start = str(Timecode(first, clip.rate, mark == ";"))
    log = log_of(clip_of(rate=rate, frames=frames, start=start), bounds=bounds)
    path = tmp_path_factory.mktemp("edl") / "log.edl"
    assert write(path, log) == []
    assert_frame_exact(path, log)


def test_the_columns_stand_where_cmx_3600_has_them(tmp_path):
    write(tmp_path / "Reel 1.edl", log_of(clip_of(start="10:00:00:00", reel="A001")))
    lines = text_of(tmp_path / "Reel 1.edl").split("\r\n")
    assert lines[:4] == [
        "TITLE: Reel 1",
        "FCM: NON-DROP FRAME",
        "",
        "001  A001     V     C        10:00:00:00 10:00:01:15 01:00:00:00 01:00:01:15",
    ]
    assert lines[4:6] == ["* FROM CLIP NAME: A001C003.mov", "* SOURCE FILE: A001C003.mov"]


def test_drop_frame_is_said_and_shown(tmp_path):
    write(tmp_path / "log.edl", log_of(clip_of(rate="29.97", start="00:59:59;00")))
    text = text_of(tmp_path / "log.edl")
    assert "FCM: DROP FRAME\r\n" in text
    assert " 00:59:59;00 01:00:00;10 01:00:00;00 01:00:01;10" in text


def test_a_clip_without_timecode_counts_from_zero(tmp_path):
    write(tmp_path / "log.edl", log_of(clip_of()))
    assert events_of(tmp_path / "log.edl")[0].source_in == "00:00:00:00"


def test_shots_of_several_clips_follow_each_other_on_the_record(tmp_path):
    logs = [log_of(clip_of(name, start=start)) for name, start in (("A.mov", "02:00:00:00"), ("B.mov", None))]
    write(tmp_path / "log.edl", *logs)
    events = events_of(tmp_path / "log.edl")
    assert len(events) == 6
    assert [event.record_in for event in events[1:]] == [event.record_out for event in events[:-1]]
    assert [event.source for event in events] == ["A"] * 3 + ["B"] * 3


def test_a_dissolve_in_the_picture_is_a_cut_with_a_comment(tmp_path):
    dissolve = Transition(kind="dissolve", start=34, end=46, confidence=0.9)
    write(tmp_path / "log.edl", log_of(between={0: dissolve}, kinds={2: "title"}))
    text = text_of(tmp_path / "log.edl")
    assert text.count("* SHOTLOG TRANSITION: DISSOLVE OUT FRAMES [34, 46)") == 1
    assert text.count("* SHOTLOG TRANSITION: DISSOLVE IN FRAMES [34, 46)") == 1
    assert "* SHOTLOG KIND: TITLE" in text
    assert not re.search(r"^\d+ .* [DW]\d* ", text, re.MULTILINE)


def test_labels_stand_in_short_comments(tmp_path):
    labels = [
        label("shot_size", "MCU"),
        label("motion_type", "complex", author=MACHINE, confidence=0.91),
        label("description", "words " * 40),
        label("key_style", None, author=MACHINE),
    ]
    write(tmp_path / "log.edl", log_of(labels=labels))
    comments = re.findall(r"\* COMMENT: (.*)\r\n", text_of(tmp_path / "log.edl"))
    assert " ".join(comments).startswith("description words words")
    assert " ".join(comments).endswith("motion_type complex (0.91); shot_size MCU")
    assert max(map(len, comments)) <= 68


def test_a_variable_rate_and_one_without_timecode_are_left_out_and_said(tmp_path):
    odd = [
        log_of(clip_of("vfr.mov", variable=True)),
        log_of(clip_of("slow.mov", rate="25/2")),
        log_of(clip_of("fast.mov", rate="120")),
    ]
    losses = write(tmp_path / "log.edl", *odd, log_of())
    assert [loss.clip for loss in losses] == ["vfr.mov", "slow.mov", "fast.mov"]
    assert len(events_of(tmp_path / "log.edl")) == 3
    with pytest.raises(UsageError, match="variable frame rate"):
        write(tmp_path / "none.edl", *odd)
    assert not (tmp_path / "none.edl").exists()


def test_a_folder_receives_one_edl_a_clip(tmp_path):
    logs = [log_of(clip_of("A.mov")), log_of(clip_of("a.mov", folder="/other")), log_of(clip_of("B.mov"))]
    assert write(tmp_path, *logs) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["A.edl", "B.edl", "a-2.edl"]
    assert events_of(tmp_path / "a-2.edl")[0].source == "A_2"


def test_a_new_path_without_a_suffix_is_a_folder_and_an_old_file_stays_a_file(tmp_path):
    write(tmp_path / "reels", log_of())
    assert [path.name for path in (tmp_path / "reels").iterdir()] == ["A001C003.edl"]
    (tmp_path / "old").write_bytes(b"old")
    write(tmp_path / "old", log_of())
    assert len(events_of(tmp_path / "old")) == 3


def test_clips_that_count_differently_stand_apart_and_it_is_said(tmp_path):
    logs = [
        log_of(clip_of("df.mov", rate="29.97", start="01:00:00;00")),
        log_of(clip_of("ndf.mov", rate="29.97", start="01:00:00:00")),
    ]
    losses = write(tmp_path / "all", *logs)
    assert [(loss.clip, loss.shot) for loss in losses] == [("df.mov", None), ("ndf.mov", None)]
    assert "an EDL of its own" in losses[0].message
    assert "FCM: DROP FRAME" in text_of(tmp_path / "all" / "df.edl")
    assert "FCM: NON-DROP FRAME" in text_of(tmp_path / "all" / "ndf.edl")


def test_an_old_file_is_not_taken_for_a_folder(tmp_path):
    (tmp_path / "log.edl").write_bytes(b"old")
    with pytest.raises(UsageError, match="differ in rate") as caught:
        write(tmp_path / "log.edl", log_of(), log_of(clip_of("B.mov", rate="24")))
    assert "folder" in caught.value.hint
    assert (tmp_path / "log.edl").read_bytes() == b"old"


def test_more_events_than_can_be_numbered_go_on_in_a_second_part(tmp_path):
    losses = write(tmp_path / "log.edl", log_of(clip_of(frames=1200), bounds=range(1, 1200)))
    assert (losses[0].what, losses[0].count) == ("file", 2)
    first, second = events_of(tmp_path / "log.edl"), events_of(tmp_path / "log.part2.edl")
    assert (len(first), len(second)) == (999, 201)
    assert second[0].record_in == first[-1].record_out


def test_timecode_goes_on_past_midnight_and_it_is_said(tmp_path):
    losses = write(tmp_path / "log.edl", log_of(clip_of(start="23:59:58:00")))
    assert [(loss.shot, "midnight" in loss.message) for loss in losses] == [(2, True)]
    events = events_of(tmp_path / "log.edl")
    assert (events[1].source_in, events[1].source_out) == ("23:59:59:15", "00:00:00:10")
    assert events[2].source_in == "00:00:00:10"


def test_the_record_goes_on_past_midnight(tmp_path):
    hours = 25 * 60 * 60
    logs = [log_of(clip_of(f"{n}.mov", frames=12 * hours), bounds=(7 * hours,)) for n in range(2)]
    write(tmp_path / "log.edl", *logs)
    assert [event.record_in for event in events_of(tmp_path / "log.edl")] == [
        "01:00:00:00",
        "08:00:00:00",
        "13:00:00:00",
        "20:00:00:00",
    ]
    assert events_of(tmp_path / "log.edl")[-1].record_out == "01:00:00:00"


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_no_name_breaks_a_line_or_leaves_ascii(tmp_path, name):
    clip = clip_of(name, reel=name)
    losses = write(tmp_path / "log.edl", log_of(clip, labels=[label("description", name, clip=clip)]))
    assert len(events_of(tmp_path / "log.edl")) == 3
    timeline = otio.adapters.read_from_string(text_of(tmp_path / "log.edl"), "cmx_3600", rate=25)
    assert len(timeline.tracks[0]) == 3
    odd = not name.isascii() or not name.isprintable()
    assert any("its name is written as" in loss.message for loss in losses) == odd


def test_a_reel_that_had_to_change_is_said(tmp_path):
    losses = write(tmp_path / "log.edl", log_of(clip_of(reel="A001C003_260101_R1XY")))
    assert [loss.message for loss in losses] == [
        "its reel 'A001C003_260101_R1XY' is written as A001C003: an EDL has 8 characters"
    ]


def options(path: Path, *logs: ClipLog | Material, **chosen: object) -> list[Loss]:
    return written("edl", path, *logs, **chosen)


@pytest.mark.parametrize(("rate", "mark"), COUNTS)
def test_markers_stand_in_record_timecode(tmp_path, rate, mark):
    clips = [clip_of(name, rate=rate, start=f"10:00:00{mark}00") for name in ("A.mov", "B.mov")]
    materials = [
        Material(log_of(clip), markers=(marker(5, clip=clip), marker(59, note="hair", clip=clip)))
        for clip in clips
    ]
    options(tmp_path / "log.edl", *materials)
    start = Timecode.parse(f"01:00:00{mark}00", clips[0].rate)
    found = re.findall(r"\* LOC: (\S+) RED     (.*)\r\n", text_of(tmp_path / "log.edl"))
    assert found == [
        (str(start + 5), "boom"),
        (str(start + 59), "boom: hair"),
        (str(start + 105), "boom"),
        (str(start + 159), "boom: hair"),
    ]
    read = otio.adapters.read_from_string(
        text_of(tmp_path / "log.edl"), "cmx_3600", rate=float(clips[0].rate)
    )
    if mark == ":":  # the reader drops LOC lines in drop-frame
        assert sum(len(one.markers) for one in read.tracks[0]) == 4


def test_dissolves_and_wipes_can_be_events(tmp_path):
    between = {
        0: Transition(kind="dissolve", start=34, end=46, confidence=1),
        1: Transition(kind="wipe", start=55, end=65, confidence=1),
    }
    losses = options(
        tmp_path / "log.edl", log_of(clip_of(start="10:00:00:00"), between=between), transitions="events"
    )
    assert [(loss.what, loss.count) for loss in losses] == [("transition", 1)]
    lines = [line for line in text_of(tmp_path / "log.edl").split("\r\n") if re.match(r"\d{3} ", line)]
    assert lines == [
        "001  A001C003 V     C        10:00:00:00 10:00:01:09 01:00:00:00 01:00:01:09",
        "002  A001C003 V     C        10:00:01:09 10:00:01:09 01:00:01:09 01:00:01:09",
        "002  A001C003 V     D    012 10:00:01:09 10:00:02:05 01:00:01:09 01:00:02:05",
        "003  A001C003 V     C        10:00:02:05 10:00:02:05 01:00:02:05 01:00:02:05",
        "003  A001C003 V     W001 010 10:00:02:05 10:00:04:00 01:00:02:05 01:00:04:00",
    ]
    timeline = otio.adapters.read_from_string(text_of(tmp_path / "log.edl"), "cmx_3600", rate=25)
    assert timeline.tracks[0].duration().value == 100
    kinds = [type(one).__name__ for one in timeline.tracks[0]]
    assert kinds == ["Clip", "Transition", "Clip", "Transition", "Clip"]


@pytest.mark.parametrize(
    ("style", "reel"),
    [("8", "A001C003"), ("32", "A001C003_26.01-01_R1XY"), ("as-is", "A001C003_26.01-01_R1XY")],
)
def test_reels_can_be_long_and_a_map_tells_whose_they_are(tmp_path, style, reel):
    clip = clip_of(reel="A001C003_26.01-01_R1XY")
    losses = options(tmp_path / "log.edl", log_of(clip), reels=style, map=tmp_path / "reels.csv")
    assert [loss.what for loss in losses] == (["reel"] if style == "8" else [])
    assert events_of(tmp_path / "log.edl")[0].source == reel
    with (tmp_path / "reels.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row == {
        "reel": reel,
        "tag": "A001C003_26.01-01_R1XY",
        "clip": clip.name,
        "path": clip.path,
        "sha256": clip.sha256,
    }


def test_only_chosen_shots_are_events(tmp_path):
    log = log_of(clip_of(start="10:00:00:00"))
    material = Material(log, chosen=frozenset({log.shots[0].id, log.shots[2].id}))
    options(tmp_path / "log.edl", material)
    events = events_of(tmp_path / "log.edl")
    assert [(event.source_in, event.record_in) for event in events] == [
        ("10:00:00:00", "01:00:00:00"),
        ("10:00:02:10", "01:00:01:15"),
    ]


def test_clips_of_several_rates_share_a_list_at_the_speed_that_m2_says(tmp_path):
    logs = [
        log_of(clip_of("slow.mov", rate="48", start="10:00:00:00", reel="SLOW")),
        log_of(clip_of("same.mov", rate="24", start="11:00:00:00", reel="SAME"), bounds=(41,)),
    ]
    losses = options(tmp_path / "log.edl", *logs, rate="24")
    assert [(loss.clip, loss.what) for loss in losses] == [("slow.mov", "rate")]
    lines = [line for line in text_of(tmp_path / "log.edl").split("\r\n") if line[:2] in {"00", "M2"}]
    assert lines == [
        "001  SLOW     V     C        10:00:00:00 10:00:00:40 01:00:00:00 01:00:00:20",
        "M2   SLOW           048.0                10:00:00:00",
        "002  SLOW     V     C        10:00:00:40 10:00:01:12 01:00:00:20 01:00:01:06",
        "M2   SLOW           048.0                10:00:00:40",
        "003  SLOW     V     C        10:00:01:12 10:00:02:04 01:00:01:06 01:00:02:02",
        "M2   SLOW           048.0                10:00:01:12",
        "004  SAME     V     C        11:00:00:00 11:00:01:17 01:00:02:02 01:00:03:19",
        "005  SAME     V     C        11:00:01:17 11:00:04:04 01:00:03:19 01:00:06:06",
    ]


def test_ends_between_two_frames_of_the_record_are_rounded_and_told(tmp_path):
    losses = options(tmp_path / "log.edl", log_of(clip_of(rate="25"), bounds=(1, 2)), rate="24")
    assert [(loss.what, loss.count) for loss in losses] == [("rate", 1), ("timecode", 2)]
    events = events_of(tmp_path / "log.edl")
    assert [event.record_out for event in events] == ["01:00:00:01", "01:00:00:02", "01:00:04:00"]
    assert [event.record_in for event in events[1:]] == [event.record_out for event in events[:-1]]


def test_what_loc_cannot_say_of_a_marker_is_told(tmp_path):
    material = Material(log_of(), markers=(marker(5, 9, colour="pink"), marker(50, colour="red")))
    losses = options(tmp_path / "log.edl", material)
    assert [(loss.what, loss.count) for loss in losses] == [("marker", 1), ("marker", 1)]
    assert "* LOC: 01:00:00:05 MAGENTA boom" in text_of(tmp_path / "log.edl")
