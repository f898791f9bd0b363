import pytest

from exchange.reading.given import reading
from shotlog.errors import UnreadableMedia
from shotlog.exchange.reading import Labels, Writer

AVID = "Ada L\t01:01:07:21\tV1\tred\tVFX - Fade In\t1\nBo\t01:02:00:00\tTC1\tgreen\tlong one\t25\t\tOrange\n"
HEADER = "Marker Name\tDescription\tIn\tOut\tDuration\tMarker Type\t\r\n"


def test_markers_of_avid():
    found = reading(AVID, "m.txt")
    first, second = found.marks
    assert found.system == "Avid Media Composer"
    assert (first.span, first.note, first.colour) == (Labels("01:01:07:21"), "VFX - Fade In", "red")
    assert (first.writer, first.frames) == (Writer("Ada L"), 1)
    assert (second.frames, second.colour) == (25, "Orange")


def test_a_line_that_is_no_marker_is_told():
    assert [one.place for one in reading(AVID + "no marker\n").remarks] == ["line 3"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-16-le"])
def test_markers_of_premiere_in_any_encoding(encoding):
    rows = "Größe\ta note\t00:00:01:00\t00:00:02:00\t00:00:01:00\tComment\t\r\n"
    rows += "point\t\t00;00;03;00\t00;00;03;00\t00;00;00;00\tChapter\t\r\n"
    found = reading((HEADER + rows).encode(encoding), "m.csv")
    first, second = found.marks
    assert (found.system, first.name, first.note) == ("Adobe Premiere Pro", "Größe", "a note")
    assert first.span == Labels("00:00:01:00", "00:00:02:00")
    assert second.span == Labels("00:00:03;00", None, drop=True)


def test_without_a_single_marker_it_is_refused():
    with pytest.raises(UnreadableMedia):
        reading(HEADER + "a\tb\tnever\t\t\t\r\n")
