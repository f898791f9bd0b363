"""FCPXML and xmeml made by hand: where frames land."""

from fractions import Fraction

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from exchange.reading.given import reading
from shotlog.timing import Rate, Timecode

RATES = [Fraction(n * 1000, 1001) for n in (24, 30, 48, 60, 120)] + [
    Fraction(n) for n in (24, 25, 30, 48, 50, 60)
]
FRAMES = st.integers(0, 10**6)

FCPXML = """<?xml version="1.0"?><!DOCTYPE fcpxml><fcpxml version="1.11"><resources>
<format id="f" frameDuration="{step}s"/>
<asset id="a" name="A001" format="f" start="{begin}s" duration="{long}s">
<media-rep src="file:///footage/A%20001.mov"/></asset>
</resources><library><event name="E"><project name="P">
<sequence format="f" tcStart="{tc}s" tcFormat="{mode}"><spine>
<asset-clip ref="a" name="A001" offset="{tc}s" start="{start}s" duration="{length}s">
<note>good</note><keyword start="{start}s" duration="{length}s" value="close up, dusk"/>
<marker start="{mark}s" duration="{step}s" value="look" note="here"/>
<rating value="favorite" start="{start}s" duration="{length}s"/>
<metadata><md key="com.apple.proapps.studio.scene" value="12A"/></metadata>
</asset-clip></spine></sequence></project></event></library></fcpxml>"""

XMEML = """<?xml version="1.0"?><!DOCTYPE xmeml><xmeml version="5"><sequence><name>S</name>
<rate><timebase>{base}</timebase><ntsc>{ntsc}</ntsc></rate>
<timecode><frame>{tc}</frame><displayformat>{mode}</displayformat></timecode>
<media><video><track><clipitem id="c1"><name>A001</name>
<rate><timebase>{base}</timebase><ntsc>{ntsc}</ntsc></rate>
<start>{start}</start><end>{end}</end><in>{first}</in><out>{last}</out>
<file id="f1"><name>A001.mov</name><pathurl>file://localhost/footage/A%20001.mov</pathurl></file>
<marker><name>look</name><comment>here</comment><in>{mark}</in><out>-1</out></marker>
<logginginfo><scene>12A</scene><shottake>3</shottake><good>TRUE</good></logginginfo>
</clipitem></track></video></media>
<marker><name>end</name><in>{start}</in><out>{end}</out></marker></sequence></xmeml>"""


@over(rate=st.sampled_from(RATES), start=FRAMES, length=st.integers(2, 10**5), begin=FRAMES, tc=FRAMES)
def test_fcpxml_lands_on_the_frame_at_every_rate(rate, start, length, begin, tc):
    step = 1 / rate
    text = FCPXML.format(
        step=step,
        begin=begin * step,
        long=(start + length) * step,
        tc=tc * step,
        mode="DF",
        start=(begin + start) * step,
        length=length * step,
        mark=(begin + start + 1) * step,
    )
    found = reading(text)
    (event,) = found.events
    assert found.rate == Rate(rate)
    assert (event.span.start, event.span.end, event.source.begins) == (start, start + length, begin)
    assert (event.record.start, event.record.end) == (tc, tc + length)
    look, favourite = event.marks
    assert (look.span.start, look.span.end, look.name, look.note) == (start + 1, None, "look", "here")
    assert (favourite.span.start, favourite.span.end, favourite.name) == (start, start + length, "favorite")
    assert [(word.value, word.span.start) for word in event.words] == [("close up", start), ("dusk", start)]
    assert dict(event.columns) == {"Scene": "12A", "Note": "good"}
    assert event.source.path == "/footage/A 001.mov"
    assert found.remarks == ()


@over(rate=st.sampled_from(RATES), first=FRAMES, length=st.integers(1, 10**5), start=FRAMES, tc=FRAMES)
def test_xmeml_lands_on_the_frame_at_every_rate(rate, first, length, start, tc):
    exact = Rate(rate)
    text = XMEML.format(
        base=exact.timecode_base,
        ntsc=str(exact.is_ntsc).upper(),
        tc=tc,
        mode="DF",
        start=start,
        end=start + length,
        first=first,
        last=first + length,
        mark=first,
    )
    found = reading(text)
    (event,) = found.events
    assert found.rate == exact
    assert found.start == str(Timecode(0, exact, exact.has_drop_frame) + tc)
    assert (event.span.start, event.span.end, event.span.rate) == (first, first + length, exact)
    assert (event.record.start, event.record.end) == (tc + start, tc + start + length)
    assert [(mark.span.start, mark.name, mark.note) for mark in event.marks] == [(first, "look", "here")]
    assert [(mark.span.start, mark.name) for mark in found.marks] == [(tc + start, "end")]
    assert event.source.path == "/footage/A 001.mov"
    assert dict(event.columns) == {"Scene": "12A", "Shot/Take": "3", "Good": "TRUE"}


def test_a_connected_clip_stands_where_its_holder_shows_it():
    text = FCPXML.format(step="1/25", begin=0, long=100, tc=3600, mode="NDF", start=10, length=20, mark=12)
    inner = '<asset-clip ref="a" lane="1" offset="15s" start="40s" duration="2s"/>'
    found = reading(text.replace("</asset-clip>", inner + "</asset-clip>"))
    assert [(one.record.start, one.span.start) for one in found.events] == [
        (90000, 250),
        (90000 + 5 * 25, 1000),
    ]


def test_a_clip_around_a_video_counts_from_the_clip():
    clip = """<clip offset="{tc}s" start="5s" duration="10s" name="C">
<video ref="a" offset="2s" start="30s" duration="60s"/>
<marker start="6s" duration="1/25s" value="m"/></clip>"""
    text = FCPXML.format(step="1/25", begin=20, long=100, tc=0, mode="NDF", start=20, length=1, mark=20)
    head, _, tail = text.partition("<asset-clip")
    (event,) = reading(head + clip.format(tc=0) + tail.partition("</asset-clip>")[2]).events
    # 5 s of the clip are 30 + (5 - 2) s of the asset, which begins at 20 s.
    assert (event.span.start, event.span.end) == (13 * 25, 23 * 25)
    assert [mark.span.start for mark in event.marks] == [14 * 25]


@pytest.mark.parametrize(("start", "end"), [(-1, 60), (50, -1)])
def test_a_clip_beside_a_transition_has_its_own_length(start, end):
    text = XMEML.format(base=25, ntsc="FALSE", tc=0, mode="NDF", start=0, end=0, first=5, last=15, mark=5)
    text = text.replace("<start>0</start><end>0</end>", f"<start>{start}</start><end>{end}</end>")
    record = reading(text).events[0].record
    assert (record.start, record.end) == (50, 60)


def test_a_file_may_be_described_once_and_named_afterwards():
    text = XMEML.format(base=25, ntsc="FALSE", tc=0, mode="NDF", start=0, end=9, first=0, last=9, mark=5)
    again = '<clipitem id="c2"><in>9</in><out>12</out><start>9</start><end>12</end><file id="f1"/></clipitem>'
    names = [one.source.name for one in reading(text.replace("</track>", again + "</track>")).events]
    assert names == ["A001.mov", "A001.mov"]


def test_times_between_two_frames_are_told():
    text = FCPXML.format(step="1/25", begin=0, long=100, tc=0, mode="NDF", start="1/30", length=2, mark=1)
    (remark,) = reading(text).remarks
    assert remark.message.endswith("the nearest frame was taken")


def test_angles_of_a_multicam_clip_are_read_each_in_its_place():
    text = FCPXML.format(step="1/25", begin=0, long=100, tc=0, mode="NDF", start=0, length=1, mark=0)
    angle = """<media id="m" name="MC"><multicam format="f" tcStart="0s">
    <mc-angle name="A"><gap offset="0s" duration="2s"/><asset-clip ref="a" offset="2s" duration="4s">
    <marker start="1s" value="inside"/></asset-clip></mc-angle></multicam></media>"""
    found = reading(text.replace("</resources>", angle + "</resources>"))
    inner = next(one for one in found.events if one.sequence == "multicam MC, A")
    assert (inner.record.start, inner.record.end, inner.marks[0].span.start) == (50, 150, 25)
