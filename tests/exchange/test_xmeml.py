"""FCP7 XML, read back by OpenTimelineIO's adapter and as a tree."""

from urllib.parse import unquote_to_bytes, urlsplit

import opentimelineio as otio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from exchange.made import HOSTILE_NAMES, PLACES, RATES, clip_of, label, log_of, marker, written
from shotlog.errors import UsageError
from shotlog.exchange.colours import ppro_colour
from shotlog.exchange.material import Material
from shotlog.timing import Rate, Timecode


def timeline(path):
    read = otio.adapters.read_from_file(str(path), adapter_name="fcp_xml")
    found = (
        [read] if isinstance(read, otio.schema.Timeline) else list(read.find_children(otio.schema.Timeline))
    )
    return found or [one for one in read if isinstance(one, otio.schema.Timeline)]


def numbers(element, *names):
    return [int(element.findtext(name)) for name in names]


@pytest.mark.parametrize(("rate", "mark", "start"), PLACES)
def test_shots_markers_and_timecode_are_frame_exact(tmp_path, rate, mark, start):
    clip = clip_of(rate=rate, start=start, frames=300)
    material = Material(log_of(clip, bounds=(1, 17, 60, 299)), markers=(marker(5), marker(20, 31)))
    assert [loss.what for loss in written("xmeml", tmp_path / "log.xml", material)] == ["marker"]
    tree, exact = etree.parse(tmp_path / "log.xml"), Rate.parse(rate)
    items = tree.findall(".//sequence//clipitem")
    assert [numbers(one, "in", "out", "start", "end") for one in items] == [
        [shot.start, shot.end, shot.start, shot.end] for shot in material.shots
    ]
    assert [numbers(one, "in", "out") for one in tree.findall(".//clipitem/marker")] == [[5, -1], [20, 31]]
    code = tree.find(".//file/timecode")
    first = Timecode.parse(start, exact)
    assert int(code.findtext("frame")) == first.frames
    assert code.findtext("string").replace(";", ":") == str(first).replace(";", ":")
    assert code.findtext("displayformat") == ("DF" if mark == ";" else "NDF")
    for one in tree.iter("rate"):
        base, ntsc = int(one.findtext("timebase")), one.findtext("ntsc") == "TRUE"
        assert exact.fraction == (base * Rate.parse("1000/1001").fraction if ntsc else base)
    (read,) = timeline(tmp_path / "log.xml")
    for shot, told in zip(material.shots, read.tracks[0], strict=True):
        assert told.source_range.start_time.value == first.frames + shot.start
        assert told.source_range.duration.value == len(shot.frames)
        assert told.range_in_parent().start_time.value == shot.start
    assert read.global_start_time.value == Timecode.parse(f"01:00:00{mark}00", exact).frames


@settings(max_examples=30)
@given(data=st.data())
def test_subclips_have_the_ends_of_their_shots(tmp_path_factory, data):
    rate, _ = data.draw(st.sampled_from(RATES))
    frames = data.draw(st.integers(1, 100_000))
    bounds = sorted(data.draw(st.sets(st.integers(1, frames), max_size=8)) - {frames})
    log = log_of(clip_of(rate=rate, frames=frames), bounds=bounds)
    path = tmp_path_factory.mktemp("xmeml") / "log.xml"
    written("xmeml", path, log)
    subclips = [one for one in etree.parse(path).iter("clip") if one.find("subclipinfo") is not None]
    for shot, one in zip(log.shots, subclips, strict=True):
        start, end = numbers(one.find("subclipinfo"), "startoffset", "endoffset")
        assert (start, frames - end) == (shot.start, shot.end)
        assert one.findtext("masterclipid") == "masterclip-1"


def test_a_file_is_described_once_and_first(tmp_path):
    written("xmeml", tmp_path / "log.xml", log_of(clip_of("a.mov")), log_of(clip_of("b.mov")))
    files = list(etree.parse(tmp_path / "log.xml").iter("file"))
    seen = set()
    for one in files:
        assert (len(one) > 0) == (one.get("id") not in seen)
        seen.add(one.get("id"))
    assert seen == {"file-1", "file-2"}


def test_what_is_logged_stands_in_the_fields_of_the_trade(tmp_path):
    labels = [
        label("scene", "12A"),
        label("take", "3"),
        label("note", "boom in shot"),
        label("description", "A man walks."),
        label("circled", "yes"),
        label("shot_size", "MCU"),
    ]
    written("xmeml", tmp_path / "log.xml", log_of(labels=labels))
    tree = etree.parse(tmp_path / "log.xml")
    item = tree.find(".//clipitem")
    logged = {one.tag: one.text for one in item.find("logginginfo")}
    assert logged == {
        "description": "A man walks.",
        "scene": "12A",
        "shottake": "3",
        "lognote": "boom in shot",
        "good": "TRUE",
    }
    assert "shot_size MCU" in tree.findtext(".//clip[@id='subclip-1']/comments/mastercomment1")
    written("xmeml", tmp_path / "log.xml", log_of(labels=labels), subclips="no")
    assert "shot_size MCU" in etree.parse(tmp_path / "log.xml").findtext(
        ".//clipitem/comments/mastercomment1"
    )


def test_markers_carry_the_colours_of_premiere(tmp_path):
    written(
        "xmeml", tmp_path / "log.xml", Material(log_of(), markers=(marker(3, colour="red", note="hair"),))
    )
    told = etree.parse(tmp_path / "log.xml").find(".//clipitem/marker")
    assert (told.findtext("name"), told.findtext("comment")) == ("boom", "hair")
    assert int(told.findtext("pproColor")) == ppro_colour("red") == 4281740498
    assert [told.findtext(f"color/{one}") for one in ("red", "green", "blue")] == ["210", "44", "54"]


def test_clips_that_count_differently_stand_on_sequences_of_their_own(tmp_path):
    logs = [log_of(clip_of("a.mov")), log_of(clip_of("b.mov", rate="24")), log_of(clip_of("c.mov"))]
    losses = written("xmeml", tmp_path / "all.xml", *logs)
    assert [loss.what for loss in losses] == ["file"] * 3
    names = [one.findtext("name") for one in etree.parse(tmp_path / "all.xml").iter("sequence")]
    assert names == ["all 25", "all 24"]


@pytest.mark.parametrize("clip", [clip_of(variable=True), clip_of(rate="25/2")])
def test_rates_that_cannot_be_said_are_refused(tmp_path, clip):
    with pytest.raises(UsageError, match="FCP7 XML"):
        written("xmeml", tmp_path / "log.xml", log_of(clip))


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_any_path_is_found_again_through_its_url(tmp_path, name):
    written("xmeml", tmp_path / "log.xml", log_of(clip_of(name, reel=name)))
    url = etree.parse(tmp_path / "log.xml").findtext(".//pathurl")
    assert url.startswith("file://localhost/")
    assert unquote_to_bytes(urlsplit(url).path).decode("utf-8", "surrogateescape") == f"/footage/{name}"
