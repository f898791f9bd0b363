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
from fractions import Fraction
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from shotlog.errors import LimitExceeded, ShotlogError
from shotlog.files import whole_file
from shotlog.ingest import kept
from shotlog.measure import Signals, measure
from shotlog.media import filmstrip, make_peaks, make_proxy, stills

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


def _teller(link: Connection) -> Callable[[int, float | None], None]:
    """What sends progress to the parent, not too often."""
    last = time.monotonic()

    def tell(frames: int, share: float | None) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _SECONDS_BETWEEN_PROGRESS:
            last = now
            link.send_bytes(json.dumps({"progress": [frames, share]}).encode())

    return tell


def _measure(task: Message, link: Connection) -> Message:
    """Measure a clip; keep its signals in `folder` if one is named."""
    measurement = measure(Path(task["path"]), sha256=task["sha256"], progress=_teller(link))
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
    table = kept.load_times(Path(task["folder"]))
    for frame, picture in stills(Path(task["path"]), task["frames"], table, height=task["height"]).items():
        with whole_file(kept.still_path(Path(task["target"]), frame)) as file:
            file.write(picture)
    return {}


def _proxy(task: Message, link: Connection) -> Message:
    """Keep the proxy of the clip with the media folder `folder` in it."""
    folder = Path(task["folder"])
    table = kept.load_times(folder)
    info = make_proxy(Path(task["path"]), kept.proxy_path(folder), table, tell=_teller(link))
    kept.keep_proxy_info(folder, info)
    return {}


def _peaks(task: Message, link: Connection) -> Message:
    """Keep the waveform of a clip, from `start` to `end` in seconds, in `folder`."""
    tell = _teller(link)
    start, end = Fraction(task["start"]), Fraction(task["end"])
    peaks = make_peaks(Path(task["path"]), start, end, tell=lambda share: tell(0, share))
    kept.keep_peaks(Path(task["folder"]), peaks)
    return {}


def _sheet(task: Message, _link: Connection) -> Message:
    """Keep a sheet of small pictures in `target`, drawn from the proxy in `folder` or else from the clip."""
    folder = Path(task["folder"])
    sheet = filmstrip.Sheet(**task["sheet"])
    if kept.has_proxy(folder):
        image = filmstrip.draw(kept.proxy_path(folder), kept.load_proxy_info(folder).times, sheet)
    else:
        image = filmstrip.draw(Path(task["path"]), kept.load_times(folder), sheet)
    with whole_file(Path(task["target"])) as file:
        file.write(image)
    return {}


_TASKS: dict[str, Callable[[Message, Connection], Message]] = {
    "measure": _measure,
    "stills": _stills,
    "proxy": _proxy,
    "peaks": _peaks,
    "sheet": _sheet,
}


def _limit_memory(megabytes: int) -> None:
    if sys.platform == "linux":  # macOS takes the call and does not heed it
        limit = megabytes * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


if __name__ == "__main__":
    main(int(sys.argv[1]))
