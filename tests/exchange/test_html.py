import base64
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from exchange.made import HOSTILE_NAMES, MACHINE, ONE_PIXEL, clip_of, label, log_of, marker, no_stills, stills
from exchange.made import written as write
from shotlog.exchange import Loss, Material, Pictures, export
from shotlog.record import ClipLog, Transition


class Page(HTMLParser):
    """Elements of a page with their attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += f"{data} "

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def chips(self, kind: str) -> list[dict[str, str]]:
        return [one for one in self.all("li") if kind in one.get("class", "").split()]


def written(tmp_path: Path, *logs: ClipLog, pictures: Pictures = stills) -> tuple[Page, list[Loss]]:
    path = tmp_path / "sheet.html"
    losses = export("html", logs, path, pictures)
    return Page(path.read_bytes().decode("utf-8")), losses


def test_a_card_shows_the_first_the_middle_and_the_last_frame(tmp_path):
    asked = []

    def pictures(clip, frames):
        asked.extend(frames)
        return {frame: str(frame).encode() for frame in frames}

    page, losses = written(tmp_path, log_of(), pictures=pictures)
    assert asked == [0, 20, 39, 40, 50, 59, 60, 80, 99]
    shown = [
        base64.b64decode(image["src"].removeprefix("data:image/jpeg;base64,")) for image in page.all("img")
    ]
    assert shown == [str(frame).encode() for frame in asked]
    assert losses == []


def test_a_shot_of_one_frame_shows_it_three_times(tmp_path):
    page, _ = written(tmp_path, log_of(clip_of(frames=1), bounds=()))
    assert [image["alt"] for image in page.all("img")] == ["frame 0"] * 3


def test_missing_stills_leave_a_blank_and_are_said(tmp_path):
    def all_but_first(clip, frames):
        return dict.fromkeys(frames[1:], ONE_PIXEL)

    page, losses = written(tmp_path, log_of(), pictures=all_but_first)
    assert page.text.count("no picture") == 1
    assert [(loss.clip, loss.message[:16]) for loss in losses] == [("A001C003.mov", "1 of its 9 still")]
    page, _ = written(tmp_path, log_of(), pictures=no_stills)
    assert page.all("img") == []


def test_the_page_stands_alone(tmp_path):
    page, _ = written(tmp_path, log_of(labels=[label("shot_size", "MCU")]))
    assert {name for name, _ in page.elements}.isdisjoint({"script", "link", "iframe", "object", "a", "base"})
    sources = [
        value
        for _, attributes in page.elements
        for name, value in attributes.items()
        if name in ("src", "href")
    ]
    assert all(source.startswith("data:image/jpeg;base64,") for source in sources)
    raw = (tmp_path / "sheet.html").read_text(encoding="utf-8")
    assert not re.search(r"url\(|@import|https?:", raw)
    policy = [one["content"] for one in page.all("meta") if "http-equiv" in one]
    assert policy == ["default-src 'none'; img-src data:; style-src 'unsafe-inline'"]


@pytest.mark.parametrize("hostile", [*HOSTILE_NAMES, '"><img src=x onerror=alert(1)>', "{{ 7 * 7 }}"])
def test_nothing_that_somebody_wrote_becomes_markup(tmp_path, hostile):
    name = hostile.replace("/", "_")
    innocent, _ = written(tmp_path, sheet_of("name", "value"), pictures=no_stills)
    page, _ = written(tmp_path, sheet_of(name, hostile), pictures=no_stills)
    tags = [tag for tag, _ in page.elements]
    assert tags == [tag for tag, _ in innocent.elements]
    assert name.encode("utf-8", "backslashreplace").decode() in page.text


def sheet_of(name: str, text: str) -> ClipLog:
    clip = clip_of(name, reel=text).model_copy(update={"warnings": (text,), "codec": text})
    author = MACHINE.model_copy(update={"name": text})
    return log_of(
        clip, labels=[label(text, text, clip=clip), label("size", [text], author=author, clip=clip)]
    )


def test_a_persons_word_is_solid_and_a_machines_ghosted_with_its_confidence(tmp_path):
    labels = [
        label("motion_type", "complex", author=MACHINE, confidence=0.91),
        label("shot_size", "MCU"),
        label("key_style", None, author=MACHINE, confidence=0.3),
        label("rotation", ["pan_left"], author=MACHINE, confidence=0.7, part=(3, 9)),
    ]
    page, _ = written(tmp_path, log_of(labels=labels))
    assert [one["title"] for one in page.chips("person")] == ["Ada"]
    assert [one["title"] for one in page.chips("machine")] == ["shotlog/measure@0.1.0"] * 2
    text = " ".join(page.text.split())
    assert "shot size MCU motion type complex 0.91 rotation pan left 3–9 0.70" in text
    assert "key style" not in text


def test_times_lengths_and_transitions_are_told(tmp_path):
    dissolve = Transition(kind="dissolve", start=34, end=46, confidence=0.9)
    log = log_of(clip_of(start="10:00:00:00", rate="23.976"), between={0: dissolve}, kinds={2: "black"})
    page, _ = written(tmp_path, log)
    text = " ".join(page.text.split())
    assert "rate 23.976 starts at 10:00:00:00 size 1920 × 1080" in text
    assert "10:00:00:00 – 10:00:01:16 1.67 s frames 0–40 dissolve out 12 f" in text
    assert "10:00:02:12 – 10:00:04:04 black" in text


def test_a_variable_rate_shows_frames_and_no_timecode(tmp_path):
    page, _ = written(tmp_path, log_of(clip_of(variable=True)))
    text = " ".join(page.text.split())
    assert "rate 25 variable" in text
    assert "1 no timecode 40 f" in text


def test_stills_are_asked_for_one_clip_at_a_time(tmp_path):
    asked = []

    def pictures(clip, frames):
        asked.append(clip.name)
        return {}

    written(tmp_path, log_of(clip_of("a.mov")), log_of(clip_of("b.mov")), pictures=pictures)
    assert asked == ["a.mov", "b.mov"]


def test_a_shot_log_is_a_table_with_the_columns_that_were_chosen(tmp_path):
    clip = clip_of(start="10:00:00:00")
    labels = [label("shot_size", "MCU"), label("scene", "12<A>", shot=1)]
    material = Material(log_of(clip, labels=labels), markers=(marker(5, note="hair"),))
    losses = write(
        "html", tmp_path / "log.html", material, kind="log", columns="shot,scene,shot_size,markers"
    )
    assert losses == []
    page = Page((tmp_path / "log.html").read_text(encoding="utf-8"))
    assert len(page.all("tr")) == 4
    assert len(page.all("th")) == 5
    assert len(page.all("img")) == 3
    for words in ("Shot size", "MCU", "12<A>", "boom: hair"):
        assert words in page.text
    assert not page.all("script")


def test_a_shot_log_tells_pictures_that_are_missing(tmp_path):
    path = tmp_path / "log.html"
    (loss,) = export("html", [log_of()], path, no_stills, {"kind": "log"})
    assert (loss.what, loss.count) == ("media", 3)
    assert "blank" in path.read_text(encoding="utf-8")
    assert export("html", [log_of()], path, no_stills, {"kind": "log", "thumbnails": "no"}) == []


def test_only_chosen_shots_have_cards(tmp_path):
    log = log_of()
    write("html", tmp_path / "sheet.html", Material(log, chosen=frozenset({log.shots[1].id})))
    page = Page((tmp_path / "sheet.html").read_text(encoding="utf-8"))
    assert [image["alt"] for image in page.all("img")] == ["frame 40", "frame 50", "frame 59"]
