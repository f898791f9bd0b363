"""Two people on one shot, and a server that dies under somebody's hands."""

import pytest

from clips import numbered, write_clip
from workbenches import signed_in


@pytest.fixture
def workbench(serve, tmp_path):
    return serve(write_clip(tmp_path / "A001.mp4", numbered, frames=48))


def place(workbench):
    with workbench.opened() as project:
        (clip,) = project.clips()
        return clip.sha256, project.log_of(clip.sha256).shots[0].id


def sizes(workbench):
    with workbench.opened() as project:
        (clip,) = project.clips()
        log = project.log_of(clip.sha256)
        return [label.value for label in log.labels if label.facet == "scene"]


def opened(workbench, browser, name):
    clip, _ = place(workbench)
    page = signed_in(workbench, browser, f"/clip/{clip}")
    page.get_by_role("heading", name="A001.mp4").wait_for()
    page.get_by_role("button", name="Ann").click()
    page.get_by_label("Your name in the log").fill(name)
    page.keyboard.press("Enter")
    page.get_by_role("button", name=name).wait_for()
    page.reload()
    page.get_by_role("heading", name="A001.mp4").wait_for()
    return page


def test_what_one_does_appears_at_the_other(workbench, browser):
    ann, bea = opened(workbench, browser, "Ann S"), opened(workbench, browser, "Bea T")
    ann.get_by_label("Scene", exact=True).first.fill("24A")
    ann.get_by_text("saved ✓").wait_for()
    bea.wait_for_function("[...document.querySelectorAll('input')].some(one => one.value === '24A')")


def test_nobody_replaces_what_they_have_not_seen_and_both_values_are_shown(workbench, browser):
    ann, bea = opened(workbench, browser, "Ann S"), opened(workbench, browser, "Bea T")
    bea.context.set_offline(True)
    bea.get_by_label("Scene", exact=True).first.fill("25")
    bea.get_by_text("kept here until the server is back").wait_for()
    ann.get_by_label("Scene", exact=True).first.fill("24A")
    ann.get_by_text("saved ✓").wait_for()
    bea.context.set_offline(False)
    refusal = bea.get_by_role("alert", name="Changes that are not saved")
    refusal.get_by_text("24A").wait_for()
    refusal.get_by_text("25", exact=False).first.wait_for()
    assert sizes(workbench)[-1] == "24A"
    refusal.get_by_role("button", name="Keep mine").click()
    refusal.wait_for(state="detached")
    bea.get_by_text("saved ✓").wait_for()
    assert sizes(workbench)[-1] == "25"


def test_a_server_that_is_killed_while_somebody_types_loses_nothing(workbench, browser):
    page = opened(workbench, browser, "Ann S")
    field = page.get_by_label("Scene", exact=True).first
    field.press_sequentially("24")
    workbench.kill()
    field.press_sequentially("AB")
    page.get_by_text("kept here until the server is back").wait_for()
    workbench.start()
    page.get_by_text("saved ✓").wait_for()
    assert sizes(workbench)[-1] == "24AB"


def test_a_tab_that_is_closed_before_the_server_is_back_loses_nothing(workbench, browser):
    page = opened(workbench, browser, "Ann S")
    workbench.kill()
    page.get_by_label("Scene", exact=True).first.fill("77")
    page.get_by_text("kept here until the server is back").wait_for()
    context = page.context
    page.close()
    workbench.start()
    again = context.new_page()
    again.goto(workbench.address)
    again.get_by_text("saved ✓").wait_for()
    assert sizes(workbench)[-1] == "77"
