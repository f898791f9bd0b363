"""Captions as an assistant editor brings them in, checks and corrects them at a terminal."""

import json
import shutil

import pytest
from typer.testing import CliRunner

from clips import textured, write_clip
from shotlog.cli.app import app
from shotlog.errors import EXIT_CODES, NotFound

RIGHT = "The camera stays locked off."
WRONG = "The camera pans left across the room."


@pytest.fixture(scope="module")
def logged(tmp_path_factory):
    """A project with `still.mp4`, which a person has called static, and two captions of it."""
    folder = tmp_path_factory.mktemp("captions")
    write_clip(folder / "still.mp4", [textured(1)] * 30)
    lines = [
        {"id": "a", "clip": "still.mp4", "start": 0, "end": 30, "text": RIGHT, "model": "good"},
        {"id": "b", "clip": "still.mp4", "start": 0, "end": 30, "text": WRONG, "model": "bad"},
        {"id": "c", "clip": "gone.mp4", "start": 0, "end": 30, "text": RIGHT, "model": "good"},
    ]
    (folder / "captions.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    run("new", folder / "p.shotlog")
    run("--project", folder / "p.shotlog", "ingest", folder / "still.mp4")
    for facet in ("translation", "rotation", "intrinsic"):
        run("--project", folder / "p.shotlog", "set", "still:1", facet, "none")
    run("--project", folder / "p.shotlog", "set", "still:1", "camera_movement", "static")
    return folder


@pytest.fixture
def project(logged, tmp_path):
    copied = shutil.copytree(logged / "p.shotlog", tmp_path / "p.shotlog")
    run("--project", copied, "captions", "import", logged / "captions.jsonl")
    return copied


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


def answer(project, *words):
    result = run("--project", project, "captions", *words, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_captions_of_clips_that_are_not_there_are_told_and_the_others_taken_in(logged, tmp_path):
    copied = shutil.copytree(logged / "p.shotlog", tmp_path / "p.shotlog")
    done = answer(copied, "import", logged / "captions.jsonl")
    assert (done["found"], done["imported"], [one["line"] for one in done["rejected"]]) == (3, 2, [3])
    again = answer(copied, "import", logged / "captions.jsonl")
    assert (again["imported"], again["known"]) == (0, 2)


def test_a_false_claim_is_told_with_what_is_true(project):
    right, wrong = answer(project, "check")["captions"]
    assert (right["id"], right["model"]) == ("a", "good")
    assert [claim["verdict"] for claim in right["claims"] if claim["kind"] == "film"] == ["supported"]
    (claim,) = [claim for claim in wrong["claims"] if claim["verdict"] == "contradicted"]
    assert wrong["text"][slice(*claim["span"])] == claim["words"]
    assert claim["error_type"]
    assert wrong["score"]["reward"] < right["score"]["reward"]
    shown = run("--project", project, "captions", "check").output
    assert "pans left" in shown
    assert "suggested" in shown


def test_a_suggestion_that_a_person_accepts_stands_in_place_of_the_caption(project):
    (fix,) = answer(project, "fix", "--by", "bad")["captions"]
    assert fix["suggested_text"] != fix["text"]
    assert answer(project, "fix", "--accept", "b")["accepted"]
    captions = {one["id"]: one for one in answer(project, "check")["captions"]}
    assert "b" not in captions
    assert fix["suggested_text"] in {one["text"] for one in captions.values()}
    assert run("--project", project, "undo").exit_code == 0
    assert {one["id"] for one in answer(project, "check")["captions"]} == {"a", "b"}


def test_nothing_is_accepted_that_was_not_suggested(project):
    result = run("--project", project, "captions", "fix", "--accept", "nobody")
    assert isinstance(result.exception, NotFound)


def test_suggestions_and_reports_are_written_to_files(project, tmp_path):
    assert run("--project", project, "captions", "fix", "-o", tmp_path / "fixed.jsonl").exit_code == 0
    assert [json.loads(line)["id"] for line in (tmp_path / "fixed.jsonl").read_text().splitlines()] == ["b"]
    report = answer(project, "report", "-o", tmp_path / "report.html")
    assert {model["model"] for model in report["models"]} == {"good", "bad"}
    assert "<html" in (tmp_path / "report.html").read_text()
    assert "bad" in run("--project", project, "captions", "report").output


def test_a_draft_says_what_the_labels_say(project):
    assert "camera" in answer(project, "draft", "still")["text"].lower()


def test_one_text_is_checked_without_a_project(logged):
    result = run("captions", "try", logged / "still.mp4", "--text", WRONG, "--json")
    document = json.loads(result.stdout)
    assert (document["start"], document["end"]) == (0, 30)
    assert any(claim["facet"] == "rotation" for claim in document["claims"])


def test_what_no_caption_is_asked_of_is_said(logged):
    result = run("--project", logged / "p.shotlog", "captions", "check")
    assert isinstance(result.exception, NotFound)
    assert EXIT_CODES["not_found"] == 5
