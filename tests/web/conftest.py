"""A running workbench on a project of real clips, and a browser that is signed in."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from shotlog.log import Project
from workbenches import Workbench, log_quickly

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found is None:
        pytest.skip("needs Chromium: apt install chromium")
    opened = playwright.chromium.launch(
        executable_path=found, args=["--no-sandbox", "--autoplay-policy=no-user-gesture-required"]
    )
    yield opened
    opened.close()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Workbench]]:
    """Serves a project of some clips: `serve(clip, clip, author="Ann")`."""
    running: list[Workbench] = []

    def made(*clips: Path, author: str = "Ann") -> Workbench:
        path = tmp_path / f"p{len(running)}.shotlog"
        with Project.create(path) as project:
            for clip in clips:
                log_quickly(project, clip)
        running.append(Workbench(path, author))
        return running[-1]

    yield made
    for one in running:
        one.end()
