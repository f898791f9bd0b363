"""Timed text, read back by srt, webvtt-py and ttconv."""

from datetime import timedelta
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest
import srt
import ttconv.imsc.reader
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from exchange.made import RATES, caption, clip_of, label, log_of, written
from shotlog.errors import UsageError
from shotlog.exchange.material import Material
from shotlog.timing import PtsTable

TTML = "{http://www.w3.org/ns/ttml}"
NAME = "{urn:shotlog:record:1}name"
SIGNS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=60)


def frames(seconds, rate):
    return round(Fraction(round(seconds * 1000), 1000) * rate.fraction)


def read_srt(path):
    return list(srt.parse(path.read_bytes().decode("utf-8").replace("\r\n", "\n")))


def read_ttml(path):
    tree = ET.parse(path)  # noqa: S314 - our own file
    paragraphs = tree.iter(f"{TTML}p")
    return [
        (one.get(NAME), one.get("begin"), one.get("end"), "\n".join(one.itertext())) for one in paragraphs
    ]


def seconds(clock):
    hours, minutes, rest = clock.split(":")
    return timedelta(hours=int(hours), minutes=int(minutes), seconds=float(rest)).total_seconds()


@pytest.mark.parametrize(("rate", "mark"), RATES)
def test_captions_read_back_frame_exact(tmp_path, rate, mark):
    clip = clip_of(rate=rate, frames=400_000, start=f"10:00:00{mark}00")
    bounds = [(0, 1), (1, 40), (40, 41), (399_999, 400_000)]
    material = Material(
        log_of(clip), captions=tuple(caption(f"from {one}", *one, name=f"c {one}") for one in bounds)
    )
    for name in ("srt", "vtt", "ttml"):
        written(name, tmp_path / f"c.{name}", material)
    told = [(one.start.total_seconds(), one.end.total_seconds()) for one in read_srt(tmp_path / "c.srt")]
    assert [(frames(start, clip.rate), frames(end, clip.rate)) for start, end in told] == bounds
    cues = webvtt.read(tmp_path / "c.vtt")
    assert [
        (frames(seconds(cue.start), clip.rate), frames(seconds(cue.end), clip.rate)) for cue in cues
    ] == bounds
    assert [cue.identifier for cue in cues] == [f"c {one}" for one in bounds]
    paragraphs = read_ttml(tmp_path / "c.ttml")
    assert [
        (frames(seconds(one[1]), clip.rate), frames(seconds(one[2]), clip.rate)) for one in paragraphs
    ] == bounds
    assert [one[0] for one in paragraphs] == [f"c {one}" for one in bounds]


def test_ttml_is_read_by_an_imsc_reader(tmp_path):
    material = Material(log_of(), captions=(caption("a < b\n& c", 5, 25),))
    written("ttml", tmp_path / "c.ttml", material, language="en")
    document = ttconv.imsc.reader.to_model(ET.parse(tmp_path / "c.ttml"))  # noqa: S314 - our own
    (division,) = document.get_body()
    (paragraph,) = division
    assert (paragraph.get_begin(), paragraph.get_end()) == (Fraction(1, 5), 1)
    assert document.get_lang() == "en"


@given(text=SIGNS, name=SIGNS)
def test_no_text_ends_a_cue_or_begins_one(tmp_path_factory, text, name):
    folder = tmp_path_factory.mktemp("c")
    captions = (caption(text, 0, 10, name=name), caption("last", 10, 20, name="last"))
    for format_name in ("srt", "vtt", "ttml"):
        written(format_name, folder / f"c.{format_name}", Material(log_of(), captions=captions))
    assert len(read_srt(folder / "c.srt")) == 2
    assert read_srt(folder / "c.srt")[-1].content == "last"
    assert [cue.text for cue in webvtt.read(folder / "c.vtt")][-1] == "last"
    assert len(read_ttml(folder / "c.ttml")) == 2


def test_signs_that_would_break_a_cue_are_written_otherwise_and_told(tmp_path):
    material = Material(log_of(), captions=(caption("1\n\n00:00 --> 00:01\n<b>&", 0, 40),))
    (loss,) = written("srt", tmp_path / "c.srt", material)
    assert (loss.what, loss.count) == ("text", 1)
    assert read_srt(tmp_path / "c.srt")[0].content == "1\n00:00 → 00:01\n<b>&"
    written("vtt", tmp_path / "c.vtt", material)
    assert "00:00 --&gt; 00:01\n&lt;b&gt;&amp;" in (tmp_path / "c.vtt").read_text(encoding="utf-8")


def test_descriptions_and_labels_of_shots_can_be_cues(tmp_path):
    log = log_of(labels=[label("description", "A man walks."), label("shot_size", "MCU", shot=1)])
    written("srt", tmp_path / "d.srt", log, text="descriptions")
    assert [one.content for one in read_srt(tmp_path / "d.srt")] == ["A man walks."]
    written("vtt", tmp_path / "l.vtt", log, text="labels")
    cues = webvtt.read(tmp_path / "l.vtt")
    assert [(cue.identifier, cue.text) for cue in cues] == [
        ("shot-1", "description A man walks."),
        ("shot-2", "shot_size MCU"),
    ]


def test_on_the_record_cues_move_with_their_shots(tmp_path):
    materials = [
        Material(log_of(clip_of(name)), captions=(caption(name, 20, 60),)) for name in ("A.mov", "B.mov")
    ]
    written("srt", tmp_path / "c.srt", *materials, time="record")
    told = [(one.start.total_seconds(), one.end.total_seconds()) for one in read_srt(tmp_path / "c.srt")]
    assert told == [(0.8, 2.4), (4.8, 6.4)]
    with pytest.raises(UsageError, match="a file for each clip"):
        written("srt", tmp_path / "two.srt", *materials)
    written("srt", tmp_path / "two", *materials)
    assert sorted(path.name for path in (tmp_path / "two").iterdir()) == ["A.srt", "B.srt"]


def test_a_caption_that_a_better_one_revises_is_not_shown(tmp_path):
    first = caption("frist", 0, 40)
    better = caption("first", 0, 41).model_copy(update={"revises": first.id})
    written("srt", tmp_path / "c.srt", Material(log_of(), captions=(first, better)))
    assert [one.content for one in read_srt(tmp_path / "c.srt")] == ["first"]


def test_overlaps_are_told(tmp_path):
    material = Material(log_of(), captions=(caption("a", 0, 41), caption("b", 40, 60)))
    losses = written("vtt", tmp_path / "c.vtt", material)
    assert [(loss.what, loss.count) for loss in losses if "overlap" in loss.message] == [("caption", 1)]


def test_a_variable_rate_needs_its_times(tmp_path):
    log = log_of(clip_of(variable=True, frames=3), bounds=())
    captions = (caption("a", 1, 3),)
    with pytest.raises(UsageError, match="frame rate varies"):
        written("srt", tmp_path / "c.srt", Material(log, captions=captions))
    times = PtsTable.of([0, 10, 50], Fraction(1, 1000))
    written("srt", tmp_path / "c.srt", Material(log, captions=captions, times=times))
    assert read_srt(tmp_path / "c.srt")[0].start == timedelta(milliseconds=10)
