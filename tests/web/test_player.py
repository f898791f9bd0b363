"""The player: the frame on the screen is the frame that is named, and hands find what they know."""

import re
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from clips import numbered, write_clip
from shotlog.ingest import ingest
from shotlog.log import Project
from shotlog.timing import FrameIndex
from workbenches import Workbench, signed_in

FRAMES = 300
SEEKS = 200

_UNEVEN = np.cumsum(np.random.default_rng(7).choice((1500, 3000, 3003, 6000), FRAMES)).tolist()
"""Times of frames in units of 1/90000 second: 60, 30 and 15 frames a second mixed."""

CLIPS: dict[str, dict[str, Any]] = {
    "23.976": {"rate": Fraction(24000, 1001), "metadata": {"timecode": "01:00:00:00"}},
    "25": {"rate": Fraction(25), "metadata": {"timecode": "10:00:00:00"}},
    "29.97 DF": {"rate": Fraction(30000, 1001), "metadata": {"timecode": "00:59:50;00"}},
    "59.94": {"rate": Fraction(60000, 1001)},
    "VFR": {"rate": Fraction(30), "pts": _UNEVEN, "time_base": Fraction(1, 90000)},
}

SEEKING = """
async (frames) => {
  const player = document.querySelector("section[aria-label=Player]");
  const video = player.querySelector("video");
  const brush = new OffscreenCanvas(96, 72).getContext("2d", { willReadFrequently: true });
  const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;

  async function until(isSo) {
    const began = performance.now();
    while (!isSo()) {
      if (performance.now() - began > 5000) return;
      await new Promise(requestAnimationFrame);
    }
  }
  function inPixels() {
    brush.drawImage(video, 0, 0, 96, 72);
    let number = 0;
    for (let bit = 0; bit < 12; bit += 1) {
      const [x, y] = [12 + 24 * (bit % 4), 12 + 24 * Math.floor(bit / 4)];
      if (brush.getImageData(x, y, 1, 1).data[0] > 127) number |= 1 << bit;
    }
    return number;
  }
  const seen = [];
  for (const frame of frames) {
    player.querySelector("button[title='Go to …']").click();
    await until(() => player.querySelector("form input") !== null);
    const field = player.querySelector("form input");
    write.call(field, `f${frame}`);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.form.requestSubmit();
    await until(() => player.dataset.painted === String(frame));
    const timecode = player.querySelector("button[title='Go to …']").textContent;
    seen.push({ asked: frame, named: Number(player.dataset.frame), shown: inPixels(), timecode });
  }
  return seen;
}
"""


@pytest.fixture(scope="module")
def reels(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workbench, dict[str, str]]]:
    """A workbench with a clip of numbered pictures at each rate, and their hashes by the names of rates."""
    folder = tmp_path_factory.mktemp("reels")
    paths = [
        write_clip(
            folder / f"{name}.mp4", lambda number: numbered(number, width=96, height=72), frames=FRAMES, **how
        )
        for name, how in CLIPS.items()
    ]
    with Project.create(folder / "reels.shotlog") as project:
        for outcome in ingest(project, paths, jobs=1):
            assert outcome.error is None, outcome.error
        hashes = {Path(clip.path).stem: clip.sha256 for clip in project.clips()}
    workbench = Workbench(folder / "reels.shotlog")
    yield workbench, hashes
    workbench.end()


@pytest.fixture
def player(reels: tuple[Workbench, dict[str, str]], browser: Browser) -> Iterator[Page]:
    """The page of the clip at 25 frames a second, with its first frame on the screen."""
    page = opened(reels, browser, "25")
    yield page
    page.context.close()


def opened(reels: tuple[Workbench, dict[str, str]], browser: Browser, name: str) -> Page:
    workbench, hashes = reels
    page = signed_in(workbench, browser, f"/clip/{hashes[name]}")
    page.wait_for_selector("section[aria-label=Player] video", timeout=60_000)
    shows(page, 0)
    return page


def shows(page: Page, frame: int) -> None:
    """Wait until the screen shows a frame, and it is the one that is asked for."""
    page.wait_for_selector(f"section[data-frame='{frame}'][data-painted='{frame}']", timeout=10_000)


def frame_of(page: Page) -> int:
    return int(page.locator("section[aria-label=Player]").get_attribute("data-frame") or -1)


def seen_on(page: Page) -> int:
    """The number in the picture that is on the screen now."""
    [seen] = page.evaluate(SEEKING, [frame_of(page)])
    return int(seen["shown"])


@pytest.mark.parametrize("name", CLIPS)
def test_the_frame_shown_is_the_frame_named(
    name: str, reels: tuple[Workbench, dict[str, str]], browser: Browser
) -> None:
    page = opened(reels, browser, name)
    wanted = np.random.default_rng(len(name)).integers(FRAMES, size=SEEKS).tolist()
    seen = page.evaluate(SEEKING, wanted)
    page.context.close()
    assert [one for one in seen if not one["asked"] == one["named"] == one["shown"]] == []
    with reels[0].opened() as project:
        clip = project.find_clip(reels[1][name])
        for one in seen:
            label = clip.timecode(FrameIndex(one["asked"]))
            assert one["timecode"] == (f"f {one['asked']}" if label is None else str(label))


def test_arrows_step_and_stop_at_the_ends(player: Page) -> None:
    player.keyboard.press("ArrowRight")
    shows(player, 1)
    player.keyboard.press("Shift+ArrowRight")
    shows(player, 11)
    player.keyboard.press("ArrowLeft")
    shows(player, 10)
    player.keyboard.press("Shift+ArrowLeft")
    player.keyboard.press("ArrowLeft")
    shows(player, 0)
    player.keyboard.press("End")
    shows(player, FRAMES - 1)
    player.keyboard.press("ArrowRight")
    shows(player, FRAMES - 1)
    player.keyboard.press("Home")
    shows(player, 0)


def test_k_stands_on_the_frame_that_is_seen(player: Page) -> None:
    player.keyboard.press("l")
    while frame_of(player) < 15:
        player.wait_for_timeout(20)
    player.keyboard.press("k")
    stood = frame_of(player)
    shows(player, stood)
    assert seen_on(player) == stood


def test_each_l_goes_faster_and_j_goes_back_to_the_first_frame(player: Page) -> None:
    speed = player.locator("span[title='Speed now']")
    for times in (1, 2, 4, 8):
        player.keyboard.press("l")
        assert speed.inner_text() == f"{times}\N{MULTIPLICATION SIGN}"
    player.keyboard.press("k")
    assert frame_of(player) > 0
    for times in (1, 2, 4):
        player.keyboard.press("j")
        assert speed.inner_text() == f"\N{MINUS SIGN}{times}\N{MULTIPLICATION SIGN}"
    shows(player, 0)
    expect(speed).to_have_text("")


def test_with_k_held_j_and_l_go_one_frame(player: Page) -> None:
    player.keyboard.down("k")
    for expected in (1, 2, 3):
        player.keyboard.press("l")
        shows(player, expected)
    player.keyboard.press("j")
    shows(player, 2)
    player.keyboard.up("k")
    player.keyboard.press("l")
    expect(player.locator("span[title='Speed now']")).to_have_text("1\N{MULTIPLICATION SIGN}")


def test_playing_goes_round_in_the_marked_range(player: Page) -> None:
    go_to(player, "f100")
    shows(player, 100)
    player.keyboard.press("i")
    go_to(player, "f109")
    shows(player, 109)
    player.keyboard.press("o")
    player.keyboard.press("r")
    player.keyboard.press("Space")
    seen = set()
    until = time.monotonic() + 1.5
    while time.monotonic() < until:
        seen.add(frame_of(player))
    player.keyboard.press("Space")
    assert seen <= set(range(100, 110))
    assert len(seen) > 3


def test_in_and_out_are_told_with_their_length_and_found_again(player: Page) -> None:
    for frame, key in ((20, "i"), (59, "o")):
        go_to(player, f"f{frame}")
        shows(player, frame)
        player.keyboard.press(key)
    marked = player.locator("span[title='Marked range: its length, first and last frame']")
    assert marked.inner_text() == "1:15 · 40 f · 10:00:00:20 \N{EN DASH} 10:00:02:09"
    player.keyboard.press("Shift+I")
    shows(player, 20)
    player.keyboard.press("Shift+O")
    shows(player, 59)
    player.keyboard.press("Alt+x")
    assert marked.inner_text() == ""


@pytest.mark.parametrize(
    ("said", "frame"), [("10:00:04:07", 107), ("407", 107), ("f221", 221), ("+12", 12), ("+1:00", 25)]
)
def test_timecode_frames_and_offsets_can_be_typed(player: Page, said: str, frame: int) -> None:
    go_to(player, said)
    shows(player, frame)


def test_what_is_no_timecode_is_said_so_where_it_was_typed(player: Page) -> None:
    go_to(player, "10:99:00:00")
    assert "no such timecode" in player.locator("#where-to").inner_text()
    player.keyboard.press("Escape")
    go_to(player, "f5000")
    assert re.search(r"frames 0 to 299", player.locator("#where-to").inner_text())
    player.keyboard.press("Escape")
    shows(player, 0)


def test_a_drawing_stays_with_its_frame(player: Page) -> None:
    player.keyboard.press("Shift+D")
    box = player.locator("video").bounding_box()
    assert box is not None
    player.mouse.move(box["x"] + 50, box["y"] + 50)
    player.mouse.down()
    player.mouse.move(box["x"] + 90, box["y"] + 90, steps=5)
    player.mouse.up()
    drawings = player.get_by_role("img", name="drawings on this frame")
    assert drawings.get_attribute("aria-label") == "1 drawings on this frame"
    player.keyboard.press("ArrowRight")
    shows(player, 1)
    assert drawings.get_attribute("aria-label") == "0 drawings on this frame"


def go_to(page: Page, said: str) -> None:
    page.keyboard.press("=")
    page.keyboard.type(said)
    page.keyboard.press("Enter")
