import shutil

import pytest

from shotlog.log import Project


@pytest.fixture(scope="session")
def empty(tmp_path_factory):
    """A new project's folder, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "empty.shotlog"
    Project.create(path).close()
    return path


@pytest.fixture
def folder(empty, tmp_path):
    return shutil.copytree(empty, tmp_path / "p.shotlog")


@pytest.fixture
def project(folder):
    with Project.open(folder) as opened:
        yield opened
        assert opened.verify() == []
