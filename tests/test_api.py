import subprocess
import sys

import pytest

import shotlog
from clips import textured, write_clip
from shotlog.errors import EXIT_CODES, HTTP_STATUSES, NotFound, ShotlogError
from shotlog.log import Project


def test_a_file_is_measured_as_often_as_one_likes(tmp_path):
    path = write_clip(tmp_path / "a.mp4", [textured(frame // 10) for frame in range(20)])
    for _ in range(2):
        measurement = shotlog.measure(path)
        assert measurement.log.clip.frames == len(measurement.signals) == 20


def test_the_rooms_do_not_take_the_place_of_the_functions():
    words = "import shotlog, shotlog.cli\nassert callable(shotlog.measure) and callable(shotlog.open)"
    subprocess.run([sys.executable, "-c", words], check=True)


def test_a_project_opens_by_its_path(tmp_path):
    Project.create(tmp_path / "p").close()
    with shotlog.open(tmp_path / "p.shotlog") as project:
        assert project.clips() == []
    with pytest.raises(NotFound):
        shotlog.open(tmp_path / "q")


def kinds_of(error):
    return [error, *(kind for child in error.__subclasses__() for kind in kinds_of(child))]


def test_every_kind_of_error_has_its_exit_code_and_http_status():
    codes = {kind.code for kind in kinds_of(ShotlogError)}
    assert codes == set(EXIT_CODES) == set(HTTP_STATUSES)
    assert len(set(EXIT_CODES.values())) == len(EXIT_CODES)
