import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from exchange.reading.given import given
from shotlog.errors import LimitExceeded, NotFound, UnreadableMedia
from shotlog.exchange.reading import Given
from shotlog.exchange.reading.given import LONGEST_LINE

TEXT = "TITLE: Café 镜头\r\n001  A\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_with_or_without_its_mark(encoding):
    assert given(TEXT.encode(encoding)).text == TEXT


@pytest.mark.parametrize(("encoding", "end"), [("cp1252", "\r\n"), ("mac_roman", "\r")])
def test_old_code_pages_are_told_by_their_line_ends(encoding, end):
    text = f"TITLE: Größe{end}é{end}"
    assert given(text.encode(encoding)).text == text


@over(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_any_text_in_utf_8_is_read_as_it_is(text):
    assert given(text).text == text.removeprefix("\ufeff"), "a mark at the beginning is none of the text"


@over(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_refused(data):
    try:
        lines = given(data).lines
    except UnreadableMedia:
        return
    assert all("\n" not in line and "\r" not in line for line in lines)


def test_only_line_ends_end_lines():
    assert given("a\x85b\u2028c\vd\re\r\nf\ng").lines == ["a\x85b\u2028c\vd", "e", "f", "g"]


def test_nul_characters_are_refused():
    with pytest.raises(UnreadableMedia, match="NUL"):
        _ = given("TITLE: A\0B and more").text


def test_an_endless_line_is_refused():
    with pytest.raises(LimitExceeded, match="line of 10000000"):
        _ = given("x" * 10**7).lines
    assert len(given("x" * LONGEST_LINE).lines) == 1


def test_what_is_not_there_or_no_file_is_told(tmp_path):
    with pytest.raises(NotFound):
        Given.at(tmp_path / "none")
    with pytest.raises(UnreadableMedia):
        Given.at(tmp_path)


def test_what_is_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("shotlog.exchange.reading.given.LARGEST_FILE", 10)
    (tmp_path / "a.edl").write_bytes(b"x" * 11)
    with pytest.raises(LimitExceeded):
        Given.at(tmp_path / "a.edl")


def test_a_bundle_of_final_cut_is_read_by_the_document_inside(tmp_path):
    (tmp_path / "a.fcpxmld").mkdir()
    (tmp_path / "a.fcpxmld" / "Info.fcpxml").write_text("<fcpxml/>")
    assert Given.at(tmp_path / "a.fcpxmld").text == "<fcpxml/>"
