from fractions import Fraction

import pytest

from exchange.reading.given import reading
from shotlog.exchange.reading import Timed, Writer

EAF = """<?xml version="1.0" encoding="UTF-8"?><ANNOTATION_DOCUMENT AUTHOR="" FORMAT="3.0" VERSION="3.0">
<HEADER MEDIA_FILE="" TIME_UNITS="milliseconds">
<MEDIA_DESCRIPTOR MEDIA_URL="file:///C:/footage/A%20001.mp4"
RELATIVE_MEDIA_URL="./A%20001.mp4" MIME_TYPE="video/mp4"/>
</HEADER><TIME_ORDER><TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="1000"/>
<TIME_SLOT TIME_SLOT_ID="ts2" TIME_VALUE="2500"/>
<TIME_SLOT TIME_SLOT_ID="ts3"/></TIME_ORDER>
<TIER TIER_ID="shot size" ANNOTATOR="ada" LINGUISTIC_TYPE_REF="t"><ANNOTATION>
<ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2">
<ANNOTATION_VALUE>CU</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
<TIER TIER_ID="note" PARENT_REF="shot size" LINGUISTIC_TYPE_REF="u">{more}</TIER></ANNOTATION_DOCUMENT>"""

REF = """<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="{id}" ANNOTATION_REF="{to}">
<ANNOTATION_VALUE>{value}</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>"""


def test_an_annotation_says_what_its_tier_asks():
    (event,) = reading(EAF.format(more="")).events
    (word,) = event.words
    assert (word.facet, word.value, word.writer) == ("shot size", "CU", Writer("ada"))
    assert word.span == Timed(Fraction(1), Fraction(5, 2))
    assert (event.source.path, event.source.other) == ("/C:/footage/A 001.mp4", ("./A%20001.mp4",))


def test_an_annotation_of_an_annotation_has_its_times():
    more = REF.format(id="a2", to="a1", value="lovely") + REF.format(id="a3", to="a2", value="really")
    (event,) = reading(EAF.format(more=more)).events
    assert [(one.value, one.span.start) for one in event.words[1:]] == [("lovely", 1), ("really", 1)]


@pytest.mark.parametrize("to", ["a2", "a3", "nobody"])
def test_annotations_that_refer_to_each_other_have_no_time(to):
    more = REF.format(id="a2", to=to, value="x") + REF.format(id="a3", to="a2", value="y")
    found = reading(EAF.format(more=more))
    assert len(found.events[0].words) == 1
    assert [one.message for one in found.remarks] == ["it has no time"] * 2
