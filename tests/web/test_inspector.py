"""Labelling by keys: what stands in the log afterwards is what was pressed."""

import json
import os
import shutil

import pytest
from playwright.sync_api import expect

import rule_cases
from clips import textured, write_clip
from shotlog.ingest import ingest
from shotlog.log import Project
from shotlog.record import Author, Label
from workbenches import Workbench, signed_in

ANN = Author(name="Ann", kind="person")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A project with a clip of three shots, forty frames each."""
    folder = tmp_path_factory.mktemp("made")
    pictures = [textured(seed) for seed in (1, 2, 3) for _ in range(40)]
    clip = write_clip(folder / "A001.mp4", pictures, metadata={"timecode": "01:00:00:00"})
    with Project.create(folder / "made.shotlog") as project:
        (outcome,) = ingest(project, [clip], jobs=1)
        assert outcome.error is None
        (logged,) = project.clips()
        assert [shot.start for shot in project.log_of(logged.sha256).shots] == [0, 40, 80]
    return folder / "made.shotlog"


@pytest.fixture
def three_shots(made, tmp_path):
    """A workbench on it, for one test alone."""
    workbench = Workbench(shutil.copytree(made, tmp_path / "p.shotlog"))
    yield workbench
    workbench.end()


def log_page(workbench: Workbench, browser):
    with workbench.opened() as project:
        (clip,) = project.clips()
    page = signed_in(workbench, browser, f"/clip/{clip.sha256}")
    expect(page.get_by_role("heading", name="Shot 1 of 3")).to_be_visible()
    return page


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def is_saved(page):
    expect(page.get_by_text("saved ✓")).to_be_visible(timeout=10_000)


def said(workbench: Workbench, number: int) -> dict[str, object]:
    """What people said of the whole of a shot."""
    with workbench.opened() as project:
        (clip,) = project.clips()
        log = project.log_of(clip.sha256)
        shown = log.shown(log.shots[number - 1])
        return {facet: one.value for facet, one in shown.items() if one.author.kind == "person"}


def parts(workbench: Workbench, number: int) -> list[Label]:
    with workbench.opened() as project:
        (clip,) = project.clips()
        log = project.log_of(clip.sha256)
        return log.parts(log.shots[number - 1])


def suggest(workbench: Workbench, number: int, **values: tuple[object, float]) -> None:
    """Let a machine suggest values, each with its confidence."""
    with workbench.opened() as project:
        (clip,) = project.clips()
        shot = project.log_of(clip.sha256).shots[number - 1]
        eye = Author(name="eye@1", kind="machine")
        labels = [
            Label(
                id=os.urandom(16).hex(),
                clip=clip.sha256,
                shot=shot.id,
                facet=facet,
                value=value,
                author=eye,
                confidence=confidence,
                evidence={"frames": [shot.start, shot.end], "zoom": 0.0123},
                vocabulary=project.vocabulary.version,
            )
            for facet, (value, confidence) in values.items()
        ]
        project.add_labels(labels, eye, "suggested")


def test_the_pages_hold_the_newest_judgements_of_the_rules():
    written = json.loads(rule_cases.WRITTEN.read_text("utf-8"))
    assert written == rule_cases.cases(), "run `python tests/rule_cases.py`"


def test_a_whole_clip_is_labelled_with_the_keyboard_alone(three_shots, browser):
    page = log_page(three_shots, browser)
    press(page, "s", "4", "s", "Shift+Digit3", "v", "1", "p", "2", "Enter", "w", "1", "z")
    page.keyboard.type("24A")
    press(page, "Enter", "n")
    page.keyboard.type("Boom in shot at the end")
    press(page, "Escape", "Enter")
    expect(page.get_by_role("heading", name="Shot 2 of 3")).to_be_visible()
    press(page, "s", "2", "Enter", "s", "7", "Enter")
    expect(page.get_by_text("3 of 3 shots done")).to_be_visible()
    is_saved(page)
    assert said(three_shots, 1) == {
        "shot_size": {"start": "MS", "end": "MCU"},
        "camera_movement": "static",
        "people_count": 2,
        "int_ext": "INT",
        "scene": "24A",
        "note": "Boom in shot at the end",
    }
    assert said(three_shots, 2) == {"shot_size": "CU"}
    assert said(three_shots, 3) == {"shot_size": "WS"}


def test_a_choice_that_breaks_a_rule_is_explained_and_not_sent(three_shots, browser):
    page = log_page(three_shots, browser)
    press(page, "v", "1", "v", "9")
    told = page.get_by_role("region", name="Inspector").get_by_role("status")
    expect(told).to_contain_text("A static camera makes no movement.")
    expect(told).to_contain_text("Camera movement is static: change that first.")
    dolly = page.get_by_role("button", name="dolly in", exact=True)
    expect(dolly).to_have_attribute("aria-disabled", "true")
    is_saved(page)
    assert said(three_shots, 1) == {"camera_movement": "static"}
    told.get_by_role("button", name="Change Camera movement").click()
    press(page, "2", "v", "9", "Enter")
    is_saved(page)
    assert said(three_shots, 1) == {"camera_movement": "moving", "translation": ["dolly_in"]}


def test_all_sure_suggestions_are_taken_over_and_nothing_else(three_shots, browser):
    suggest(three_shots, 1, colour=("bw", 0.97), int_ext=("EXT", 0.95), time_of_day=("night", 0.6))
    with three_shots.opened() as project:
        (clip,) = project.clips()
        shot = project.log_of(clip.sha256).shots[0]
        project.set_label(clip.sha256, shot.id, "int_ext", "INT", ANN)
        log = project.log_of(clip.sha256)
        sure = {
            facet: one.value
            for facet, one in log.shown(shot).items()
            if one.author.kind == "machine" and one.confidence >= 0.9
        }
    page = log_page(three_shots, browser)
    press(page, "Shift+Y")
    expect(page.get_by_text(f"{len(sure)} label")).to_be_visible()
    is_saved(page)
    assert said(three_shots, 1) == {**sure, "int_ext": "INT"}


def test_a_suggestion_is_taken_over_with_what_it_was(three_shots, browser):
    suggest(three_shots, 1, shot_size=("CU", 0.71))
    page = log_page(three_shots, browser)
    press(page, "s", "Escape", "y")
    is_saved(page)
    with three_shots.opened() as project:
        (clip,) = project.clips()
        log = project.log_of(clip.sha256)
        label = log.shown(log.shots[0])["shot_size"]
        suggested = next(
            one for one in log.labels if one.facet == "shot_size" and one.author.kind == "machine"
        )
        assert (label.value, label.author, label.evidence) == ("CU", ANN, {"accepted": suggested.id})


def test_why_shows_the_figures(three_shots, browser):
    suggest(three_shots, 1, intrinsic=(["zoom_in"], 0.71))
    page = log_page(three_shots, browser)
    press(page, "v", "Escape")
    page.get_by_role("button", name="Why is this suggested: Lens change during the shot").click()
    expect(page.get_by_role("region", name="Why: Lens change during the shot")).to_contain_text(
        "zoom: 0.0123"
    )


def test_the_last_shot_is_repeated_for_what_nobody_has_said(three_shots, browser):
    page = log_page(three_shots, browser)
    press(page, "s", "4", "w", "1", "ArrowDown", "s", "2", "Escape", ".")
    expect(page.get_by_text("1 label repeated from shot 1.")).to_be_visible()
    is_saved(page)
    assert said(three_shots, 2) == {"shot_size": "CU", "int_ext": "INT"}


def test_several_shots_are_labelled_at_once(three_shots, browser):
    page = log_page(three_shots, browser)
    press(page, "s", "2", "Shift+ArrowDown", "Shift+ArrowDown")
    expect(page.get_by_role("heading", name="3 shots at once")).to_be_visible()
    expect(page.get_by_role("region", name="Size").get_by_role("button", name="mixed")).to_be_visible()
    press(page, "s", "5", "c", "2")
    is_saved(page)
    for number in (1, 2, 3):
        assert said(three_shots, number) == {"shot_size": "MFS", "colour": "colour"}


def test_unsure_not_applicable_and_taken_back(three_shots, browser):
    page = log_page(three_shots, browser)
    press(page, "s", "4", "Shift+U", "a", "2", "a", "Escape", "Shift+N", "w", "1", "Backspace")
    is_saved(page)
    with three_shots.opened() as project:
        (clip,) = project.clips()
        log = project.log_of(clip.sha256)
        shown = {
            facet: (one.value, one.certainty)
            for facet, one in log.shown(log.shots[0]).items()
            if one.author == ANN
        }
    assert shown == {"shot_size": ("MS", "unsure"), "camera_angle": (None, "not_applicable")}


def test_a_movement_is_said_of_the_marked_frames(three_shots, browser):
    page = log_page(three_shots, browser)
    press(page, *["ArrowRight"] * 5, "i", *["ArrowRight"] * 10, "o", "v", "9", "Enter")
    is_saved(page)
    (part,) = [one for one in parts(three_shots, 1) if one.author == ANN]
    assert (part.facet, part.value, part.start, part.end) == ("translation", ["dolly_in"], 5, 16)
    page.get_by_role("button", name="Take back dolly in of frames 5 to 15").click()
    is_saved(page)
    assert [one for one in parts(three_shots, 1) if one.author == ANN] == []


def test_a_marker_gets_its_words_colour_and_length(three_shots, browser):
    page = log_page(three_shots, browser)
    press(page, "ArrowRight", "m")
    expect(page.get_by_role("textbox", name="Name of the marker")).to_be_focused()
    page.keyboard.type("flare")
    page.get_by_role("radio", name="red").check(force=True)
    page.get_by_role("spinbutton", name="length").fill("12")
    page.get_by_role("button", name="Done").click()
    is_saved(page)
    with three_shots.opened() as project:
        (clip,) = project.clips()
        (marker,) = project.markers(clip.sha256)
        assert (marker.name, marker.colour, marker.start, marker.end) == ("flare", "red", 1, 13)


def test_history_tells_what_became_what_and_undoes_it(three_shots, browser):
    page = log_page(three_shots, browser)
    press(page, "s", "4", "s", "2")
    is_saved(page)
    page.get_by_role("button", name="History of Shot size").click()
    newest = page.get_by_role("dialog").get_by_role("row").nth(1)
    expect(newest).to_contain_text("Ann")
    expect(newest.get_by_role("cell").nth(3)).to_have_text("MS")
    expect(newest.get_by_role("cell").nth(4)).to_have_text("CU")
    newest.get_by_role("button", name="Undo").click()
    press(page, "Escape")
    is_saved(page)
    assert said(three_shots, 1) == {"shot_size": "MS"}


def test_a_note_outlives_a_server_that_dies_in_the_middle_of_it(three_shots, browser):
    page = log_page(three_shots, browser)
    press(page, "n")
    page.keyboard.type("He looks ")
    three_shots.kill()
    page.keyboard.type("away too ")
    press(page, "Escape", "ArrowDown", "n")
    page.keyboard.type("Second")
    expect(page.get_by_text("kept here until the server is back")).to_be_visible(timeout=10_000)
    three_shots.start()
    is_saved(page)
    assert said(three_shots, 1)["note"] == "He looks away too"
    assert said(three_shots, 2)["note"] == "Second"


def test_a_text_that_is_emptied_is_taken_back(three_shots, browser):
    page = log_page(three_shots, browser)
    press(page, "z")
    page.keyboard.type("2")
    press(page, "Backspace")
    page.keyboard.type("7")
    is_saved(page)
    assert said(three_shots, 1) == {"scene": "7"}
    press(page, "Backspace")
    is_saved(page)
    assert said(three_shots, 1) == {}
