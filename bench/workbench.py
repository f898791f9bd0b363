"""How quick the workbench is under the hands, with a long log behind it.

    script/bench workbench --work FOLDER [--clips 1000] [--shots 100] [--clip VIDEO]

A log of many clips is made once and kept in the folder, with one real clip in it. Then a real Chromium opens
its pages, and each figure is taken beside the same figure for doing nothing: an idle page, or a key that is
bound to nothing.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from compared.report import write
from compared.tables import table
from playwright.sync_api import Browser, Page, sync_playwright

from shotlog.ingest import ingest, proxy_of
from shotlog.log import Project
from shotlog.record import Clip, ClipLog, Label, Shot, Transition, machine
from shotlog.record.fields import new_id

_FRAMES: Final = 100
"""Of a shot."""
_TERMS: Final = (
    ("shot_size", ("ECU", "CU", "MCU", "MS", "FS", "WS")),
    ("camera_movement", ("static", "moving")),
)
_BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
_SIZE: Final = {"width": 1440, "height": 900}

_READY = """
async () => {
  const cells = () => [...document.querySelectorAll("[role=gridcell]")];
  const row = () => cells().some((cell) => cell.textContent.endsWith(".mov"));
  while (!row()) await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  return performance.now();
}
"""

_SCROLL = """
async ([speed, seconds]) => {
  const list = document.querySelector("[role=grid]");
  const frames = [];
  let last = performance.now();
  const until = last + 1000 * seconds;
  while (last < until) {
    list.scrollTop += speed;
    const now = await new Promise(requestAnimationFrame);
    frames.push(now - last);
    last = now;
  }
  return frames.slice(1);
}
"""

_LISTEN = """
() => {
  window.pressed = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === "keydown") window.pressed.push(entry.duration);
  }).observe({ type: "event", durationThreshold: 16, buffered: false });
}
"""

_SEEK = """
async (frames) => {
  const player = document.querySelector("section[aria-label=Player]");
  const took = [];
  for (const key of frames) {
    const before = player.dataset.painted;
    const began = performance.now();
    window.dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey: true, cancelable: true }));
    while (player.dataset.painted === before && performance.now() - began < 3000) {
      await new Promise((done) => setTimeout(done, 1));
    }
    took.push(performance.now() - began);
  }
  return took;
}
"""


def long_log(path: Path, clips: int, shots: int, real: Path) -> None:
    """Make the log, with the real clip measured and its proxy made."""
    began = time.monotonic()
    with Project.create(path) as project:
        for outcome in ingest(project, [real], jobs=1):
            if outcome.error is not None:
                raise outcome.error
        proxy_of(project, project.clips()[0])
        for number in range(1, clips + 1):
            project.add_clip(made_up(number, shots), machine("bench"))
            if number % 50 == 0:
                print(f"  {number} of {clips} clips, {time.monotonic() - began:.0f} s", file=sys.stderr)


def made_up(number: int, shots: int) -> ClipLog:
    """A clip that nobody filmed, with two suggestions a shot."""
    sha256 = f"{number:064x}"
    clip = Clip.model_validate(
        {
            "path": f"/footage/A{number:04}.mov", "sha256": sha256, "size": 1, "container": "mov",
            "codec": "h264", "pixel_format": "yuv420p", "rate": "25/1", "frames": shots * _FRAMES,
            "time_base": "1/25", "first_pts": 0, "duration": f"{shots * _FRAMES}/25", "width": 1920,
            "height": 1080, "pixel_aspect": "1/1", "display_aspect": "16/9",
        }
    )  # fmt: skip
    edges = [_edge(place, shots) for place in range(shots + 1)]
    made = tuple(
        Shot(
            id=new_id(), clip=sha256, start=place * _FRAMES, end=(place + 1) * _FRAMES,
            transition_in=edges[place], transition_out=edges[place + 1],
        )
        for place in range(shots)
    )  # fmt: skip
    labels = tuple(
        Label(
            id=new_id(), clip=sha256, shot=shot.id, facet=facet, value=terms[(number + place) % len(terms)],
            author=machine("bench"), confidence=0.8, vocabulary="cinema@1",
        )
        for place, shot in enumerate(made)
        for facet, terms in _TERMS
    )  # fmt: skip
    return ClipLog(clip=clip, shots=made, labels=labels)


def _edge(place: int, shots: int) -> Transition:
    frame = place * _FRAMES
    kind = "start" if place == 0 else "end" if place == shots else "cut"
    return Transition(kind=kind, start=frame, end=frame, confidence=1.0)


@contextmanager
def served(path: Path) -> Iterator[str]:
    """A running workbench: a link into it."""
    command = [sys.executable, "-m", "shotlog", "serve", "--project", str(path), "--author", "bench"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603 - shotlog itself
        assert process.stderr is not None
        try:
            yield next(word for line in process.stderr for word in line.split() if word.startswith("http"))
        finally:
            process.kill()


def figures(page: Page, address: str, real: str) -> dict[str, list[float]]:
    """Milliseconds of everything that is timed."""
    took: dict[str, list[float]] = {}
    page.goto(address)
    page.get_by_role("button", name="rows").click()
    took["page ready"] = [_ready(page, address) for _ in range(7)]
    took["frame, idle list"] = page.evaluate(_SCROLL, [0, 3])
    took["frame, scrolling clips"] = page.evaluate(_SCROLL, [160, 3])
    page.get_by_role("group", name="List").get_by_role("button", name="shots").click()
    page.wait_for_timeout(3000)
    took["frame, scrolling shots"] = page.evaluate(_SCROLL, [400, 5])
    page.goto(f"{address}/clip/{real}")
    page.wait_for_selector("section[data-painted='0']", timeout=60_000)
    page.evaluate(_LISTEN)
    took["key that does nothing"] = _pressed(page, ["F8"] * 60)
    took["key, label"] = _pressed(page, ["s", "1", "s", "2", "s", "3"] * 15)
    took["key, next shot"] = _pressed(page, ["ArrowDown", "ArrowUp"] * 30)
    took["seek, ten frames"] = page.evaluate(_SEEK, (["ArrowRight"] * 20 + ["ArrowLeft"] * 20) * 2)
    return took


def _ready(page: Page, address: str) -> float:
    page.goto(address)
    return float(page.evaluate(_READY))


def _pressed(page: Page, keys: list[str]) -> list[float]:
    page.evaluate("window.pressed.length = 0")
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(40)
    page.wait_for_timeout(500)
    told: list[float] = page.evaluate("window.pressed")
    # What is painted within the 16 ms that browsers do not tell of counts as 16.
    return told + [16.0] * max(0, len(keys) - len(told))


def _row(name: str, took: list[float]) -> list[str]:
    ordered = sorted(took)
    late = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    return [name, str(len(took)), f"{statistics.median(took):.0f}", f"{late:.0f}", f"{ordered[-1]:.0f}"]


def main() -> None:
    """Make the log, time the pages, print a table and write it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--work", type=Path, required=True, help="folder that keeps the log")
    parser.add_argument("--clips", type=int, default=1000)
    parser.add_argument("--shots", type=int, default=100, help="shots of a clip")
    parser.add_argument("--clip", type=Path, required=True, help="a real clip to play and label")
    parser.add_argument("--output", type=Path, default=Path("docs/measured"))
    given = parser.parse_args()
    path = given.work / f"{given.clips}x{given.shots}.shotlog"
    if not path.exists():
        long_log(path, given.clips, given.shots, given.clip.resolve())
    with Project.open(path) as project:
        real = next(clip.sha256 for clip in project.clips() if Path(clip.path).exists())
        project.listing(limit=1)  # the search index is made anew where words have changed
    found = next(filter(None, map(shutil.which, _BROWSERS)))
    with served(path) as link, sync_playwright() as running:
        browser: Browser = running.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = browser.new_page(viewport=_SIZE)  # type: ignore[arg-type]
        page.goto(link)
        took = figures(page, link.split("/enter")[0], real)
        browser.close()
    rows = [_row(name, values) for name, values in took.items()]
    told = table(("milliseconds", "times", "median", "95th of 100", "most"), rows)
    print(told)
    write(given.output, {"workbench.md": f"# The workbench\n\n{told}"})


if __name__ == "__main__":
    main()
