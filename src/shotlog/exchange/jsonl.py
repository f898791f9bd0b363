"""JSON Lines: one line a shot with its clip, in the shape of `docs/json.md`; the whole log, for programs."""

import json
from collections.abc import Sequence
from pathlib import Path

from shotlog.exchange.format import Format, Loss, Pictures
from shotlog.files import whole_file
from shotlog.record import ClipLog, Shot, clip_shape, shot_shape


def _write(logs: Sequence[ClipLog], path: Path, _: Pictures) -> list[Loss]:
    with whole_file(path) as file:
        for log in logs:
            for shot in log.shots:
                file.write(_line(log, shot))
    return []


def _line(log: ClipLog, shot: Shot) -> bytes:
    shape = {"clip": clip_shape(log.clip), **shot_shape(log, shot)}
    del shape["id"]  # random, and of use only inside one project
    text = json.dumps(shape, sort_keys=True, ensure_ascii=False)
    # A byte of a file's name that is not Unicode becomes an escape, which is how JSON spells it.
    return text.encode("utf-8", "backslashreplace") + b"\n"


FORMAT = Format("jsonl", ".jsonl", "One line a shot, the whole log, for programs.", _write)
