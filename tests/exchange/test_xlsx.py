"""Workbooks, read back by openpyxl."""

import io

import openpyxl
import pytest
from PIL import Image

from exchange.made import (
    EVERY_FORMAT,
    HOSTILE_NAMES,
    PERSON,
    caption,
    clip_of,
    label,
    log_of,
    marker,
    no_stills,
    written,
)
from shotlog.exchange.material import Material
from shotlog.record import Decision


def jpeg():
    """A grey picture."""
    file = io.BytesIO()
    Image.new("RGB", (32, 18), "grey").save(file, "JPEG")
    return file.getvalue()


JPEG = jpeg()


def rows(path, sheet="Shots"):
    book = openpyxl.load_workbook(path)
    head, *body = book[sheet].iter_rows()
    names = [cell.value for cell in head]
    return [{name: cell.value for name, cell in zip(names, row, strict=True)} for row in body]


def test_a_row_is_a_shot_with_what_people_read(tmp_path):
    clip = clip_of(start="01:00:00:00", rate="23.976")
    labels = [label("shot_size", "MCU"), label("subject_count", 2), label("scene", "12A")]
    log = log_of(clip, labels=labels)
    decision = Decision(id="d", clip=clip.sha256, shot=log.shots[1].id, progress="approved", author=PERSON)
    material = Material(log, (marker(5, note="hair"),), (decision,), (caption("A man.", 41, 50),))
    assert written("xlsx", tmp_path / "log.xlsx", material) == []
    first, second, _ = rows(tmp_path / "log.xlsx")
    assert (first["Shot"], first["Start timecode"], first["End timecode"]) == (
        1,
        "01:00:00:00",
        "01:00:01:16",
    )
    assert (first["Length"], first["Shot size"], first["Subject count"]) == (40, "MCU", 2)
    assert (first["Markers"], first["Progress"]) == ("boom: hair", "open")
    assert (second["Captions"], second["Progress"]) == ("A man.", "approved")
    (told,) = rows(tmp_path / "log.xlsx", "Clips")
    assert (told["Clip"], told["Rate"], told["Shots"]) == ("A001C003.mov", "24000/1001", 3)


def test_a_sheet_tells_what_must_agree_from_shot_to_shot(tmp_path):
    labels = [label("scene", "12A"), label("time_of_day", "night"), label("time_of_day", "day", shot=1)]
    written("xlsx", tmp_path / "log.xlsx", log_of(labels=labels))
    told = rows(tmp_path / "log.xlsx", "Continuity")
    assert [(row["Shot"], row["Scene"], row["Time of day"]) for row in told] == [
        (1, "12A", "night"),
        (2, None, "day"),
        (3, None, None),
    ]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@sum", "\t=1", "{=1}", "=HYPERLINK()", "http://x.y", "1e5"]
)
def test_no_text_becomes_a_formula_a_link_or_a_number(tmp_path, text):
    written("xlsx", tmp_path / "log.xlsx", log_of(labels=[label("description", text)]))
    cell = next(
        cell for row in openpyxl.load_workbook(tmp_path / "log.xlsx")["Shots"].iter_rows() for cell in row
        if cell.value == text
    )  # fmt: skip
    assert (cell.data_type, cell.hyperlink) == ("s", None)


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_any_name_is_told(tmp_path, name):
    written("xlsx", tmp_path / "log.xlsx", log_of(clip_of(name)))
    assert len(rows(tmp_path / "log.xlsx")) == 3


def test_a_long_text_is_cut_and_it_is_said(tmp_path):
    log = log_of(labels=[label("description", "x" * 40_000)])
    losses = written("xlsx", tmp_path / "log.xlsx", log)
    assert [(loss.what, loss.count) for loss in losses] == [("text", 1)]
    assert len(rows(tmp_path / "log.xlsx")[0]["Description"]) == 32_767


def test_columns_can_be_chosen_and_a_strange_one_is_told(tmp_path):
    losses = written("xlsx", tmp_path / "log.xlsx", log_of(), columns="shot, shto_size")
    assert [(loss.what, "shto_size is empty" in loss.message) for loss in losses] == [("column", True)]
    assert list(rows(tmp_path / "log.xlsx")[0]) == ["Shot", "Shto size"]


def test_thumbnails_stand_in_their_rows(tmp_path):
    format_ = EVERY_FORMAT["xlsx"]
    options = format_.options(thumbnails=True)
    material = Material(log_of())
    asked = []

    def pictures(clip, frames):
        asked.extend(frames)
        return {frame: JPEG for frame in frames if frame != 50}

    (loss,) = format_.write([material], tmp_path / "log.xlsx", pictures, options)
    assert asked == [20, 50, 80]
    assert (loss.what, loss.count) == ("media", 1)
    book = openpyxl.load_workbook(tmp_path / "log.xlsx")
    assert [cell.value for cell in book["Shots"][1]][:2] == ["Picture", "Clip"]
    (loss,) = format_.write([material], tmp_path / "none.xlsx", no_stills, options)
    assert loss.count == 3
