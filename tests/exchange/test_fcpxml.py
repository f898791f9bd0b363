"""FCPXML, held against a DTD of the part that is written, and against the times of the frames."""

from fractions import Fraction
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from exchange.made import HOSTILE_NAMES, MACHINE, PLACES, RATES, clip_of, label, log_of, marker, written
from shotlog.errors import UsageError
from shotlog.exchange.material import Material
from shotlog.record import AudioStream
from shotlog.timing import Rate, Timecode

DTD = etree.DTD(str(Path(__file__).parent / "fcpxml-subset.dtd"))
KEY = "com.apple.proapps.studio."


def read(path):
    """The document, once the DTD has found nothing wrong with it and every time is a whole frame."""
    tree = etree.parse(path)
    assert DTD.validate(tree), DTD.error_log
    duration = {one.get("id"): seconds(one.get("frameDuration")) for one in tree.iter("format")}
    clips = {one: duration[one.get("format")] for one in tree.iter("asset-clip", "asset", "sequence")}
    for holder, frame in clips.items():
        for one in (holder, *holder.findall("keyword"), *holder.findall("marker"), *holder.findall("rating")):
            for name in ("start", "duration", "offset", "tcStart"):
                if one.get(name) is not None:
                    assert (seconds(one.get(name)) / frame).denominator == 1
    return tree


def seconds(text):
    assert text.endswith("s")
    return Fraction(text[:-1])


def span(element, rate):
    """First frame since midnight and length, in frames."""
    return tuple(seconds(element.get(name)) * rate.fraction for name in ("start", "duration"))


@pytest.mark.parametrize(("rate", "mark", "start"), PLACES)
def test_the_time_of_every_frame_is_exact(tmp_path, rate, mark, start):
    clip = clip_of(rate=rate, start=start, frames=300)
    labels = [label("shot_size", "MCU", shot=number, clip=clip) for number in range(5)]
    material = Material(
        log_of(clip, bounds=(1, 17, 60, 299), labels=labels), markers=(marker(5, 9), marker(298))
    )
    written("fcpxml", tmp_path / "log.fcpxml", material, kind="both")
    tree, exact = read(tmp_path / "log.fcpxml"), Rate.parse(rate)
    first = Timecode.parse(start, exact).frames
    (browser,) = tree.findall("library/event/asset-clip")
    assert span(browser, exact) == span(tree.find("resources/asset"), exact) == (first, 300)
    wanted = [(first + shot.start, len(shot.frames)) for shot in material.shots]
    assert [span(one, exact) for one in browser.findall("keyword")] == wanted
    assert [span(one, exact) for one in browser.findall("marker")] == [(first + 5, 4), (first + 298, 1)]
    spine = tree.findall("library/event/project/sequence/spine/asset-clip")
    assert [span(one, exact) for one in spine] == wanted
    hour = Timecode.parse(f"01:00:00{mark}00", exact).frames
    offsets = [seconds(one.get("offset")) * exact.fraction for one in spine]
    assert offsets == [hour + shot.start for shot in material.shots]
    sequence = tree.find("library/event/project/sequence")
    assert seconds(sequence.get("tcStart")) * exact.fraction == hour
    assert sequence.get("tcFormat") == browser.get("tcFormat") == ("DF" if mark == ";" else "NDF")


@settings(max_examples=40)
@given(data=st.data())
def test_any_bounds_are_whole_frames(tmp_path_factory, data):
    rate, _ = data.draw(st.sampled_from([*RATES, ("25/2", "")]))
    frames = data.draw(st.integers(1, 5_000_000))
    bounds = sorted(data.draw(st.sets(st.integers(1, frames), max_size=8)) - {frames})
    log = log_of(clip_of(rate=rate, frames=frames), bounds=bounds)
    path = tmp_path_factory.mktemp("fcpxml") / "log.fcpxml"
    written("fcpxml", path, log, kind="project")
    spine = read(path).iter("asset-clip")
    told = [span(one, log.clip.rate) for one in spine]
    assert told == [(shot.start, len(shot.frames)) for shot in log.shots]


def test_terms_are_keywords_circled_takes_favourites_and_the_rest_notes_and_metadata(tmp_path):
    clip = clip_of(reel="A001").model_copy(
        update={"audio": (AudioStream(index=1, codec="aac", sample_rate=48000, channels=2, layout="stereo"),)}
    )
    labels = [
        label("shot_size", {"start": "MS", "end": "CU"}),
        label("rotation", ["pan_left"], part=(3, 9)),
        label("subject_count", 2, author=MACHINE),
        label("description", "A man walks."),
        label("scene", "12A"),
        label("take", "3"),
        label("circled", "yes", shot=1),
        label("circled", "no", shot=2),
    ]
    written("fcpxml", tmp_path / "log.fcpxml", log_of(clip, labels=labels))
    tree = read(tmp_path / "log.fcpxml")
    (browser,) = tree.iter("asset-clip")
    assert [(one.get("value"), one.get("start")) for one in browser.iter("keyword")] == [
        ("Shot size: MS", "0s"),
        ("Shot size: CU", "0s"),
        ("Subject count: 2", "0s"),
        ("Rotation: pan_left", "3/25s"),
    ]
    assert [(one.get("start"), one.get("duration")) for one in browser.iter("rating")] == [
        ("40/25s", "20/25s")
    ]
    assert browser.findtext("note") == "A man walks."
    metadata = {one.get("key"): one.get("value") for one in browser.iter("md")}
    assert metadata == {f"{KEY}scene": "12A", f"{KEY}shot": "3", f"{KEY}reel": "A001"}
    asset = tree.find("resources/asset")
    assert (asset.get("audioChannels"), asset.get("audioRate")) == ("2", "48000")


def test_a_marker_is_no_task(tmp_path):
    written("fcpxml", tmp_path / "log.fcpxml", Material(log_of(), markers=(marker(3, name="", note="boom"),)))
    (one,) = read(tmp_path / "log.fcpxml").iter("marker")
    assert (one.get("value"), one.get("completed")) == ("boom", None)


def test_a_project_has_one_rate(tmp_path):
    logs = [log_of(clip_of("a.mov", rate="25")), log_of(clip_of("b.mov", rate="29.97", start="01:00:00;00"))]
    losses = written("fcpxml", tmp_path / "Day 1.fcpxml", *logs, kind="project")
    assert [loss.what for loss in losses] == ["file", "file"]
    names = [one.get("name") for one in read(tmp_path / "Day 1.fcpxml").iter("project")]
    assert names == ["Day 1 25", "Day 1 29.97 DF"]
    assert [loss.what for loss in written("fcpxml", tmp_path / "b.fcpxml", *logs)] == []


def test_a_variable_rate_is_refused(tmp_path):
    with pytest.raises(UsageError, match="variable frame rate"):
        written("fcpxml", tmp_path / "log.fcpxml", log_of(clip_of(variable=True)))


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_any_path_is_found_again_through_its_url(tmp_path, name):
    clip = clip_of(name, reel=name)
    written(
        "fcpxml", tmp_path / "log.fcpxml", log_of(clip, labels=[label("scene", name, clip=clip)]), kind="both"
    )
    (source,) = read(tmp_path / "log.fcpxml").iter("media-rep")
    path = unquote_to_bytes(urlsplit(source.get("src")).path).decode("utf-8", "surrogateescape")
    assert path == f"/footage/{name}"
