"""Printed shot lists, read back by pypdf."""

import pypdf
import pytest

from exchange.made import EVERY_FORMAT, clip_of, label, log_of, marker, no_stills, written
from exchange.test_xlsx import JPEG
from shotlog.errors import UsageError
from shotlog.exchange.material import Material


def text(path):
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def test_every_shot_is_told_with_its_number_and_times(tmp_path):
    clip = clip_of(start="10:00:00:00", reel="A001")
    log = log_of(
        clip, labels=[label("shot_size", "MCU"), label("description", "A man (tall) walks.\nSlowly.")]
    )
    written("pdf", tmp_path / "Day 1.pdf", Material(log, markers=(marker(45, name="boom"),)))
    told = text(tmp_path / "Day 1.pdf")
    for words in (
        "A001C003.mov",
        "3 shots, 100 frames at 25, from 10:00:00:00, reel A001",
        "10:00:00:00 - 10:00:01:15 40 f",
        "Shot size: MCU",
        "Description: A man (tall) walks. Slowly.",
        "Markers: boom",
    ):
        assert words in told
    facts = pypdf.PdfReader(tmp_path / "Day 1.pdf").metadata
    assert facts is not None
    assert facts.title == "Day 1"


def test_many_shots_fill_many_pages_and_none_is_lost(tmp_path):
    log = log_of(clip_of(frames=400), bounds=range(1, 400))
    written("pdf", tmp_path / "log.pdf", log, thumbnails="no")
    told = text(tmp_path / "log.pdf")
    assert len(pypdf.PdfReader(tmp_path / "log.pdf").pages) > 30
    assert all(f"00:00:{frame // 25:02}:{frame % 25:02} - " in told for frame in range(400))


def test_pictures_are_drawn_and_missing_ones_told(tmp_path):
    format_ = EVERY_FORMAT["pdf"]
    material = Material(log_of())
    assert (
        list(
            format_.write(
                [material],
                tmp_path / "a.pdf",
                lambda _, frames: dict.fromkeys(frames, JPEG),
                format_.options(),
            )
        )
        == []
    )
    (page,) = pypdf.PdfReader(tmp_path / "a.pdf").pages
    assert len(page.images) >= 1
    (loss,) = format_.write([material], tmp_path / "b.pdf", no_stills, format_.options())
    assert (loss.what, loss.count) == ("media", 3)


def test_letters_that_the_font_lacks_are_told(tmp_path):
    losses = written("pdf", tmp_path / "log.pdf", log_of(clip_of("Café 镜头.mov")), thumbnails=False)
    assert [(loss.what, loss.count) for loss in losses] == [("text", 1)]
    assert "Café ??.mov" in text(tmp_path / "log.pdf")


def test_a_font_that_is_none_is_refused(tmp_path):
    (tmp_path / "no.ttf").write_bytes(b"no font")
    with pytest.raises(UsageError, match="no TrueType font"):
        written("pdf", tmp_path / "log.pdf", log_of(), font=tmp_path / "no.ttf")


def test_a_continuity_report_tells_what_must_agree(tmp_path):
    labels = [label("scene", "12A"), label("time_of_day", "night"), label("shot_size", "MCU")]
    written("pdf", tmp_path / "log.pdf", log_of(labels=labels), kind="continuity", thumbnails=False)
    told = text(tmp_path / "log.pdf")
    assert "Scene: 12A" in told
    assert "Time of day: night" in told
    assert "MCU" not in told


def test_a_very_long_text_stays_on_its_page(tmp_path):
    log = log_of(labels=[label("description", "words " * 5000)])
    written("pdf", tmp_path / "log.pdf", log, thumbnails=False)
    assert "..." in text(tmp_path / "log.pdf")
