from importlib.metadata import EntryPoint

import pytest

from exchange.reading.given import given, reading
from shotlog.errors import NotFound, UsageError
from shotlog.exchange.reading import Reader, Timeline, read, readers

KINDS = {
    "edl": "\n\nTITLE: A\n001  A V C 01:00:00:00 01:00:01:00 01:00:00:00 01:00:01:00\n",
    "ale": "Heading\r\nFPS\t25\r\nColumn\r\nName\r\nData\r\nA\r\n",
    "xmeml": '<?xml version="1.0"?>\n<!-- made by -->\n<!DOCTYPE xmeml>\n<xmeml version="5"/>',
    "fcpxml": "<!DOCTYPE fcpxml><fcpxml/>",
    "ttml": '<tt:tt xmlns:tt="http://www.w3.org/ns/ttml"/>',
    "eaf": "<ANNOTATION_DOCUMENT/>",
    "cvat": "<annotations/>",
    "vtt": "WEBVTT\n",
    "srt": "1\n00:00:01,000 --> 00:00:02,000\nHi\n",
    "avid-markers": "a\t01:00:00:00\tV1\tred\tnote\t1\n",
    "premiere-markers": "Marker Name\tDescription\tIn\n",
    "resolve-csv": "File Name,Clip Directory\nA,/f\n",
    "csv": "clip,start,end\nA,1,2\n",
    "label-studio": '[{"data": {"video": "a.mp4"}, "annotations": []}]',
    "label-pizza": '[{"video_uid": "a.mp4", "answers": {}}]',
    "via": '{"attribute": {}, "file": {}, "view": {}, "metadata": {}}',
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["file", "file.txt", "file.edl", "file.xml", "file.json"])
def test_a_file_is_known_by_what_is_in_it_whatever_it_is_called(kind, name):
    assert reading(KINDS[kind], name).format == kind


def test_what_nobody_knows_is_told_with_what_could_be_done():
    with pytest.raises(UsageError, match="cannot be told") as caught:
        reading("hello\n")
    assert "edl" in caught.value.hint


def test_the_user_may_say_which_reader():
    assert read(given("clip,size\nA,CU\n"), "csv").format == "csv"
    with pytest.raises(NotFound, match="no reader 'docx'"):
        read(given("x"), "docx")


def test_readers_of_packages_are_asked_first_and_broken_ones_hide_none(monkeypatch):
    theirs = Reader("mine", "Mine", lambda one: one.text == "mine", lambda _: Timeline("mine", "Mine"))

    class Point(EntryPoint):
        def load(self):
            if self.name == "broken":
                raise ImportError("no")
            return theirs

    points = [Point("broken", "x", "g"), Point("mine", "y", "g")]
    monkeypatch.setattr("shotlog.exchange.reading.registry.entry_points", lambda group: points)
    assert reading("mine").system == "Mine"
    assert "broken" not in readers()
    assert "edl" in readers()
