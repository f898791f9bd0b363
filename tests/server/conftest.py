"""A workbench without a browser: its application, asked directly."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from clips import numbered, write_clip
from shotlog.ingest import ingest
from shotlog.log import Project
from shotlog.server import House, application
from shotlog.server.access import Door
from shotlog.server.making import Making

HERE = "http://127.0.0.1"
TOKEN = "open sesame"  # noqa: S105 - it opens nothing but this test


@pytest.fixture(scope="session")
def logged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one clip of 48 numbered frames that is never changed: copy it."""
    folder = tmp_path_factory.mktemp("logged")
    clip = write_clip(folder / "A001.mp4", numbered, frames=48)
    with Project.create(folder / "p.shotlog") as project:
        for outcome in ingest(project, [clip], jobs=1):
            assert outcome.error is None
        return project.path


@pytest.fixture
def house(logged: Path, tmp_path: Path) -> Iterator[House]:
    import shutil

    copy = tmp_path / "p.shotlog"
    shutil.copytree(logged, copy)
    with Project.open(copy) as project:
        yield House(project, Door(copy / "sessions.json", "Ann", TOKEN), Making())


@pytest.fixture
def stranger(house: House) -> Iterator[TestClient]:
    """Somebody who did not come in."""
    with TestClient(application(house), base_url=HERE, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def ann(stranger: TestClient, house: House) -> TestClient:
    """Ann, who came in by a link."""
    stranger.get("/enter", params={"key": house.door.new_key()}, follow_redirects=False)
    return stranger


@pytest.fixture
def clip(house: House) -> str:
    """The clip of the project."""
    return house.project.clips()[0].sha256
