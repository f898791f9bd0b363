"""The main job, as a person at a terminal and as a program that reads the answers."""

import json
import shutil

import numpy as np
import pytest
from typer.testing import CliRunner

from clips import plain, textured, write_clip
from shotlog.cli import main
from shotlog.cli.answers import out
from shotlog.cli.app import app
from shotlog.errors import EXIT_CODES, ShotlogError


@pytest.fixture(scope="module")
def footage(tmp_path_factory):
    """`two.mp4` with a cut at 20, `one.mp4` black and white without one."""
    folder = tmp_path_factory.mktemp("footage")
    write_clip(folder / "two.mp4", [textured(frame // 20) for frame in range(40)])
    grey = textured(5).mean(axis=2, keepdims=True).repeat(3, axis=2).astype("uint8")
    write_clip(folder / "one.mp4", [grey] * 30)
    return folder


@pytest.fixture(scope="module")
def logged(footage, tmp_path_factory):
    """A project with both clips; to be copied, not changed."""
    project = tmp_path_factory.mktemp("logged") / "p.shotlog"
    assert run("new", project).exit_code == 0
    assert run("--project", project, "ingest", footage).exit_code == 0
    return project


@pytest.fixture
def project(logged, tmp_path):
    return shutil.copytree(logged, tmp_path / "p.shotlog")


def run(*words, **options):
    return CliRunner().invoke(app, [str(word) for word in words], **options)


def answer(project, *words):
    result = run("--project", project, *words, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def code(*words):
    """Exit code of a command that is refused."""
    error = run(*words).exception
    assert isinstance(error, ShotlogError)
    return error.code


def test_the_log_holds_the_shots_of_every_clip(project):
    assert {clip["path"].rsplit("/")[-1]: clip["shots"] for clip in answer(project, "clips")["clips"]} == {
        "one.mp4": 1,
        "two.mp4": 2,
    }
    shots = answer(project, "shots", "two")["shots"]
    assert [(shot["shot"], shot["start"], shot["end"]) for shot in shots] == [(1, 0, 20), (2, 20, 40)]


def test_tables_go_to_stdout_and_prose_to_stderr(project):
    result = run("--project", project, "shots", "two.mp4")
    assert "two.mp4: 2 shots" in result.stdout
    assert result.stderr == ""
    result = run("--project", project, "ingest", project.parent)
    assert result.stdout == ""


def test_measure_needs_no_project(footage, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("measure", footage / "two.mp4", "--json")
    document = json.loads(result.stdout)
    assert document["clip"]["frames"] == 40
    assert [shot["start"] for shot in document["shots"]] == [0, 20]
    assert document["shots"][0]["labels"]["colour"]["value"] == "colour"
    assert document["signals"]["luma"]["min"] <= document["signals"]["luma"]["max"]
    assert list(tmp_path.iterdir()) == []


def test_flaws_of_the_pictures_and_their_colours_are_told_beside_the_shots(tmp_path):
    blue, none = plain(0) + np.array((20, 40, 200), np.uint8), plain(0)
    pictures = [*[textured(1)] * 20, none, none, *[textured(1)] * 10, *[blue] * 20]
    write_clip(tmp_path / "flash.mp4", pictures)
    document = json.loads(run("measure", tmp_path / "flash.mp4", "--json").stdout)
    black = [found for found in document["findings"] if found["kind"] == "black"]
    assert [(found["start"], found["end"]) for found in black] == [(20, 22)]
    colours = {found["shot"]: found["colours"] for found in document["palettes"]}
    last = colours[document["shots"][-1]["shot"]]
    assert sum(found["share"] for found in last) == pytest.approx(1)
    assert last[0]["share"] > 0.9
    assert int(last[0]["colour"][5:], 16) == pytest.approx(200, abs=8)
    assert "black" in run("measure", tmp_path / "flash.mp4").stdout


def test_what_was_seen_is_written_as_a_page_with_pictures(footage, tmp_path):
    result = run("measure", footage / "two.mp4", "--plot", tmp_path / "plot.html")
    assert result.exit_code == 0
    assert (tmp_path / "plot.html").read_text().count("data:image/jpeg") >= 24 + 6


def test_the_page_never_takes_the_place_of_the_footage(footage):
    assert code("measure", footage / "two.mp4", "--plot", footage / "two.mp4") == "usage"


def test_a_persons_label_is_shown_and_can_be_taken_back(project):
    run("--project", project, "set", "two:1", "size", "close up", "--author", "Ada")
    label = answer(project, "shots", "two")["shots"][0]["labels"]["shot_size"]
    assert (label["value"], label["author"], label["by"]) == ("CU", "Ada", "person")
    assert answer(project, "undo")["revision"]["action"] == "undo"
    assert "shot_size" not in answer(project, "shots", "two")["shots"][0]["labels"]
    assert [revision["action"] for revision in answer(project, "show", "two")["history"]][-2:] == [
        "set",
        "undo",
    ]


def test_a_persons_word_stands_above_what_was_measured(project):
    run("--project", project, "set", "one:1", "colour", "colour")
    shown = answer(project, "shots", "one")["shots"][0]["labels"]["colour"]
    assert (shown["value"], shown["by"]) == ("colour", "person")
    every = answer(project, "show", "one:1")["shots"][0]["all_labels"]
    assert [label["value"] for label in every if label["facet"] == "colour"] == ["bw", "colour"]


def test_shots_are_cut_and_joined_and_measured_again(project):
    shots = answer(project, "cut", "two.mp4", 30)["shots"]
    assert [shot["start"] for shot in shots] == [0, 20, 30]
    assert all(
        shot["labels"]["colour"]["evidence"]["frames"] == [shot["start"], shot["end"]] for shot in shots
    )
    assert [shot["start"] for shot in answer(project, "join", "two.mp4", 20)["shots"]] == [0, 30]
    assert answer(project, "doctor")["project"]["problems"] == []


def test_search_finds_by_word_and_by_facet(project):
    run("--project", project, "set", "two:2", "size", "CU")
    found = answer(project, "search", "size:close-up two")["found"]
    assert [[shot["shot"] for shot in one["shots"]] for one in found] == [[2]]
    assert answer(project, "search", "colour:bw")["found"][0]["clip"]["path"].endswith("one.mp4")
    assert answer(project, "search", "size:CU -two")["found"] == []


def test_labels_are_imported_and_what_does_not_fit_is_listed(project, tmp_path):
    lines = [
        {"clip": "two.mp4", "start": 0, "end": 20, "facet": "shot_size", "value": "MS", "author": "Ada"},
        {"clip": "two", "start": 1, "end": 21, "facet": "int_ext", "value": "INT", "author": "Ada"},
        {"clip": "two", "start": 25, "end": 30, "facet": "translation", "value": ["dolly_in"]},
        {"clip": "gone.mp4", "start": 0, "end": 20, "facet": "shot_size", "value": "MS", "author": "Ada"},
        {"clip": "two.mp4", "start": 0, "end": 20, "facet": "shot_size", "value": "huge", "author": "Ada"},
        {"clip": "two.mp4", "start": 0, "end": 99, "facet": "shot_size", "value": "MS", "author": "Ada"},
        {"clip": "two.mp4", "start": 9, "end": 3, "facet": "shot_size", "value": "MS", "author": "Ada"},
    ]
    file = tmp_path / "labels.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines) + "not json\n\n")
    report = answer(project, "labels", "import", file)
    assert (report["lines"], report["imported"]) == (8, 3)
    assert [line["line"] for line in report["rejected"]] == [4, 5, 6, 7, 8]
    assert [line["line"] for line in report["adapted"]] == [2, 3]
    first, second = answer(project, "shots", "two")["shots"]
    assert first["labels"]["shot_size"]["value"] == "MS"
    assert first["labels"]["int_ext"]["value"] == "INT"
    assert "int_ext" not in second["labels"]
    part = second["parts"][-1]
    assert (part["facet"], part["start"], part["end"]) == ("translation", 25, 30)


def test_strict_imports_all_or_nothing(project, tmp_path):
    file = tmp_path / "labels.jsonl"
    good = {"clip": "two", "start": 0, "end": 20, "facet": "shot_size", "value": "MS"}
    file.write_text(json.dumps(good) + "\n" + json.dumps(good | {"value": "huge"}) + "\n")
    result = run("--project", project, "labels", "import", "--strict", file, "--json")
    assert result.exit_code == EXIT_CODES["some_failed"]
    assert [line["line"] for line in json.loads(result.stdout)["rejected"]] == [2]
    assert "shot_size" not in answer(project, "shots", "two")["shots"][0]["labels"]


def test_labels_imported_twice_are_there_once(project, tmp_path):
    file = tmp_path / "labels.jsonl"
    file.write_text(json.dumps({"clip": "two", "start": 0, "end": 20, "facet": "size", "value": "MS"}))
    assert answer(project, "labels", "import", file)["imported"] == 1
    again = answer(project, "labels", "import", file)
    assert (again["imported"], again["known"]) == (0, 1)


LINE = {"clip": "two", "start": 0, "end": 20, "facet": "size", "value": "MS"}


@pytest.mark.parametrize(
    "line",
    [
        "[" * 5000,
        '"' + "x" * 1_200_000 + '"',
        json.dumps({"clip": "two", "start": 0, "end": 20, "facet": "on_screen_text", "value": "\ud800"}),
        json.dumps(
            {"clip": "two", "start": 0, "end": 20, "facet": "size", "value": "MS", "author": "shotlog/x"}
        ),
        json.dumps({"clip": "two", "start": 0, "end": 20, "facet": "certainty", "value": "sure"}),
        json.dumps({"clip": "two", "start": True, "end": 20, "facet": "size", "value": "MS"}),
        "[]",
        "null",
    ],
    ids=lambda line: line[:12],
)
def test_a_line_that_cannot_be_a_label_is_listed_and_the_next_is_read(project, tmp_path, line):
    file = tmp_path / "labels.jsonl"
    file.write_text(line + "\n" + json.dumps(LINE) + "\n")
    report = answer(project, "labels", "import", file)
    assert [one["line"] for one in report["rejected"]] == [1]
    assert (report["lines"], report["imported"]) == (2, 1)


def test_a_change_over_several_shots_is_said_of_its_ends(project, tmp_path):
    line = {"clip": "two", "start": 0, "end": 40, "facet": "size", "value": {"start": "WS", "end": "CU"}}
    (tmp_path / "labels.jsonl").write_text(json.dumps(line))
    answer(project, "labels", "import", tmp_path / "labels.jsonl")
    first, second = answer(project, "shots", "two")["shots"]
    assert first["labels"]["shot_size"]["value"] == {"start": "WS", "end": None}
    assert second["labels"]["shot_size"]["value"] == {"start": None, "end": "CU"}


@pytest.mark.parametrize("format_name", ["csv", "jsonl", "edl", "otio", "html"])
def test_every_format_is_written(project, tmp_path, format_name):
    output = tmp_path / f"log.{format_name}"
    report = answer(project, "export", format_name, "-o", output)
    assert report["errors"] == []
    assert output.stat().st_size > 0


def test_a_contact_sheet_has_a_picture_of_every_shot(project, tmp_path):
    run("--project", project, "export", "html", "-o", tmp_path / "sheet.html")
    assert (tmp_path / "sheet.html").read_text().count("data:image/jpeg") == 9


def test_the_log_of_a_clip_that_is_gone_can_still_be_exported(project, footage, tmp_path):
    moved = tmp_path / "moved.mp4"
    shutil.copy(footage / "two.mp4", moved)
    moved.write_bytes(moved.read_bytes() + b"other content")
    run("--project", project, "ingest", moved)
    moved.unlink()
    report = answer(project, "export", "html", "-o", tmp_path / "sheet.html", "--clip", "moved.mp4")
    assert [error["code"] for error in report["errors"]] == ["not_found"]
    problems = answer_of_failed(project, "doctor")["project"]["problems"]
    assert any("moved.mp4" in problem for problem in problems)


def answer_of_failed(project, *words):
    result = run("--project", project, *words, "--json")
    assert result.exit_code == EXIT_CODES["damaged_project"]
    return json.loads(result.stdout)


@pytest.mark.parametrize("name", ["two.mp4", "p.shotlog/log.db", "p.shotlog"])
def test_an_export_never_takes_the_place_of_footage_or_of_a_project(project, footage, tmp_path, name):
    if name == "two.mp4":
        (tmp_path / name).hardlink_to(footage / name)
    before = (tmp_path / name).stat()
    assert code("--project", project, "export", "csv", "-o", tmp_path / name) == "usage"
    after = (tmp_path / name).stat()
    assert (after.st_ino, after.st_size, after.st_mtime_ns) == (
        before.st_ino,
        before.st_size,
        before.st_mtime_ns,
    )


def test_a_query_may_begin_with_a_minus(project):
    found = answer(project, "search", "-colour:bw")["found"]
    assert [one["clip"]["path"].rsplit("/")[-1] for one in found] == ["two.mp4"]


def test_lost_signals_are_measured_again(project, footage):
    shutil.rmtree(project / "media")
    statuses = {file["status"] for file in answer(project, "ingest", footage)["files"]}
    assert statuses == {"restored"}
    assert answer(project, "doctor")["project"]["problems"] == []


def test_a_project_is_found_beside_a_folder_of_the_same_name(project):
    (project.parent / "p").mkdir()
    assert run("--project", project.parent / "p", "clips").exit_code == 0


def test_names_that_would_move_the_cursor_are_spelt_out(footage, project, tmp_path):
    odd = tmp_path / "a\x1b[31m\u202e\nb.mp4"
    shutil.copy(footage / "one.mp4", odd)
    odd.write_bytes(odd.read_bytes() + b"other content")
    result = run("--project", project, "ingest", odd)
    shown = result.stderr + run("--project", project, "clips").stdout
    assert result.exit_code == 0
    assert "\x1b[31m" not in shown
    assert "\u202e" not in shown
    assert "\\x1b[31m" in shown


def test_ingest_lists_what_it_could_not_read_and_ends_with_its_code(project, tmp_path):
    bad, empty = tmp_path / "bad.mp4", tmp_path / "empty"
    bad.write_bytes(b"")
    empty.mkdir()
    result = run("--project", project, "ingest", bad, empty, "--json")
    assert result.exit_code == EXIT_CODES["some_failed"]
    document = json.loads(result.stdout)
    assert [file["status"] for file in document["files"]] == ["failed"]
    assert [error["path"] for error in document["errors"]] == [str(bad), str(empty)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["set", "two:1", "size", "huge"], "not_in_vocabulary"),
        (["set", "two:1", "sise", "CU"], "not_in_vocabulary"),
        (["set", "two:9", "size", "CU"], "not_found"),
        (["set", "three:1", "size", "CU"], "not_found"),
        (["show", "two:0"], "not_found"),
        (["cut", "two", "40"], "not_found"),
        (["cut", "two", "20"], "usage"),
        (["join", "two", "21"], "usage"),
        (["undo"], "not_found"),
        (["export", "avi", "-o", "x"], "not_found"),
        (["search", "sise:CU"], "not_in_vocabulary"),
        (["labels", "import", "gone.jsonl"], "not_found"),
    ],
)
def test_what_is_wrong_is_refused_with_its_own_code(project, words, expected):
    assert code("--project", project, *words) == expected


def test_new_refuses_what_exists_already(project):
    assert code("new", project) == "conflict"


def test_without_a_project_the_hint_says_how_to_make_one(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    error = run("clips").exception
    assert "shotlog new" in error.hint


def test_the_one_project_here_is_meant(project, monkeypatch):
    monkeypatch.chdir(project.parent)
    assert run("clips").exit_code == 0
    run("new", "other")
    assert code("clips") == "usage"


def test_an_empty_log_says_how_to_fill_it(tmp_path):
    run("new", tmp_path / "p")
    result = run("--project", tmp_path / "p.shotlog", "clips")
    assert "shotlog ingest" in result.stderr


def ended(monkeypatch, capsys, *words):
    """The code, stdout and stderr of the whole program."""
    monkeypatch.setattr("sys.argv", ["shotlog", *map(str, words)])
    with pytest.raises(SystemExit) as leaving:
        main()
    told = capsys.readouterr()
    return leaving.value.code, told.out, told.err


def test_errors_leave_through_one_door(monkeypatch, capsys, tmp_path):
    monkeypatch.chdir(tmp_path)
    code, out, err = ended(monkeypatch, capsys, "clips", "--json")
    assert code == EXIT_CODES["not_found"]
    assert json.loads(out)["error"]["code"] == "not_found"
    assert "there is no project here" in err


@pytest.mark.parametrize(
    "words", [["cut", "two", "abc"], ["shots", "--bogus"], ["export"], ["ingest", "--jobs", "0", "."]]
)
def test_a_wrong_command_line_is_told_to_programs_too(monkeypatch, capsys, project, words):
    code, out, err = ended(monkeypatch, capsys, "--project", project, *words, "--json")
    assert code == EXIT_CODES["usage"]
    assert json.loads(out)["error"]["code"] == "usage"
    assert "--help" in err


def test_an_interruption_is_told_to_programs_too(monkeypatch, capsys, project, footage):
    from shotlog import ingest as room

    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(room, "ingest", interrupted)
    code, out, _ = ended(monkeypatch, capsys, "--project", project, "ingest", footage, "--json")
    assert code == 130
    assert json.loads(out)["error"]["code"] == "interrupted"


def test_a_setting_that_makes_no_sense_is_told(monkeypatch, capsys, project):
    from shotlog.settings import settings

    settings.cache_clear()
    monkeypatch.setenv("SHOTLOG_JOBS", "none")
    code, _, err = ended(monkeypatch, capsys, "--project", project, "clips")
    monkeypatch.undo()
    settings.cache_clear()
    assert code == EXIT_CODES["usage"]
    assert "SHOTLOG_JOBS" in err


@pytest.mark.parametrize("width", [80, 120])
def test_tables_fit_the_terminal(project, monkeypatch, width):
    monkeypatch.setattr(out, "_width", width)
    result = run("--project", project, "shots")
    assert max(len(line) for line in result.stdout.splitlines()) <= width


def test_a_clip_of_nothing_but_black_is_one_black_segment(tmp_path):
    write_clip(tmp_path / "black.mp4", [plain(0)] * 30)
    shots = json.loads(run("measure", tmp_path / "black.mp4", "--json").stdout)["shots"]
    assert [(shot["kind"], shot["start"], shot["end"]) for shot in shots] == [("black", 0, 30)]
