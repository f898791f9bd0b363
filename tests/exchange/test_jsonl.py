import json
from pathlib import Path

from exchange.made import HOSTILE_NAMES, MACHINE, clip_of, label, log_of, stills
from shotlog.exchange import export
from shotlog.record import ClipLog, log_shape


def written(tmp_path: Path, *logs: ClipLog) -> list[str]:
    path = tmp_path / "log.jsonl"
    export("jsonl", logs, path, stills)
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


def test_a_line_is_a_shot_as_json_answers_show_it(tmp_path):
    log = log_of(
        clip_of(start="01:00:00:00"),
        labels=[
            label("shot_size", "MCU"),
            label("motion_type", None, author=MACHINE, confidence=0.3),
            label("rotation", ["pan_left"], part=(3, 9)),
        ],
    )
    lines = [json.loads(line) for line in written(tmp_path, log)]
    shape = log_shape(log)
    for line, shot in zip(lines, shape["shots"], strict=True):
        del shot["id"]
        assert line == {"clip": shape["clip"], **shot}


def test_keys_are_sorted(tmp_path):
    line = written(tmp_path, log_of(labels=[label("shot_size", "MCU")]))[0]
    assert line == json.dumps(json.loads(line), sort_keys=True)


def test_any_name_comes_back_as_it_was(tmp_path):
    lines = written(tmp_path, *(log_of(clip_of(name), bounds=()) for name in HOSTILE_NAMES))
    assert [json.loads(line)["clip"]["path"] for line in lines] == [
        f"/footage/{name}" for name in HOSTILE_NAMES
    ]
