from fractions import Fraction

import pytest

from exchange.reading.given import reading
from shotlog.errors import UnreadableMedia
from shotlog.exchange.reading import Timed

SRT = "1\n00:00:01,001 --> 00:00:02,500\nHello <i>there</i>\nagain\n\n2\n00:00:03,000 --> 00:00:04,000\nBye\n"
VTT = "WEBVTT\n\nintro\n00:01.001 --> 00:02.500 line:0\nHello &amp; there\n"
TTML = """<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter"
 ttp:frameRate="24" ttp:frameRateMultiplier="1000 1001" ttp:tickRate="1000">
<body begin="1s"><div>{p}</div></body></tt>"""


def test_subrip():
    found = reading(SRT, "a.srt")
    assert [(one.text, one.span, one.name) for one in found.texts] == [
        ("Hello there again", Timed(Fraction(1001, 1000), Fraction(5, 2)), ""),
        ("Bye", Timed(Fraction(3), Fraction(4)), ""),
    ]


def test_webvtt_keeps_the_names_of_cues():
    (text,) = reading(VTT, "a.vtt").texts
    assert (text.text, text.name) == ("Hello & there", "intro")


@pytest.mark.parametrize(
    ("times", "start", "end"),
    [
        ('begin="00:00:01.500" end="00:00:02"', Fraction(5, 2), Fraction(3)),
        ('begin="00:00:01:12" dur="12f"', 1 + 1 + Fraction(12 * 1001, 24000), 2 + Fraction(24 * 1001, 24000)),
        ('begin="500t" end="1.5s"', Fraction(3, 2), Fraction(5, 2)),
        ('begin="1500ms"', Fraction(5, 2), None),
        ("", Fraction(1), None),
    ],
)
def test_ttml_in_every_unit_of_time(times, start, end):
    (text,) = reading(
        TTML.format(p=f'<p xml:id="c1" {times}>One<br/>two <span>three</span></p>'), "a.ttml"
    ).texts
    assert (text.text, text.span, text.name) == ("One two three", Timed(start, end), "c1")


def test_text_of_metadata_is_not_said():
    p = "<p><metadata>not this</metadata>this</p>"
    assert [one.text for one in reading(TTML.format(p=p)).texts] == ["this"]


def test_a_text_without_a_cue_is_no_subtitle():
    with pytest.raises(UnreadableMedia):
        reading("1\n00:00:01,000 --> later\n", "a.srt")
