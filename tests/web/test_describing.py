"""Describing a shot: what is written is checked, completed and never lost."""

import os
import shutil

import pytest
from playwright.sync_api import expect

from clips import textured, write_clip
from shotlog.ingest import ingest
from shotlog.log import Project
from shotlog.record import Author, Caption, Writer
from workbenches import Workbench, signed_in

ANN = Author(name="Ann", kind="person")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A project with a clip of two shots; the camera of the first is said to be static."""
    folder = tmp_path_factory.mktemp("made")
    clip = write_clip(folder / "A001.mp4", [textured(seed) for seed in (1, 2) for _ in range(40)])
    with Project.create(folder / "made.shotlog") as project:
        (outcome,) = ingest(project, [clip], jobs=1)
        assert outcome.error is None
        (logged,) = project.clips()
        first, _second = project.log_of(logged.sha256).shots
        project.set_label(logged.sha256, first.id, "camera_movement", "static", ANN)
        project.set_label(logged.sha256, first.id, "shot_size", "CU", ANN)
    return folder / "made.shotlog"


@pytest.fixture
def two_shots(made, tmp_path):
    workbench = Workbench(shutil.copytree(made, tmp_path / "p.shotlog"))
    yield workbench
    workbench.end()


def log_page(workbench: Workbench, browser):
    with workbench.opened() as project:
        (clip,) = project.clips()
    page = signed_in(workbench, browser, f"/clip/{clip.sha256}")
    expect(page.get_by_role("heading", name="Shot 1 of 2")).to_be_visible()
    return page


def section(page, name):
    return page.get_by_role("textbox", name=name, exact=True)


def leave(page):
    """Put away the words that are offered, where there are any, and go back to the page."""
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")


def is_saved(page):
    expect(page.get_by_text("saved ✓")).to_be_visible(timeout=10_000)


def written(workbench: Workbench) -> list[Caption]:
    with workbench.opened() as project:
        (clip,) = project.clips()
        return project.captions(clip.sha256)


def test_a_description_is_kept_by_section_and_shot(two_shots, browser):
    page = log_page(two_shots, browser)
    page.keyboard.press("d")
    page.keyboard.type("A wall 👍 of tiles.")
    page.keyboard.press("Escape")
    section(page, "sound").click()
    page.keyboard.type("Hum.")
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowDown")
    expect(section(page, "subject")).to_have_value("")
    page.keyboard.press("d")
    page.keyboard.type("Another wall.")
    is_saved(page)
    first, second = written(two_shots)
    assert first.text == "Subject: A wall 👍 of tiles.\nSound: Hum."
    assert [(one.name, first.text[one.start : one.end]) for one in first.sections] == [
        ("subject", "A wall 👍 of tiles."),
        ("sound", "Hum."),
    ]
    assert (first.start, first.end, second.start, second.end) == (0, 40, 40, 80)
    assert second.text == "Subject: Another wall."


def test_claims_are_marked_by_what_the_log_says(two_shots, browser):
    page = log_page(two_shots, browser)
    section(page, "camera").click()
    page.keyboard.type("👍 The camera pans left.")
    wrong = page.locator("[data-marks~=contradicted]")
    expect(wrong).to_contain_text("pans left")
    page.keyboard.press("Home")
    page.keyboard.type("Then ")
    expect(wrong).to_contain_text("pans left")
    expect(
        page.get_by_role("img", name="Claims: 0 supported, 1 contradicted, 0 cannot be told")
    ).to_be_visible()


def test_a_flaw_of_wording_is_mended_by_a_press(two_shots, browser):
    page = log_page(two_shots, browser)
    section(page, "subject").click()
    page.keyboard.type("We see a wall.")
    flaws = page.get_by_role("list", name="What to mend")
    expect(flaws).to_contain_text("We see")
    fix = flaws.get_by_role("listitem").filter(has_text="We see").get_by_role("button")
    expect(fix).to_be_enabled()
    fix.click()
    expect(section(page, "subject")).not_to_have_value("We see a wall.")
    expect(flaws.get_by_text("We see")).to_have_count(0)


def test_words_of_the_vocabulary_are_completed(two_shots, browser):
    page = log_page(two_shots, browser)
    section(page, "camera").click()
    page.keyboard.type("A Pan le")
    expect(page.get_by_role("listbox").get_by_role("option").first).to_contain_text("Pan left")
    page.keyboard.press("Tab")
    expect(section(page, "camera")).to_have_value("A Pan left")
    expect(section(page, "camera")).to_be_focused()
    page.keyboard.type(", then a tilt u")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(section(page, "camera")).to_have_value("A Pan left, then a tilt up")
    page.keyboard.type(" dol")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)


def test_the_draft_of_the_labels_is_taken_over_by_a_key(two_shots, browser):
    page = log_page(two_shots, browser)
    take = page.get_by_role("button", name="Take over the draft of camera")
    expect(take).to_be_visible()
    section(page, "camera").click()
    page.keyboard.press("ArrowRight")
    expect(section(page, "camera")).to_have_value("The camera is static.")
    is_saved(page)
    assert written(two_shots)[0].text == "Camera: The camera is static."


def test_another_description_is_read_and_copied(two_shots, browser):
    with two_shots.opened() as project:
        (clip,) = project.clips()
        caption = Caption(
            id=os.urandom(16).hex(),
            clip=clip.sha256,
            start=0,
            end=40,
            author=Writer(name="seer", kind="machine", version="2"),
            text="A tiled wall.",
        )
        project.add_captions([caption], Author(name="seer@2", kind="machine"), "wrote")
    page = log_page(two_shots, browser)
    page.get_by_text("Another description").press("Enter")
    page.get_by_role("button", name="Copy").click()
    expect(section(page, "text")).to_have_value("A tiled wall.")
    is_saved(page)
    mine = [one for one in written(two_shots) if one.author.kind == "person"]
    assert [one.text for one in mine] == ["Text: A tiled wall."]


def test_nothing_typed_is_lost_when_the_server_dies_in_the_middle(two_shots, browser):
    page = log_page(two_shots, browser)
    section(page, "subject").click()
    page.keyboard.type("A wall, ")
    two_shots.kill()
    page.keyboard.type("tiled ")
    leave(page)
    page.keyboard.press("ArrowDown")
    section(page, "subject").click()
    page.keyboard.type("Its other side")
    expect(page.get_by_text("kept here until the server is back")).to_be_visible(timeout=10_000)
    leave(page)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(section(page, "subject")).to_have_value("A wall, tiled")
    two_shots.start()
    is_saved(page)
    assert [one.text for one in written(two_shots)] == ["Subject: A wall, tiled", "Subject: Its other side"]


def test_what_was_typed_before_the_tab_was_closed_is_sent_by_the_next(two_shots, browser):
    with two_shots.opened() as project:
        (clip,) = project.clips()
    context = two_shots.sign_in(browser)
    page = context.new_page()
    page.goto(f"{two_shots.address}/clip/{clip.sha256}")
    section(page, "subject").click()
    two_shots.kill()
    page.keyboard.type("Kept.")
    expect(page.get_by_text("kept here until the server is back")).to_be_visible(timeout=10_000)
    page.close()
    two_shots.start()
    again = context.new_page()
    again.goto(f"{two_shots.address}/clip/{clip.sha256}")
    expect(section(again, "subject")).to_have_value("Kept.")
    is_saved(again)
    assert [one.text for one in written(two_shots)] == ["Subject: Kept."]


def test_an_emptied_description_is_removed(two_shots, browser):
    page = log_page(two_shots, browser)
    section(page, "subject").click()
    page.keyboard.type("No")
    is_saved(page)
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    is_saved(page)
    assert written(two_shots) == []
    page.keyboard.type("Yes")
    is_saved(page)
    assert [one.text for one in written(two_shots)] == ["Subject: Yes"]
