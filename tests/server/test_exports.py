import io
import zipfile

import pytest

from clips import plain, write_clip
from workbenches import log_quickly


def test_every_format_tells_what_may_be_chosen_and_none_names_a_file_here(ann):
    formats = {one["name"]: one for one in ann.get("/api/formats").json()}
    assert {"edl", "ale", "fcpxml", "otio"} <= formats.keys()
    assert "map" not in {option["name"] for option in formats["edl"]["options"]}


def test_what_would_be_lost_is_told_and_nothing_is_written(ann):
    found = ann.post("/api/exports/edl/preflight", json={}).json()
    assert found["clips"] == 1
    assert found["shots"] == 1
    assert found["lost"] == len(found["losses"])


@pytest.mark.parametrize("name", ["edl", "ale", "otio", "fcpxml", "csv"])
def test_a_file_comes_under_the_name_of_the_project(ann, name):
    answer = ann.post(f"/api/exports/{name}", json={})
    assert answer.status_code == 200
    assert answer.content
    assert "attachment" in answer.headers["content-disposition"]
    assert 'filename="p.' in answer.headers["content-disposition"]


def test_several_files_come_as_one_archive(ann, house, tmp_path):
    log_quickly(house.project, write_clip(tmp_path / "A002.mp4", plain_to_white, frames=10))
    answer = ann.post("/api/exports/xmp", json={})
    assert 'filename="p.zip"' in answer.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert sorted(archive.namelist()) == ["A001.xmp", "A002.xmp"]


def plain_to_white(number):
    return plain(20 * number)


@pytest.mark.parametrize(
    ("name", "wish", "status"),
    [
        ("nothing", {}, 404),
        ("edl", {"options": {"reels": "77"}}, 400),
        ("edl", {"options": {"map": "/etc/passwd"}}, 400),
        ("edl", {"only": "approved"}, 404),
        ("edl", {"query": "size:nonsense"}, 422),
    ],
)
def test_what_cannot_be_exported_is_said_in_one_shape(ann, name, wish, status):
    answer = ann.post(f"/api/exports/{name}", json=wish)
    assert answer.status_code == status
    assert answer.json()["error"]["message"]
