"""Files that were made to do harm: each is refused in bounded time, or read as what it is."""

import contextlib
import time

import pytest

from exchange.reading.given import given, reading
from shotlog.errors import LimitExceeded, ShotlogError, UnreadableMedia
from shotlog.exchange.reading import readers
from shotlog.exchange.reading.xml import DEEPEST, root_of

ROOTS = ["fcpxml", "xmeml", "tt", "ANNOTATION_DOCUMENT", "annotations"]

TRAPS = {
    "an entity": '<!DOCTYPE {root} [<!ENTITY a "b">]><{root}>&a;</{root}>',
    "a file": '<!DOCTYPE {root} [<!ENTITY a SYSTEM "file:///etc/passwd">]><{root}>&a;</{root}>',
    "a laugh": '<!DOCTYPE {root} [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><{root}>&b;</{root}>',
    "a parameter": '<!DOCTYPE {root} [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]><{root}/>',
    "an outside type": '<!DOCTYPE {root} SYSTEM "http://127.0.0.1:1/x.dtd"><{root}/>',
    "a public type": '<!DOCTYPE {root} PUBLIC "-//x" "http://127.0.0.1:1/x.dtd"><{root}/>',
    "a notation": '<!DOCTYPE {root} [<!NOTATION a SYSTEM "x">]><{root}/>',
    "an attribute": '<!DOCTYPE {root} [<!ATTLIST {root} a CDATA "b">]><{root}/>',
}


@pytest.mark.parametrize("trap", TRAPS)
@pytest.mark.parametrize("root", ROOTS)
def test_a_document_that_declares_anything_is_refused(root, trap):
    with pytest.raises(UnreadableMedia, match="declares"):
        reading('<?xml version="1.0"?>' + TRAPS[trap].format(root=root))


def test_a_bare_document_type_is_no_declaration():
    assert root_of(given("<!DOCTYPE fcpxml><fcpxml/>")).tag == "fcpxml"


@pytest.mark.parametrize("root", ROOTS)
def test_deep_nesting_is_refused(root):
    depth = DEEPEST + 1
    with pytest.raises(LimitExceeded, match="within each other"):
        reading(f"<{root}>" + "<a>" * depth + "</a>" * depth + f"</{root}>")


def test_too_many_elements_are_refused(monkeypatch):
    monkeypatch.setattr("shotlog.exchange.reading.xml.MOST_ELEMENTS", 100)
    with pytest.raises(LimitExceeded):
        reading("<xmeml>" + "<a/>" * 100 + "</xmeml>")


@pytest.mark.parametrize(
    "text",
    [
        "<xmeml>",
        "<xmeml></fcpxml>",
        "<xmeml>&nobody;</xmeml>",
        '<?xml version="1.0" encoding="nobody"?><xmeml/>',
        "<xmeml>\x01</xmeml>",
        "<fcpxml><a b=1/></fcpxml>",
    ],
)
def test_what_is_not_well_formed_is_refused(text):
    with pytest.raises(UnreadableMedia):
        reading(text)


def test_compound_clips_that_hold_each_other_end():
    text = """<fcpxml><resources><format id="f" frameDuration="1/25s"/>
    <media id="m" name="M"><sequence format="f"><spine><ref-clip ref="m" duration="1s"/></spine></sequence>
    </media></resources><project><sequence format="f"><spine><ref-clip ref="m" duration="1s"/></spine>
    </sequence></project></fcpxml>"""
    assert reading(text).events == ()


@pytest.mark.parametrize("time_value", ["1/0s", "x", "1e9999s", "-5s", "9" * 40 + "s", "1/-25s", "", "NaN"])
def test_times_that_are_none_are_refused_or_read(time_value):
    text = f"""<fcpxml><resources><format id="f" frameDuration="1/25s"/>
    <asset id="a" format="f" start="{time_value}"/>
    </resources><event><asset-clip ref="a" start="{time_value}" duration="1s"/></event></fcpxml>"""
    with contextlib.suppress(ShotlogError):
        reading(text)


@pytest.mark.parametrize("number", ["9" * 30, "-9", "1e300", "nan", "0x10", "\N{ARABIC-INDIC DIGIT ONE}"])
def test_frames_that_are_none_are_passed_over(number):
    text = f"""<xmeml><sequence><rate><timebase>{number}</timebase></rate>
    <timecode><frame>{number}</frame></timecode>
    <media><video><track><clipitem><in>{number}</in><out>{number}</out>
    <start>{number}</start><end>{number}</end>
    <marker><in>{number}</in></marker></clipitem></track></video></media></sequence></xmeml>"""
    reading(text)


@pytest.mark.parametrize("reader", [one for one in readers() if one != "aaf"])
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0" * 5000,
        b"\xff\xfe",
        b"\xff" * 5000,
        b"x" * 10**7,
        b'{"a": ' * 100_000,
        b"[" * 100_000,
        b"<" * 100_000,
        b'"' * 100_001,
        b"\t" * 100_000,
        b"1 " * 100_000,
        ("-" * 50_000 + ">").encode(),
        "\N{ARABIC-INDIC DIGIT ONE}:2:3:4 \n".encode() * 100,
    ],
    ids=lambda data: f"{data[:4]!r} x {len(data)}",
)
def test_no_reader_does_worse_than_refuse(reader, data):
    began = time.monotonic()
    with contextlib.suppress(ShotlogError):
        readers()[reader].knows(given(data))
    with contextlib.suppress(ShotlogError):
        readers()[reader].read(given(data))
    assert time.monotonic() - began < 60


@pytest.mark.parametrize("year", ["1904-01-01 00:00:00 +0000", "0001-01-01", "-4713-11-24"])
def test_dates_before_any_clock_are_only_words(year):
    text = f"""<fcpxml><resources><format id="f" frameDuration="1/25s"/>
    <asset id="a" format="f" duration="1s"/></resources>
    <event><asset-clip ref="a" modDate="{year}" duration="1s"><note>{year}</note></asset-clip></event>
    </fcpxml>"""
    (event,) = reading(text).events
    assert event.columns["Note"] == year


EVENT = "001  A V C 01:00:00:00 01:00:01:00 01:00:00:00 01:00:01:00\n* FROM CLIP NAME: A\n"
ITEM = "<clipitem><name>A</name><in>1</in><out>2</out><start>1</start><end>2</end></clipitem>"
USE = '<asset-clip ref="a" duration="1s"><marker start="0s" value="m"/></asset-clip>'
CUE = "1\n00:00:01,000 --> 00:00:02,000\nHello\n\n"

MANY = {
    # head, what is repeated, tail
    "edl": ("TITLE: A\n", EVENT, ""),
    "ale": ("Heading\nFPS\t25\nColumn\nName\tStart\tEnd\nData\n", "A\t01:00:00:00\t01:00:01:00\n", ""),
    "xmeml": ("<xmeml><sequence><media><video><track>", ITEM, "</track></video></media></sequence></xmeml>"),
    "fcpxml": (
        '<fcpxml><resources><format id="f" frameDuration="1/25s"/><asset id="a"/></resources><event>',
        USE,
        "</event></fcpxml>",
    ),
    "avid-markers": ("", "ada\t01:00:00:00\tV1\tred\tnote\t1\n", ""),
    "csv": ("clip,start,end,note\n", "A,1,2,hello\n", ""),
    "subtitles": ("", CUE, ""),
    "label-pizza": ("[", '{"video_uid": "A", "answers": {"a": "b"}},', "{}]"),
}


@pytest.mark.parametrize("reader", MANY)
def test_reading_takes_time_in_proportion_to_the_file(reader):
    head, entry, tail = MANY[reader]

    def seconds(count):
        text = given(head + entry * count + tail)
        began = time.process_time()
        readers()[reader].read(text)
        return time.process_time() - began

    seconds(100)
    small = min(seconds(1_000) for _ in range(3))
    large = min(seconds(8_000) for _ in range(2))
    assert large < 8 * 4 * small + 0.2, "four times what is in proportion is more than noise"
