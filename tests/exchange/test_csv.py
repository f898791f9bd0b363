import csv
from fractions import Fraction
from pathlib import Path

import pytest

from exchange.made import HOSTILE_NAMES, MACHINE, clip_of, label, log_of, stills
from shotlog.exchange import export
from shotlog.record import Transition


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def write(tmp_path):
    def write(*logs):
        export("csv", logs, tmp_path / "log.csv", stills)
        return rows_of(tmp_path / "log.csv")

    return write


def test_a_row_is_a_shot_with_its_frames_and_timecodes(write):
    rows = write(log_of(clip_of(start="01:00:00:00", reel="A001", rate="23.976")))
    assert [(row["shot"], row["start"], row["end"], row["length"]) for row in rows] == [
        ("1", "0", "40", "40"),
        ("2", "40", "60", "20"),
        ("3", "60", "100", "40"),
    ]
    assert (rows[1]["start_timecode"], rows[1]["end_timecode"]) == ("01:00:01:16", "01:00:02:12")
    assert (rows[0]["clip"], rows[0]["path"], rows[0]["reel"]) == (
        "A001C003.mov",
        "/footage/A001C003.mov",
        "A001",
    )
    assert Fraction(rows[0]["rate"]) == Fraction(24000, 1001)


def test_kind_and_transitions_stand_with_their_ranges(write):
    fade = Transition(kind="fade_out", start=30, end=40, confidence=0.9)
    rows = write(log_of(kinds={1: "black"}, between={0: fade}))
    assert [row["kind"] for row in rows] == ["shot", "black", "shot"]
    first = rows[0]
    assert (first["transition_out"], first["transition_out_start"], first["transition_out_end"]) == (
        "fade_out",
        "30",
        "40",
    )
    assert rows[0]["transition_in"] == "start"
    assert rows[2]["transition_out"] == "end"


def test_a_facet_has_a_column_for_its_value_its_author_and_its_confidence(write):
    rows = write(
        log_of(
            labels=[
                label("shot_size", "CU", author=MACHINE, confidence=0.4),
                label("shot_size", "MCU"),
                label("subject_count", 2, author=MACHINE, confidence=0.8),
                label("overlays", []),
                label("key_style", None, author=MACHINE, confidence=0.3),
                label("framing", {"start": "MS", "end": "CU"}, shot=1),
                label("rotation", ["pan_left", "tilt_up"], shot=1, part=(42, 50)),
            ]
        )
    )
    assert (rows[0]["shot_size"], rows[0]["shot_size.author"]) == ("MCU", "Ada")
    assert (rows[0]["subject_count"], rows[0]["subject_count.confidence"]) == ("2", "0.8")
    assert rows[0]["overlays"] == "none"
    assert (rows[0]["key_style"], rows[0]["key_style.author"]) == ("", "shotlog/measure@0.1.0")
    assert (rows[1]["shot_size"], rows[1]["shot_size.author"]) == ("", "")
    assert rows[1]["framing"] == "MS -> CU"
    assert rows[1]["parts"] == "rotation pan_left, tilt_up [42, 50)"


def test_names_come_back_as_they_were_but_for_the_apostrophe(write):
    names = [name for name in HOSTILE_NAMES if "\udcff" not in name]
    rows = write(*(log_of(clip_of(name), bounds=()) for name in names))
    expected = [f"'{name}" if name[0] in "=-@" else name for name in names]
    assert [row["clip"] for row in rows] == expected


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_text_that_a_spreadsheet_would_compute_is_made_harmless(write, sign):
    row = write(log_of(labels=[label("description", f"{sign}1+1")]))[0]
    assert row["description"] == f"'{sign}1+1"


def test_a_number_below_zero_stays_a_number(write):
    assert write(log_of(labels=[label("offset", -5)]))[0]["offset"] == "-5"


def test_the_file_opens_in_excel(tmp_path):
    export("csv", [log_of(clip_of("Café.mov"))], tmp_path / "log.csv", stills)
    raw = (tmp_path / "log.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfclip,")
    assert raw.count(b"\r\n") == raw.count(b"\n") == 4


def test_a_variable_rate_has_no_timecode(write):
    assert write(log_of(clip_of(variable=True)))[0]["start_timecode"] == ""
