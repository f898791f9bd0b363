"""The pages that the bench writes, from runs made by hand and from one that is real."""

import json
import subprocess
import sys
from pathlib import Path
from xml.dom import minidom

import pytest
from compared.report import pages, write
from compared.running import Run, runs
from compared.sets import Set, set_of
from compared.tools import CEILING, EVERYTHING, Answer

from clips import textured, write_clip

BENCH = Path(__file__).resolve().parents[2] / "bench"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("films")
    first, second = textured(1), textured(2)
    write_clip(folder / "two.mp4", [first] * 30 + [second] * 30)
    shots = [
        {"start": 0, "end": 30, "colour": "colour", "certain": ["colour"]},
        {"start": 30, "end": 60, "transition_in": {"type": "cut"}, "colour": "colour", "certain": ["colour"]},
    ]
    (folder / "labels.json").write_text(json.dumps({"clips": {"two.mp4": {"frames": 60, "shots": shots}}}))
    return folder


def test_a_comparison_writes_tables_and_plots_and_goes_on_where_it_stopped(folder, tmp_path):
    group, kept = set_of(folder, None), tmp_path / "kept.jsonl"
    done = list(runs([group], [CEILING, "shotlog, pass"], 1, kept))
    assert [one.answer.frames for one in done] == [60, 60]
    assert all(one.wall > 0 and one.cpu > 0 and one.mib > 10 for one in done)
    assert list(runs([group], [CEILING, "shotlog, pass"], 1, kept)) == done
    write(tmp_path / "measured", pages([group], done))
    found = pages([group], done)
    assert "| shotlog, pass | " in found[f"transitions-{group.name}.md"]
    assert "| 1.00 (1.00" in found[f"speed-{group.name}.md"]
    for name, drawn in found.items():
        if name.endswith(".svg"):
            minidom.parseString(drawn)  # noqa: S318 - our own drawing
        assert (tmp_path / "measured" / name).read_text() == drawn


def test_a_tool_that_fails_on_a_file_stops_no_other(folder, tmp_path, capfd):
    broken = tmp_path / "broken.mp4"
    broken.write_text("no film")
    group = Set("films", (broken, folder / "two.mp4"), {})
    assert [one.video for one in runs([group], [CEILING], 1, None)] == ["two.mp4"]
    assert "broken.mp4" in capfd.readouterr().err


def test_what_a_tool_found_is_tabled_once_under_its_name(folder):
    group = set_of(folder, None)
    said = {"shotlog, pass": [30], EVERYTHING: [30], "ffmpeg scdet": [10, 31]}
    done = [
        Run(group.name, "two.mp4", tool, 0, 1.0, 1.0, 9.0, Answer(60, cuts)) for tool, cuts in said.items()
    ]
    lines = pages([group], done)[f"transitions-{group.name}.md"].splitlines()
    assert [line for line in lines if "shotlog" in line] == [
        "| shotlog | 1/1 | 1/1 | 1.000 | 0/0 | 0/0 | 0.000 | 0/0 |"
    ]
    assert "| ffmpeg scdet | 1/2 | 1/1 | 0.667 | 0/0 | 0/0 | 0.000 | 0/0 |" in lines


def test_labels_are_tabled_with_their_reliability():
    truth = {"a.mp4": {"shots": [{"start": 0, "end": 9, "colour": "bw", "certain": ["colour"]}]}}
    edge = {"kind": "start", "start": 0, "end": 0, "confidence": 1}
    shot = {"start": 0, "end": 9, "labels": {"colour": {"value": "bw", "confidence": 0.97}}}
    shot |= {"transition_in": edge, "transition_out": {**edge, "kind": "end"}}
    one = Run("set", "a.mp4", EVERYTHING, 0, 1.0, 1.0, 9.0, Answer(9, shots=[shot]))
    found = pages([Set("set", (Path("a.mp4"),), truth)], [one])
    assert "| `colour` | 1 | 0 | 0 | 0 | 0 | 0 % |" in found["facets-set.md"]
    assert "| `colour` | 0.97 | 1 | 1 | 1.00 |" in found["reliability-set.md"]
    minidom.parseString(found["reliability-set.svg"])  # noqa: S318 - our own drawing


def test_an_invented_cut_counts_against_its_confidence():
    truth = {
        "a.mp4": {
            "shots": [{"start": 0, "end": 9}, {"start": 9, "end": 19, "transition_in": {"type": "cut"}}]
        }
    }
    cuts = [{"kind": "cut", "start": at, "end": at, "confidence": sure} for at, sure in ((8, 0.9), (15, 0.4))]
    shots = [
        {"start": 0, "end": 8, "labels": {}, "transition_in": cuts[0], "transition_out": cuts[0]},
        {"start": 8, "end": 15, "labels": {}, "transition_in": cuts[0], "transition_out": cuts[1]},
    ]
    one = Run("set", "a.mp4", EVERYTHING, 0, 1.0, 1.0, 9.0, Answer(19, shots=shots))
    found = pages([Set("set", (Path("a.mp4"),), truth)], [one])["reliability-set.md"]
    assert "| `cut` | 0.40 | 1 | 0 | 0.00 |" in found
    assert "| `cut` | 0.90 | 1 | 1 | 1.00 |" in found


def test_tools_that_find_shots_are_not_run_where_there_are_none():
    one_shot = {"a.mp4": {"shots": [{"start": 0, "end": 9}]}}
    assert not Set("reels", (), one_shot).asks_for("TransNetV2")
    assert Set("reels", (), one_shot).asks_for("shotlog, pass")
    assert Set("speed", (), {}).asks_for("TransNetV2")


def test_speed_clips_and_long_films_are_what_they_are_said_to_be(folder, tmp_path):
    av = pytest.importorskip("av")
    words = ["footage.py", str(tmp_path), "--footage", str(folder), "--seconds", "2", "--sizes", "360p"]
    subprocess.run([sys.executable, str(BENCH / words[0]), *words[1:]], check=True, capture_output=True)
    with av.open(str(tmp_path / "360p.mp4")) as container:
        stream = container.streams.video[0]
        assert (stream.width, stream.height, stream.codec_context.name) == (640, 360, "h264")
        assert sum(1 for _ in container.decode(stream)) == 50
    words = [
        "long.py",
        str(tmp_path / "360p.mp4"),
        "--work",
        str(tmp_path),
        "--minutes",
        "0.1",
        "--tools",
        CEILING,
    ]
    told = subprocess.run(
        [sys.executable, str(BENCH / words[0]), *words[1:]], check=True, capture_output=True
    )
    assert b"| decode, PyAV | 360p-0.1-minutes | 150 |" in told.stdout
