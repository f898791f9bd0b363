import io
import json
import zipfile
from fractions import Fraction

import opentimelineio as otio
import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from exchange.reading.given import reading
from shotlog.errors import LimitExceeded, UnreadableMedia
from shotlog.timing import Rate

RATES = [Fraction(n * 1000, 1001) for n in (24, 30, 48, 60, 120)] + [
    Fraction(n) for n in (24, 25, 30, 48, 50, 60)
]


def time(frames, rate=25.0):
    return otio.opentime.RationalTime(frames, rate)


def span(start, length, rate=25.0):
    return otio.opentime.TimeRange(time(start, rate), time(length, rate))


def clip(name="A001.mov", start=10, length=20, rate=25.0, *, available=None, **more):
    media = otio.schema.ExternalReference("file:///footage/A%20001.mov", available)
    return otio.schema.Clip(name, media, span(start, length, rate), **more)


def timeline(*items, start=None):
    made = otio.schema.Timeline("T", global_start_time=start)
    made.tracks.append(otio.schema.Track("V1", items))
    return made


def text(made):
    return otio.adapters.write_to_string(made, "otio_json")


@over(
    rate=st.sampled_from(RATES),
    places=st.tuples(st.integers(0, 10**7), *[st.integers(2, 10**6)] * 4),
)
def test_a_clip_lands_on_the_frame_at_every_rate(rate, places):
    double = float(rate)
    begin, first, length, gap, tc = places
    made = timeline(
        otio.schema.Gap(source_range=span(0, gap, double)),
        clip(start=begin + first, length=length, rate=double, available=span(begin, first + length, double)),
        start=time(tc, double),
    )
    found = reading(text(made))
    (event,) = found.events
    assert found.rate == event.span.rate == Rate(rate)
    assert (event.span.start, event.span.end, event.source.begins) == (first, first + length, begin)
    assert (event.record.start, event.record.end) == (tc + gap, tc + gap + length)
    assert event.source.path == "/footage/A 001.mov"


def test_without_the_bounds_of_the_file_nobody_knows_what_is_counted_from():
    (event,) = reading(text(timeline(clip()))).events
    assert (event.span.origin, event.source.begins) == ("either", None)


def test_markers_of_a_clip_and_of_the_timeline_are_told_apart():
    mark = otio.schema.Marker("in", span(12, 3), "RED")
    made = timeline(clip(markers=[mark], available=span(2, 100)), start=time(1000))
    made.tracks.markers.append(otio.schema.Marker("out", span(5, 0), "BLUE"))
    found = reading(text(made))
    (inner,), (outer,) = found.events[0].marks, found.marks
    assert (inner.span.start, inner.span.end, inner.colour) == (10, 13, "RED")
    assert (outer.span.start, outer.span.end, outer.name) == (1005, None, "out")


def test_a_transition_takes_no_time_of_its_own():
    way = otio.schema.Transition(in_offset=time(5), out_offset=time(5))
    made = timeline(clip(length=20), way, clip(length=30))
    assert [one.record.start for one in reading(text(made)).events] == [0, 20]


def test_a_part_of_a_nested_track_stands_where_it_is_shown():
    inner = otio.schema.Track("inner", [clip(length=20), clip(length=20)], source_range=span(15, 10))
    made = timeline(otio.schema.Gap(source_range=span(0, 100)), inner)
    assert [one.record.start for one in reading(text(made)).events] == [85, 105]


def test_a_clip_without_a_length_leaves_the_record_untold():
    unknown = otio.schema.Clip("x", otio.schema.ExternalReference("file:///x.mov"))
    found = reading(text(timeline(clip(), unknown)))
    assert [(one.record, one.span is None) for one in found.events] == [(None, False), (None, True)]
    assert [one.place for one in found.remarks] == ["V1"]


def test_what_shotlog_wrote_is_taken_as_it_stands():
    said = {
        "sha256": "a" * 64,
        "rate": "30000/1001",
        "drop_frame": True,
        "labels": {"shot_size": {"value": "CU", "author": "ada", "by": "person", "confidence": 1.0}},
        "parts": [
            {"facet": "rotation", "start": 3, "end": 9, "value": ["pan_left"], "author": "x", "by": "machine"}
        ],
    }
    made = clip(rate=30000 / 1001, metadata={"shotlog": said})
    found = reading(text(timeline(made)))
    (event,) = found.events
    assert (found.drop, event.source.sha256, str(event.span.rate)) == (True, "a" * 64, "30000/1001")
    size, turn = event.words
    assert (size.facet, size.value, size.span, size.writer.is_machine) == ("shot_size", "CU", None, False)
    assert (turn.value, turn.span.start, turn.span.end, turn.writer.is_machine) == (["pan_left"], 3, 9, True)


def test_a_newer_schema_is_read_as_far_as_it_is_known():
    made = json.loads(text(timeline(clip(markers=[otio.schema.Marker("m", span(12, 0))]))))
    marker = made["tracks"]["children"][0]["children"][0]["markers"][0]
    marker |= {"OTIO_SCHEMA": "Marker.3", "color": {"OTIO_SCHEMA": "Color.1", "name": "RED", "r": 1.0}}
    found = reading(json.dumps(made))
    assert found.events[0].marks[0].colour == "RED"
    assert [one.message for one in found.remarks] == [
        "Marker.3 is newer than what is known, and was read as older"
    ]


def test_numbers_that_only_the_library_knows_do_no_harm_in_metadata():
    made = text(timeline(clip(metadata={"float": 123.5})))
    for number in ("Inf", "-Infinity", "NaN", "1" * 60):
        assert len(reading(made.replace("123.5", number)).events) == 1


@pytest.mark.parametrize("schema", ["Nobody.1", "Marker.1", "RationalTime.1", "Timeline"])
def test_another_object_than_a_timeline_is_refused_or_empty(schema):
    try:
        assert reading(f'{{"OTIO_SCHEMA": "{schema}"}}').events == ()
    except UnreadableMedia as error:
        assert "OpenTimelineIO" in error.message  # noqa: PT017 - either will do


def bundle(**members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return file.getvalue()


def test_a_bundle_is_read_without_unpacking_it():
    found = reading(bundle(**{"content.otio": text(timeline(clip())), "media/a.mov": b"x"}), "a.otioz")
    assert len(found.events) == 1


@pytest.mark.parametrize("name", ["../content.otio", "/etc/passwd", "media\\..\\..\\x"])
def test_a_bundle_with_names_that_lead_out_is_refused(name):
    with pytest.raises(UnreadableMedia, match="lead out"):
        reading(bundle(**{"content.otio": text(timeline(clip())), name: b"x"}), "a.otioz")


@pytest.mark.parametrize("content", [b"PK\x03\x04", bundle(other="x"), bundle(**{"content.otio": "{}"})])
def test_a_broken_bundle_is_refused(content):
    with pytest.raises(UnreadableMedia):
        reading(content, "a.otioz")


def test_a_bomb_in_a_bundle_is_refused(monkeypatch):
    monkeypatch.setattr("shotlog.exchange.reading.otio_opening.LARGEST_FILE", 10**6)
    with pytest.raises(LimitExceeded):
        reading(bundle(**{"content.otio": b" " * 10**7}), "a.otioz")


@pytest.mark.parametrize("depth", [3_000, 100_000])
def test_deep_nesting_is_refused(depth):
    deep = '{"OTIO_SCHEMA": "Stack.1", "children": [' * depth + "]}" * depth
    with pytest.raises((LimitExceeded, UnreadableMedia)):
        reading(deep)


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1e300"])
def test_a_time_that_is_no_frame_is_refused(value):
    made = text(timeline(clip(start=987654)))
    with pytest.raises(UnreadableMedia):
        reading(made.replace("987654.0", value))
