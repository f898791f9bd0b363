"""ALE files, read back by OpenTimelineIO's adapter."""

import opentimelineio as otio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.made import COUNTED_PLACES, COUNTS, HOSTILE_NAMES, clip_of, label, log_of, marker, written
from shotlog.errors import UsageError
from shotlog.exchange.material import Material
from shotlog.timing import Timecode

FPS = {"24000/1001": "23.976", "30000/1001": "29.97", "60000/1001": "59.94"}


def table(path):
    """Headings, and rows as dictionaries, by the layout that Avid describes."""
    lines = path.read_text(encoding="utf-8").split("\n")
    assert lines[0] == "Heading"
    column = lines.index("Column")
    headings = dict(line.split("\t") for line in lines[1 : column - 1])
    names = lines[column + 1].split("\t")
    assert lines[column + 2 : column + 4] == ["", "Data"]
    rows = [line.split("\t") for line in lines[column + 4 : -1]]
    assert all(len(row) == len(names) for row in rows)
    return headings, [dict(zip(names, row, strict=True)) for row in rows]


@pytest.mark.parametrize(("rate", "mark", "start"), COUNTED_PLACES)
def test_shots_read_back_frame_exact(tmp_path, rate, mark, start):
    log = log_of(clip_of(rate=rate, start=start, frames=300), bounds=(1, 17, 60, 61, 120, 299))
    assert written("ale", tmp_path / "log.ale", log) == []
    read = otio.adapters.read_from_file(str(tmp_path / "log.ale"), fps=float(log.clip.rate))
    first = Timecode.parse(start, log.clip.rate).frames
    day = Timecode(0, log.clip.rate, mark == ";").frames_a_day
    for shot, clip in zip(log.shots, read, strict=True):
        assert clip.source_range.start_time.value == (first + shot.start) % day
        if first + shot.end < day:
            assert clip.source_range.duration.value == len(shot.frames)


@settings(max_examples=50)
@given(data=st.data())
def test_any_bounds_read_back_frame_exact(tmp_path_factory, data):
    rate, mark = data.draw(st.sampled_from(COUNTS))
    frames = data.draw(st.integers(1, 100_000))
    bounds = sorted(data.draw(st.sets(st.integers(1, frames), max_size=8)) - {frames})
    clip = clip_of(rate=rate, frames=frames)
    day = Timecode(0, clip.rate, mark == ";").frames_a_day
    first = data.draw(st.integers(0, day - 1 - frames))
    log = log_of(
        clip_of(rate=rate, frames=frames, start=str(Timecode(first, clip.rate, mark == ";"))), bounds=bounds
    )
    path = tmp_path_factory.mktemp("ale") / "log.ale"
    written("ale", path, log)
    _, rows = table(path)
    for shot, row in zip(log.shots, rows, strict=True):
        read = [Timecode.parse(row[column], clip.rate).frames - first for column in ("Start", "End")]
        assert read == [shot.start, shot.end]


def test_headings_and_columns_are_those_of_avid(tmp_path):
    clip = clip_of(rate="23.976", start="01:00:00:00", reel="A001")
    labels = [
        label("shot_size", "MCU"),
        label("scene", "12A"),
        label("take", "3"),
        label("rotation", ["pan_left", "tilt_up"], shot=2),
    ]
    written("ale", tmp_path / "log.ale", log_of(clip, labels=labels))
    headings, rows = table(tmp_path / "log.ale")
    assert headings == {
        "FIELD_DELIM": "TABS",
        "VIDEO_FORMAT": "1080",
        "AUDIO_FORMAT": "48khz",
        "FPS": "23.976",
    }
    assert [row["Name"] for row in rows] == ["A001C003-001", "A001C003-002", "A001C003-003"]
    first = rows[0]
    assert (first["Tape"], first["Source File"], first["Tracks"]) == ("A001", "A001C003.mov", "V")
    assert (first["Scene"], first["Take"], first["ShotSize"]) == ("12A", "3", "MCU")
    assert rows[2]["Rotation"] == "pan_left, tilt_up"
    assert rows[1]["ShotSize"] == ""


def test_drop_frame_has_semicolons(tmp_path):
    written("ale", tmp_path / "log.ale", log_of(clip_of(rate="29.97", start="00:59:59;00")))
    _, rows = table(tmp_path / "log.ale")
    assert (rows[0]["Start"], rows[0]["End"], rows[0]["Duration"]) == (
        "00:59:59;00",
        "01:00:00;10",
        "00:00:01;10",
    )


def test_a_row_to_merge_has_the_bounds_of_its_clip_and_all_that_is_said_of_it(tmp_path):
    labels = [label("shot_size", "MCU"), label("shot_size", "LS", shot=1), label("shot_size", "MCU", shot=2)]
    log = log_of(clip_of(start="10:00:00:00"), labels=labels)
    losses = written("ale", tmp_path / "log.ale", log, kind="merge")
    assert [(loss.what, loss.count) for loss in losses] == [("label", 3)]
    _, (row,) = table(tmp_path / "log.ale")
    assert (row["Name"], row["Start"], row["End"]) == ("A001C003", "10:00:00:00", "10:00:04:00")
    assert row["ShotSize"] == "MCU; LS"


def test_there_are_64_columns_at_most_and_the_rest_is_told(tmp_path):
    labels = [label(f"facet_number_{number:03}", "yes") for number in range(100)]
    (loss,) = written("ale", tmp_path / "log.ale", log_of(labels=labels))
    headings, rows = table(tmp_path / "log.ale")
    assert len(headings) + len(rows[0]) == 64
    assert (loss.what, loss.count) == ("column", 100 - (64 - 4 - 15))
    assert max(len(name) for name in rows[0] if name.startswith("Facet")) == 14


def test_columns_can_be_chosen(tmp_path):
    labels = [label("shot_size", "MCU"), label("dutch", "level"), label("weather", ["rain"])]
    written("ale", tmp_path / "log.ale", log_of(labels=labels), columns="weather,shot_size")
    _, rows = table(tmp_path / "log.ale")
    assert list(rows[0])[-2:] == ["Weather", "ShotSize"]


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_no_name_breaks_a_row(tmp_path, name):
    clip = clip_of(name, reel=name)
    written("ale", tmp_path / "log.ale", log_of(clip, labels=[label("description", name, clip=clip)]))
    assert len(table(tmp_path / "log.ale")[1]) == 3


def test_short_names_keep_the_number_of_the_shot(tmp_path):
    log = log_of(clip_of("x" * 40 + ".mov"))
    (loss,) = written("ale", tmp_path / "log.ale", log, short_names="yes")
    assert loss.what == "name"
    assert table(tmp_path / "log.ale")[1][1]["Name"] == "x" * 28 + "-002"


def test_clips_of_other_rates_and_markers_are_told(tmp_path):
    odd = [log_of(clip_of("vfr.mov", variable=True)), log_of(clip_of("fast.mov", rate="119.88"))]
    material = Material(log_of(), markers=(marker(3),))
    losses = written("ale", tmp_path / "log.ale", *odd, material)
    assert [(loss.clip, loss.what) for loss in losses] == [
        ("vfr.mov", "clip"),
        ("fast.mov", "clip"),
        ("A001C003.mov", "marker"),
    ]
    with pytest.raises(UsageError, match="variable frame rate"):
        written("ale", tmp_path / "none.ale", *odd)
    with pytest.raises(UsageError, match="differ in rate"):
        written("ale", tmp_path / "two.ale", log_of(), log_of(clip_of("24.mov", rate="24")))
    written("ale", tmp_path / "two", log_of(), log_of(clip_of("24.mov", rate="24")))
    assert sorted(path.name for path in (tmp_path / "two").iterdir()) == ["24.ale", "A001C003.ale"]
