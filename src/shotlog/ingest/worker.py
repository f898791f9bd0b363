"""The child process in which strangers' files are decoded: `python -m shotlog.ingest.worker FD`.

It takes one task after the other as a JSON message on the given pipe and answers with `progress`, then
`done` or `error`. A damaged or hostile file can end this process and nothing else; when its parent is gone,
however that came about, it ends too.
"""

import json
import os
import queue
import resource
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from shotlog.errors import LimitExceeded, ShotlogError
from shotlog.files import whole_file
from shotlog.ingest import kept
from shotlog.measure import Signals, measure
from shotlog.media import stills

Message = dict[str, Any]
"""One JSON message on the pipe."""

_SECONDS_BETWEEN_PROGRESS = 0.2


def main(descriptor: int) -> None:
    """Work until the parent closes the pipe."""
    link = Connection(descriptor)
    _limit_memory(int(os.environ["SHOTLOG_MEMORY_MB"]))
    os.dup2(2, 1)  # whatever a codec prints must not look like an answer
    tasks: queue.SimpleQueue[Message] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(link, tasks), daemon=True).start()
    while True:
        answer = _answer(tasks.get(), link)
        link.send_bytes(json.dumps(answer).encode())


def _listen(link: Connection, tasks: "queue.SimpleQueue[Message]") -> None:
    while True:
        try:
            tasks.put(json.loads(link.recv_bytes()))
        except (EOFError, OSError):
            os._exit(0)  # the parent is gone; nobody wants the rest


def _answer(task: Message, link: Connection) -> Message:
    try:
        return {"done": _TASKS[task["task"]](task, link)}
    except ShotlogError as error:
        return {"error": error.as_dict()}
    except MemoryError:
        return {"error": _too_much_memory(task["path"]).as_dict()}
    except Exception as error:  # noqa: BLE001 - one clip's defect must not end the others
        if "can't start new thread" in str(error):  # how Python says that its stack does not fit
            return {"error": _too_much_memory(task["path"]).as_dict()}
        message = f"{task['path']} could not be read: {type(error).__name__}: {error}"
        return {"error": {"code": "error", "message": message, "hint": "", "path": task["path"]}}


def _too_much_memory(path: str) -> LimitExceeded:
    return LimitExceeded(
        f"{path} takes more than {os.environ['SHOTLOG_MEMORY_MB']} MiB of memory to read",
        hint="If the file is to be trusted, raise SHOTLOG_MEMORY_MB.",
        path=path,
    )


def _measure(task: Message, link: Connection) -> Message:
    """Measure a clip; keep its signals in `folder` if one is named."""
    last = time.monotonic()

    def tell(frames: int, share: float | None) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _SECONDS_BETWEEN_PROGRESS:
            last = now
            link.send_bytes(json.dumps({"progress": [frames, share]}).encode())

    measurement = measure(Path(task["path"]), sha256=task["sha256"], progress=tell)
    if task["folder"] is not None:
        kept.keep_observations(Path(task["folder"]), measurement.observations)
        kept.keep_signals(Path(task["folder"]), measurement.signals)
    return {
        "log": measurement.log.model_dump(mode="json"),
        "signals": _summary(measurement.signals),
    }


def _summary(signals: Signals) -> dict[str, dict[str, float]]:
    """Least, middle and greatest value of each signal that is one number a frame, where there is any."""
    table = signals.table()
    summary = {}
    for name in table.column_names:
        values = table[name].to_numpy() if pa.types.is_floating(table[name].type) else np.empty(0)
        there = values[np.isfinite(values)]
        if there.size:
            least, middle, greatest = np.percentile(there, (0, 50, 100)).round(5).tolist()
            summary[name] = {"min": least, "median": middle, "max": greatest}
    return summary


def _stills(task: Message, _link: Connection) -> Message:
    """Keep stills of `frames` of the clip with the media folder `folder` in `target`."""
    table = kept.load_signals(Path(task["folder"])).times
    for frame, picture in stills(Path(task["path"]), task["frames"], table, height=task["height"]).items():
        with whole_file(kept.still_path(Path(task["target"]), frame)) as file:
            file.write(picture)
    return {}


_TASKS: dict[str, Callable[[Message, Connection], Message]] = {"measure": _measure, "stills": _stills}


def _limit_memory(megabytes: int) -> None:
    if sys.platform == "linux":  # macOS takes the call and does not heed it
        limit = megabytes * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


if __name__ == "__main__":
    main(int(sys.argv[1]))
