"""Run by tests in processes of its own: writes to a project and says on stdout what was acknowledged."""

import os
import signal
import sys
import time
from itertools import count
from pathlib import Path

from shotlog.log import Project
from shotlog.record import Author


def write(path: Path, name: str, times: int | None) -> None:
    """Label the first shot of each clip by turns, cut and join; a line for each label once it is saved."""
    author = Author(name=name, kind="person")
    with Project.open(path) as project:
        logs = list(project.logs())
        for number in range(times) if times else count():
            log = logs[number % len(logs)]
            revision = project.set_label(
                log.clip.sha256, log.shots[0].id, "on_screen_text", f"{name} {number}", author
            )
            os.write(1, f"{revision.changes[0].id}\n".encode())
            if number % 5 == 4:
                project.cut(log.clip.sha256, log.shots[-1].end - 1, author)
                project.join(log.clip.sha256, log.shots[-1].end - 1, author)


def write_and_be_killed(path: Path, rounds: int) -> None:
    """Start writing again and again, and kill the writer with -9 at another moment each time."""
    for number in range(rounds):
        child = os.fork()
        if child == 0:
            write(path, f"round {number}", None)
        time.sleep(0.03 + 0.037 * number)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["kill", path, rounds]:
            write_and_be_killed(Path(path), int(rounds))
        case [path, name, times]:
            write(Path(path), name, int(times))
