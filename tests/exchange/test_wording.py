import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from exchange.made import HOSTILE_NAMES, MACHINE, label, log_of
from shotlog.exchange.wording import (
    file_stems,
    lines_of,
    one_line,
    plain,
    said,
    stem,
    terms_of,
    transitions_of,
    value_text,
    wrapped,
)
from shotlog.record import Transition


def test_values_are_said_in_words():
    assert value_text("MCU") == "MCU"
    assert value_text(["pan_left", "tilt_up"]) == "pan_left, tilt_up"
    assert value_text([]) == "none"
    assert value_text(None) == ""
    assert value_text({"start": "MS", "end": ["CU", "ECU"]}) == "MS -> CU, ECU"
    assert value_text({"b": 1, "a": None}) == '{"a": null, "b": 1}'
    assert value_text(1 / 3) == "0.333333"


def test_a_machines_word_is_said_with_its_confidence():
    assert said(label("shot_size", "CU")) == "shot_size CU"
    assert said(label("shot_size", "CU", author=MACHINE, confidence=0.5)) == "shot_size CU (0.50)"
    assert said(label("rotation", "roll_cw", part=(3, 9))) == "rotation roll_cw [3, 9)"


def test_a_fade_is_told_only_of_the_shot_that_fades():
    out = Transition(kind="fade_out", start=30, end=40, confidence=1)
    back = Transition(kind="fade_in", start=60, end=70, confidence=1)
    log = log_of(between={0: out, 1: back}, kinds={1: "black"})
    assert [[told[:2] for told in transitions_of(shot)] for shot in log.shots] == [
        [("fade", "out")],
        [],
        [("fade", "in")],
    ]


def test_a_dissolve_is_told_of_both_shots():
    log = log_of(between={0: Transition(kind="dissolve", start=34, end=46, confidence=1)})
    told = [list(transitions_of(shot)) for shot in log.shots]
    assert [(kind, side, len(frames)) for shot in told for kind, side, frames in shot] == [
        ("dissolve", "out", 12),
        ("dissolve", "in", 12),
    ]


@given(st.text())
def test_plain_text_is_one_line_of_ascii(text):
    assert all(" " <= sign <= "~" for sign in plain(text))
    assert plain(plain(text)) == plain(text)


def test_plain_text_keeps_the_letter_under_an_accent():
    assert plain("Café\tÅngström\n镜") == "Cafe Angstrom ?"


def test_a_stem_is_the_name_without_its_suffix():
    assert [stem(name) for name in ("a.b.mov", "mov", ".mov", "a.")] == ["a.b", "mov", ".mov", "a"]


def test_file_names_are_safe_and_none_is_there_twice():
    names = [*HOSTILE_NAMES, *HOSTILE_NAMES, "Clip.mov", "clip.MOV", "..", "con/../x.mov"]
    stems = file_stems(names)
    assert len({one.casefold() for one in stems}) == len(names)
    assert not any(sign in one for one in stems for sign in '/\\:*?"<>|\n\r\t')
    assert all(
        one not in ("", ".", "..") and len(one.encode("utf-8", "surrogateescape")) < 240 for one in stems
    )


@given(st.text(st.sampled_from("ab é "), max_size=200), st.integers(1, 20))
def test_wrapped_lines_hold_all_words_and_none_is_too_long(text, width):
    lines = list(wrapped(text, width))
    assert all(0 < len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(st.text())
def test_one_line_has_no_controls(text):
    line = one_line(text)
    assert all(sign.isprintable() or unicodedata.category(sign) in {"Co", "Cn", "Zs"} for sign in line)
    assert one_line(line) == line
    assert len(lines_of(text)) <= len(text.splitlines())


def test_terms_are_told_from_free_text():
    assert terms_of("MCU") == ["MCU"]
    assert terms_of("A man walks.") == []
    assert terms_of(["pan_left", "tilt_up"]) == ["pan_left", "tilt_up"]
    assert terms_of({"start": "MS", "end": ["CU", "MS"]}) == ["MS", "CU"]
    assert terms_of(2) == ["2"]
    assert terms_of(None) == []
