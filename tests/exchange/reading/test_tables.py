from fractions import Fraction

import pytest

from exchange.reading.given import reading
from shotlog.errors import UnreadableMedia, UsageError
from shotlog.exchange.reading import Counted, Labels, Timed, Writer

RESOLVE = """File Name,Clip Directory,Start TC,End TC,Reel Name,Scene,Good Take
A.mov,/f,01:00:00:00,01:00:02:00,R1,12A,1
"""


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "utf-8-sig"])
def test_metadata_of_resolve_in_any_encoding(encoding):
    found = reading(RESOLVE.encode(encoding), "m.csv")
    (event,) = found.events
    assert (found.format, event.source.name, event.source.path, event.source.reel) == (
        *("resolve-csv", "A.mov"),
        *("/f/A.mov", "R1"),
    )
    assert (event.span, event.bin_only) == (Labels("01:00:00:00", "01:00:02:00"), True)
    assert event.columns["Scene"] == "12A"


@pytest.mark.parametrize(
    ("header", "cells", "span"),
    [
        ("clip,start,end", "A.mov,10,20", Counted(10, 20)),
        ("File;In;Out", "A.mov;01:00:00:00;01:00:01:00", Labels("01:00:00:00", "01:00:01:00")),
        ("clip\tstart_seconds\tend_seconds", "A.mov\t1\t2.5", Timed(Fraction(1), Fraction(5, 2))),
        ("clip,start_time,end_time", "A.mov,00:00:01.500,00:00:02", Timed(Fraction(3, 2), Fraction(2))),
        ("clip,size", "A.mov,CU", None),
    ],
)
def test_a_row_is_a_stretch_of_a_clip_however_it_is_told(header, cells, span):
    (event,) = reading(f"{header}\n{cells}\n", "a.csv").events
    assert (event.source.name, event.span) == ("A.mov", span)


def test_the_user_says_what_columns_mean():
    text = "Datei,Von,Bis,Größe\nA.mov,1,2,CU\n"
    columns = {"Datei": "clip", "Von": "start_frame", "Bis": "end_frame", "Größe": "shot_size"}
    (event,) = reading(text, "a.csv", **columns).events
    assert (event.source.name, event.span, dict(event.columns)) == (
        "A.mov",
        Counted(1, 2),
        {"shot_size": "CU"},
    )


def test_a_column_that_is_not_there_is_told():
    with pytest.raises(UsageError, match="no column 'Datei'"):
        reading("clip,start\nA,1\n", "a.csv", Datei="clip")


def test_an_author_beside_a_facet_signs_it():
    text = "clip,shot_size,shot_size.author,shot_size.confidence\nA,CU,shotlog/measure@1,0.5\n"
    (event,) = reading(text, "a.csv").events
    (word,) = event.words
    assert (word.facet, word.value, word.writer, word.confidence) == (
        *("shot_size", "CU"),
        *(Writer("shotlog/measure@1", is_machine=True), 0.5),
    )
    assert dict(event.columns) == {}


def test_cells_kept_from_spreadsheets_are_given_back():
    (event,) = reading('clip,note\nA,"\'=1+1"\n', "a.csv").events
    assert event.columns["note"] == "=1+1"


def test_a_row_without_a_clip_or_time_is_told():
    assert [one.place for one in reading("clip,start,x\nA,1,\n,,y\n", "a.csv").remarks] == ["line 3"]


def test_a_line_end_in_quotes_stays_in_its_cell():
    (event,) = reading('clip,note\r\nA,"one\r\ntwo"\r\n', "a.csv").events
    assert event.columns["note"] == "one\ntwo"


def test_a_table_that_says_nothing_of_clips_is_not_guessed_at():
    with pytest.raises(UsageError, match="cannot be told"):
        reading("a,b\n1,2\n", "a.csv")


def test_a_cell_that_never_ends_is_refused():
    with pytest.raises(UnreadableMedia):
        reading('clip,note\nA,"' + "x\n" * 200_000, "a.csv")
