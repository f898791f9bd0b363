"""Run by tests in processes of its own: writes to a project and says on stdout what was acknowledged."""

import os
import signal
import sys
import time
from itertools import count
from pathlib import Path

from shotlog.log import Project
from shotlog.record import Author


def write(path: Path, name: str, times: int | None, saved: int | None = None) -> None:
    """Label the first shot of each clip by turns, cut and join; a line for each label once it is saved.

    `saved` is a pipe that gets a byte each time too.
    """
    author = Author(name=name, kind="person")
    with Project.open(path) as project:
        logs = list(project.logs())
        for number in range(times) if times else count():
            log = logs[number % len(logs)]
            revision = project.set_label(
                log.clip.sha256, log.shots[0].id, "on_screen_text", f"{name} {number}", author
            )
            os.write(1, f"{revision.changes[0].id}\n".encode())
            if saved is not None:
                os.write(saved, b".")
            if number % 5 == 4:
                project.cut(log.clip.sha256, log.shots[-1].end - 1, author)
                project.join(log.clip.sha256, log.shots[-1].end - 1, author)


def write_and_be_killed(path: Path, rounds: int) -> None:
    """Start writing again and again, and kill the writer with -9 at another moment each time.

    Every other writer is killed only after it has saved something, however slow the machine is.
    """
    for number in range(rounds):
        read, saved = os.pipe()
        child = os.fork()
        if child == 0:
            write(path, f"round {number}", None, saved)
        if number % 2:
            os.read(read, 1)
        time.sleep(0.03 + 0.037 * number)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(read)
        os.close(saved)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["kill", path, rounds]:
            write_and_be_killed(Path(path), int(rounds))
        case [path, name, times]:
            write(Path(path), name, int(times))
