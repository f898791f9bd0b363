"""The build hook that fetches the weights and builds the pages; nothing is fetched here."""

import importlib.util
from pathlib import Path

import pytest

pytest.importorskip("hatchling")


@pytest.fixture
def building():
    path = Path(__file__).resolve().parents[1] / "hatch_build.py"
    spec = importlib.util.spec_from_file_location("hatch_build", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def hook(building, tmp_path):
    class App:
        def __init__(self):
            self.warnings = []

        def display_warning(self, message):
            self.warnings.append(message)

    return building.BuildHook(str(tmp_path), {}, None, None, str(tmp_path), "wheel", App())


@pytest.fixture
def no_npm(building, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(building, "find_spec", lambda name: None)


def test_without_npm_shotlog_is_built_without_weights_and_says_so(building, hook, no_npm):
    data: dict[str, list[str]] = {"artifacts": []}
    hook.initialize("standard", data)
    assert data["artifacts"] == [f"{building.PAGES}/**"]
    (warning,) = hook.app.warnings
    assert warning.startswith(
        "shotlog is built without weights, and will not look for people: there is neither"
    )


def test_a_file_with_another_hash_is_not_the_file(building, tmp_path):
    weights = building.WEIGHTS[0]
    (tmp_path / weights.name).write_bytes(b"something else")
    assert not building.is_there(tmp_path, weights)


def test_a_failing_npm_is_named_with_what_it_says(hook, tmp_path, monkeypatch):
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho 'registry cannot be reached' >&2\nexit 1\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    hook.initialize("standard", {"artifacts": []})
    assert "registry cannot be reached" in hook.app.warnings[-1]


def test_what_is_there_is_not_fetched_again_and_goes_into_the_wheel(
    building, hook, no_npm, tmp_path, monkeypatch
):
    folder = tmp_path / building.FOLDER
    folder.mkdir(parents=True)
    (folder / "one.tflite").write_bytes(b"weights")
    digest = building.hashlib.sha256(b"weights").hexdigest()
    monkeypatch.setattr(building, "WEIGHTS", (building.Weights("one.tflite", "package@1", "one", digest),))
    data: dict[str, list[str]] = {"artifacts": []}
    hook.initialize("editable", data)
    assert f"{building.FOLDER}/one.tflite" in data["artifacts"]
    assert not hook.app.warnings


def test_weights_behind_other_things_are_cut_out(building, tmp_path):
    archive = tmp_path / "package.tgz"
    (tmp_path / "assets.data").write_bytes(b"namesweights")
    with building.tarfile.open(archive, "w:gz") as packed:
        packed.add(tmp_path / "assets.data", "package/assets.data")
    digest = building.hashlib.sha256(b"weights").hexdigest()
    weights = building.Weights("one.tflite", "package@1", "package/assets.data", digest, start=5)
    building._take(archive, weights, tmp_path)
    assert (tmp_path / "one.tflite").read_bytes() == b"weights"


def test_the_names_are_those_that_are_loaded(building):
    from shotlog.measure.people import weights

    assert {one.name for one in building.WEIGHTS} == {
        weights.FACES,
        weights.PERSONS,
        weights.POSES,
        weights.PEOPLE,
    }
