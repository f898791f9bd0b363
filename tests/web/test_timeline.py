"""The timeline: what is drawn stands at its frames, and boundaries go where they are put."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FloatRect, Page, expect

from clips import textured, write_clip
from shotlog.ingest import ingest
from shotlog.log import Project
from workbenches import Workbench, signed_in

FRAMES = 120
CUTS = (40, 80)

RULER, SHOTS, STRIP = 10, 32, 64
"""Heights in the drawing, in pixels from its top."""


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    folder = tmp_path_factory.mktemp("timeline")
    shots = [textured(seed, width=96, height=72) for seed in range(3)]
    clip = write_clip(folder / "three.mp4", lambda number: shots[number // 40], frames=FRAMES)
    with Project.create(folder / "three.shotlog") as project:
        for outcome in ingest(project, [clip], jobs=1):
            assert outcome.error is None, outcome.error
    made = Workbench(folder / "three.shotlog")
    yield made
    made.end()


@pytest.fixture
def page(workbench: Workbench, browser: Browser) -> Iterator[Page]:
    """The page of a clip of three shots, 40 frames each."""
    with workbench.opened() as project:
        [clip] = project.clips()
    page = signed_in(workbench, browser, f"/clip/{clip.sha256}")
    page.wait_for_selector("section[aria-label=Player][data-painted='0']", timeout=60_000)
    page.get_by_role("img", name="Timeline: 3 shots").wait_for()
    yield page
    page.context.close()


def drawing(page: Page) -> FloatRect:
    box = page.get_by_role("img", name=re.compile("^Timeline: ")).bounding_box()
    assert box is not None
    return box


def to(page: Page, frame: float, height: int) -> None:
    """Move the pointer to a frame of a clip that is shown whole."""
    box = drawing(page)
    page.mouse.move(box["x"] + frame / FRAMES * box["width"], box["y"] + height, steps=4)


def frame_of(page: Page) -> int:
    return int(page.locator("section[aria-label=Player]").get_attribute("data-frame") or -1)


def stands_at(page: Page, frame: int) -> None:
    expect(page.locator("section[aria-label=Player]")).to_have_attribute("data-painted", str(frame))


def bounds(workbench: Workbench) -> list[int]:
    with workbench.opened() as project:
        [clip] = project.clips()
        return [shot.start for shot in project.log_of(clip.sha256).shots]


def test_the_ruler_scrubs(page: Page) -> None:
    to(page, 30.5, RULER)
    page.mouse.down()
    stands_at(page, 30)
    to(page, 90.5, RULER)
    page.mouse.up()
    stands_at(page, 90)


def test_a_press_on_a_shot_goes_to_its_first_frame(page: Page) -> None:
    to(page, 60, SHOTS)
    page.mouse.down()
    page.mouse.up()
    stands_at(page, 40)


def test_a_press_on_the_strip_goes_to_the_frame_under_it(page: Page) -> None:
    to(page, 60.5, STRIP)
    page.mouse.down()
    page.mouse.up()
    stands_at(page, 60)


def test_a_drag_on_the_strip_marks_the_frames_that_it_covers(page: Page) -> None:
    to(page, 50.5, STRIP)
    page.mouse.down()
    to(page, 59.5, STRIP)
    page.mouse.up()
    marked = page.locator("span[title='Marked range: its length, first and last frame']")
    expect(marked).to_have_text("0:10 · 10 f · 00:00:02:00 \N{EN DASH} 00:00:02:09")


def test_the_wheel_zooms_about_the_pointer_down_to_single_frames(page: Page) -> None:
    to(page, 60.5, STRIP)
    for _ in range(12):
        page.mouse.wheel(0, -300)
    shown = page.get_by_role("img", name=re.compile("^Timeline: "))
    expect(shown).to_have_attribute("aria-label", re.compile("00:00:02:0. to 00:00:02:1. is shown"))
    page.mouse.down()
    page.mouse.up()
    stands_at(page, 60)
    page.get_by_role("button", name="All of the clip").click()
    expect(shown).to_have_attribute("aria-label", re.compile("00:00:00:00 to 00:00:04:19 is shown"))


def test_a_boundary_shows_both_its_frames_while_it_is_dragged(page: Page, workbench: Workbench) -> None:
    to(page, 40, STRIP)
    page.mouse.down()
    to(page, 46, STRIP)
    ends, begins = page.locator("figure").all()
    assert "ends 00:00:01:20 f 45" in ends.inner_text()
    assert "begins 00:00:01:21 f 46" in begins.inner_text()
    page.keyboard.press("Escape")
    expect(page.locator("figure")).to_have_count(0)
    page.mouse.up()
    assert bounds(workbench) == [0, *CUTS]


def test_a_boundary_goes_where_it_is_let_go_and_undo_takes_it_back(page: Page, workbench: Workbench) -> None:
    to(page, 80, SHOTS)
    page.mouse.down()
    to(page, 66, SHOTS)
    page.mouse.up()
    expect(page.get_by_text("saved ✓")).to_be_visible()
    wait_for_bounds(page, workbench, [0, 40, 66])
    page.keyboard.press("Control+z")
    wait_for_bounds(page, workbench, [0, *CUTS])


def test_a_boundary_sticks_to_the_playhead_but_not_with_shift(page: Page) -> None:
    to(page, 50.5, RULER)
    page.mouse.down()
    page.mouse.up()
    stands_at(page, 50)
    near = 50 + 5 * FRAMES / drawing(page)["width"]
    to(page, 40, STRIP)
    page.mouse.down()
    to(page, near, STRIP)
    expect(page.locator("figure").last).to_contain_text("f 50")
    to(page, 51.1, STRIP)
    page.keyboard.down("Shift")
    to(page, 51.05, STRIP)
    expect(page.locator("figure").last).to_contain_text("f 51")
    page.keyboard.up("Shift")
    page.keyboard.press("Escape")
    page.mouse.up()


def test_no_shot_is_dragged_away(page: Page) -> None:
    to(page, 40, STRIP)
    page.mouse.down()
    to(page, 110, STRIP)
    expect(page.locator("figure").last).to_contain_text("f 79")
    page.keyboard.press("Escape")
    page.mouse.up()


def test_split_at_the_playhead_and_merge_again(page: Page, workbench: Workbench) -> None:
    to(page, 20.5, RULER)
    page.mouse.down()
    page.mouse.up()
    stands_at(page, 20)
    page.get_by_role("button", name="Split at the playhead").click()
    wait_for_bounds(page, workbench, [0, 20, *CUTS])
    page.get_by_role("img", name="Timeline: 4 shots").wait_for()
    page.get_by_role("button", name="Merge with the shot before").click()
    wait_for_bounds(page, workbench, [0, *CUTS])


def test_lanes_are_chosen_and_stay_so(page: Page) -> None:
    lanes = page.get_by_role("img", name=re.compile("^Measured: "))
    expect(lanes).to_have_attribute("aria-label", re.compile("brightness"))
    page.get_by_role("button", name="Lanes").click()
    page.get_by_role("checkbox", name="brightness").uncheck()
    expect(lanes).not_to_have_attribute("aria-label", re.compile("brightness"))
    page.reload()
    expect(lanes).to_have_attribute("aria-label", re.compile("pan"))
    expect(lanes).not_to_have_attribute("aria-label", re.compile("brightness"))


def wait_for_bounds(page: Page, workbench: Workbench, expected: list[int]) -> None:
    for _ in range(100):
        if bounds(workbench) == expected:
            return
        page.wait_for_timeout(50)
    assert bounds(workbench) == expected
