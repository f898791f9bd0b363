"""A workbench that runs, for tests to work in with a real browser."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from shotlog.ingest.kept import keep_signals
from shotlog.log import Project
from shotlog.measure import measure
from shotlog.record import machine
from shotlog.server.pages import BUILT

_SIZE: ViewportSize = {"width": 1440, "height": 900}


class Workbench:
    """A workbench that is served by a process of its own, so that it can be killed and come back.

    Args:
        project: Its project's folder.
        author: Who works in it.
    """

    def __init__(self, project: Path, author: str = "Ann") -> None:
        if not (BUILT / "index.html").is_file():
            pytest.skip("needs the pages: `pip install .` builds them where npm reaches its registry")
        self.project = project
        self._author = author
        self._process: subprocess.Popen[str] | None = None
        self._windows: list[BrowserContext] = []
        self.start()

    def start(self) -> None:
        """Serve, at the same address each time."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "shotlog", "serve", "--project", self.project, "--author", self._author],
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "COLUMNS": "200"},
            start_new_session=True,
        )
        self.link = self._next_link()
        self.address = self.link.split("/enter")[0]

    def _next_link(self) -> str:
        assert self._process is not None
        assert self._process.stderr is not None
        for line in self._process.stderr:
            found = re.search(r"http://\S+/enter\?key=\S+", line)
            if found:
                return found[0]
        raise AssertionError("the server ended without a link")

    def sign_in(self, browser: Browser, **options: Any) -> BrowserContext:
        """A browser window of its own, signed in by the newest link."""
        context = browser.new_context(viewport=_SIZE, **options)
        page = context.new_page()
        page.goto(self.link)
        self.link = self._next_link()
        page.close()
        self._windows.append(context)
        return context

    def end(self) -> None:
        """Close its windows, and end it."""
        for window in self._windows:
            window.close()
        self.kill()

    def kill(self) -> None:
        """End it as a power cut would."""
        assert self._process is not None
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.communicate()

    def opened(self) -> Project:
        """The project, beside the server."""
        return Project.open(self.project)


def signed_in(workbench: Workbench, browser: Browser, path: str = "/", **options: Any) -> Page:
    """A page of the workbench."""
    page = workbench.sign_in(browser, **options).new_page()
    page.goto(workbench.address + path)
    return page


def log_quickly(project: Project, clip: Path) -> None:
    """Measure and log a clip without looking for people and text, which takes most of an ingest."""
    measured = measure(clip, look=False)
    keep_signals(project.media(measured.log.clip.sha256), measured.signals)
    project.add_clip(measured.log, machine("test"))
