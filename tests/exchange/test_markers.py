"""Marker lists of Avid, Resolve and Premiere, read back line by line as those systems describe them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.made import COUNTED_PLACES, PERSON, caption, clip_of, label, log_of, marker, written
from shotlog.errors import UsageError
from shotlog.exchange.marking import marks, one_a_frame
from shotlog.exchange.material import Material
from shotlog.record import Answer, Critique, Decision
from shotlog.timing import Timecode

ALL = ("avid-markers", "resolve-markers", "premiere-markers")
SUFFIX = {"avid-markers": ".txt", "resolve-markers": ".edl", "premiere-markers": ".csv"}
SIGNS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40)


def avid(path):
    """(timecode, length, colour, comment) of each line."""
    lines = path.read_text(encoding="utf-8").split("\n")[:-1]
    cells = [line.split("\t") for line in lines]
    assert all(len(row) == 6 for row in cells)
    return [(row[1], int(row[5]), row[3], row[4]) for row in cells]


def resolve(path):
    """The same of an EDL, by the way in which Resolve reads it."""
    text = path.read_bytes().decode("utf-8")
    event = re.compile(
        r"^(\d{3})  001      V     C        (\S{11}) (\S{11}) (\S{11}) (\S{11})  \r\n"
        r"(.*?) \|C:ResolveColor(\w+) \|M:(.*?) \|D:(\d+)\r\n\r\n",
        re.MULTILINE,
    )
    found = event.findall(text)
    assert len(found) == text.count("|D:") == len(re.findall(r"(?m)^\d", text))
    return [(one[3], int(one[8]), one[6], f"{one[7]}: {one[5]}" if one[5] else one[7]) for one in found]


def premiere(path):
    raw = path.read_bytes()
    assert raw.startswith(b"\xff\xfe")
    lines = raw.decode("utf-16").split("\r\n")
    assert lines[0] == "Marker Name\tDescription\tIn\tOut\tDuration\tMarker Type\t"
    cells = [line.split("\t") for line in lines[1:-1]]
    assert all(len(row) == 7 and row[6] == "" for row in cells)
    return [(row[2], row[3], row[4], row[0], row[1]) for row in cells]


def marked(log, *markers, **more):
    return Material(log, markers=markers, **more)


@pytest.mark.parametrize(("rate", "mark", "start"), COUNTED_PLACES)
def test_markers_stand_at_their_frames(tmp_path, rate, mark, start):
    clip = clip_of(rate=rate, start=start, frames=300)
    spans = [(0, 1), (1, 2), (59, 100), (299, 300)]
    material = marked(log_of(clip), *(marker(first, end) for first, end in spans))
    first = Timecode.parse(start, clip.rate)
    labels = [str(first + begin) for begin, _ in spans]
    for name, read in (("avid-markers", avid), ("resolve-markers", resolve)):
        written(name, tmp_path / name, material)
        told = read(tmp_path / name / f"A001C003{SUFFIX[name]}")
        assert [one[:2] for one in told] == [
            (at, end - begin) for at, (begin, end) in zip(labels, spans, strict=True)
        ]
    written("premiere-markers", tmp_path / "p.csv", material)
    told = premiere(tmp_path / "p.csv")
    assert [one[0].replace(";", ":") for one in told] == [at.replace(";", ":") for at in labels]
    ends = [
        Timecode.parse(one[1][:8].replace(";", ":") + (mark + one[1][9:]), clip.rate).frames for one in told
    ]
    starts = [
        Timecode.parse(one[0][:8].replace(";", ":") + (mark + one[0][9:]), clip.rate).frames for one in told
    ]
    day = Timecode(0, clip.rate, mark == ";").frames_a_day
    assert [(after - before) % day for before, after in zip(starts, ends, strict=True)] == [0, 0, 41, 0]


@pytest.mark.parametrize("name", ALL)
def test_on_the_record_they_move_with_their_shots(tmp_path, name):
    logs = [
        marked(log_of(clip_of("A.mov", start="10:00:00:00")), marker(5)),
        marked(log_of(clip_of("B.mov", start="11:00:00:00")), marker(50, 60), marker(0)),
    ]
    path = tmp_path / f"all{SUFFIX[name]}"
    written(name, path, *logs, time="record", start="02:00:00:00")
    read = {"avid-markers": avid, "resolve-markers": resolve, "premiere-markers": premiere}[name](path)
    assert [one[0] for one in read] == ["02:00:00:05", "02:00:04:00", "02:00:06:00"]
    with pytest.raises(UsageError, match="a file for each clip"):
        written(name, tmp_path / f"one{SUFFIX[name]}", *logs)


def test_markers_of_one_frame_are_merged_where_one_would_be_dropped(tmp_path):
    material = marked(log_of(), marker(5, name="a"), marker(5, 9, name="b", note="c"), marker(6, name="d"))
    losses = written("avid-markers", tmp_path / "m.txt", material)
    assert [one[3] for one in avid(tmp_path / "m.txt")] == ["a + b: c", "d"]
    assert [(loss.what, loss.count) for loss in losses if "merged" in loss.message] == [("marker", 1)]
    written("resolve-markers", tmp_path / "m.edl", material)
    assert [one[1:] for one in resolve(tmp_path / "m.edl")] == [(4, "Red", "a + b: c"), (1, "Red", "d")]
    written("premiere-markers", tmp_path / "m.csv", material)
    assert len(premiere(tmp_path / "m.csv")) == 3


def test_a_note_that_begins_with_a_digit_cannot_be_taken_for_an_event(tmp_path):
    written("resolve-markers", tmp_path / "m.edl", marked(log_of(), marker(5, name="x", note="001 bars|")))
    assert "\r\n# 001 bars/ |C:" in (tmp_path / "m.edl").read_bytes().decode()


@given(name=SIGNS, note=SIGNS)
def test_nothing_that_somebody_writes_breaks_a_list(tmp_path_factory, name, note):
    folder = tmp_path_factory.mktemp("m")
    material = marked(log_of(), marker(5, name=name, note=note), marker(9, name=note, note=name))
    for format_name, read in (
        ("avid-markers", avid),
        ("resolve-markers", resolve),
        ("premiere-markers", premiere),
    ):
        path = folder / f"m{SUFFIX[format_name]}"
        written(format_name, path, material)
        assert len(read(path)) == 2


def test_more_markers_than_an_edl_can_number_go_on_in_a_second_file(tmp_path):
    material = marked(log_of(clip_of(frames=3000)), *(marker(frame) for frame in range(2001)))
    losses = written("resolve-markers", tmp_path / "m.edl", material)
    assert [loss.count for loss in losses if loss.what == "file"] == [3]
    parts = [resolve(tmp_path / name) for name in ("m.edl", "m.part2.edl", "m.part3.edl")]
    assert [len(part) for part in parts] == [999, 999, 3]


def test_comments_findings_and_parts_become_markers():
    log = log_of(labels=[label("rotation", ["pan_left"], shot=1, part=(42, 50))])
    text = caption("A dog runs.", 0, 40)
    answer = Answer(
        start=2, end=5, words="dog", facet="subject_kind", value="animal", ruling="contradicted",
        error_type="wrong_object", true_value="person", frames=(3, 9),
    )  # fmt: skip
    critique = Critique(
        id="q", caption=text.id, clip=log.clip.sha256, answers=(answer,), rating=2, text="A man.",
        submitted=True, author=PERSON,
    )  # fmt: skip
    decision = Decision(
        id="d",
        clip=log.clip.sha256,
        shot=log.shots[2].id,
        progress="returned",
        note="check size",
        author=PERSON,
    )
    material = Material(log, captions=(text,), critiques=(critique,), decisions=(decision,))
    told = [(one.frames.start, one.frames.end, one.colour, one.text) for one in marks(material)]
    assert told == [
        (3, 9, "red", "caption: wrong_object: 'dog' is person"),
        (42, 50, "blue", "rotation pan_left"),
        (60, 100, "red", "returned: check size"),
    ]
    assert [one.name for one in marks(material, ("shots",))] == ["shot 1", "shot 2", "shot 3"]
    assert [one.note for one in marks(material, ("captions",))] == ["A dog runs."]
    assert one_a_frame(marks(material)) == marks(material)


def test_colours_that_a_system_lacks_are_told(tmp_path):
    material = marked(log_of(), marker(1, colour="pink"), marker(2, colour="red"))
    losses = written("avid-markers", tmp_path / "m.txt", material)
    assert [loss.count for loss in losses if "nearest" in loss.message] == [1]
    assert [one[2] for one in avid(tmp_path / "m.txt")] == ["magenta", "red"]
