"""One tool on one file, in a process of its own, and what that costs.

    python -m compared.running TOOL FILE

Files that were run before are looked up, so that a long comparison can be stopped and gone on with.
"""

import json
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from compared.sets import Set
from compared.tools import CEILING, TOOLS, Answer


@dataclass(frozen=True, slots=True)
class Run:
    """What a tool said of a file in one round, and what that took.

    Attributes:
        group: Name of the set that the file belongs to.
        video: Name of the file.
        tool: Name of the tool.
        number: The round, from 0.
        wall: Seconds by the clock, once everything is imported.
        cpu: Seconds of all cores together, child processes included.
        mib: Most memory held at any time.
        answer: What it said.
    """

    group: str
    video: str
    tool: str
    number: int
    wall: float
    cpu: float
    mib: float
    answer: Answer

    @property
    def key(self) -> tuple[str, str, str, int]:
        """What must not be run twice."""
        return self.group, self.video, self.tool, self.number


class ToolFailed(Exception):
    """A tool ended with an error on some file."""


def run(tool: str, path: Path) -> dict[str, Any]:
    """Run a tool in a child process: `wall`, `cpu`, `mib` and `answer`.

    Raises:
        ToolFailed: Says how.
    """
    words = [sys.executable, "-m", "compared.running", tool, str(path)]
    where = os.pathsep.join(filter(None, [str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH")]))
    done = subprocess.run(  # noqa: S603 - ourselves
        words, check=False, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": where}
    )
    if done.returncode:
        raise ToolFailed(f"{tool} failed on {path}:\n{done.stderr[-2000:]}")
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def runs(
    groups: Iterable[Set], tools: Iterable[str], rounds: int, kept: Path | None, again: Iterable[str] = ()
) -> Iterator[Run]:
    """Every tool on every file, in each round in another order, so that no tool has a better place.

    Where a tool fails, that is said on stderr, and the others go on.

    Args:
        groups: What to run on. Tools that only find shots are left out where there are none to be found.
        tools: What to run.
        rounds: How often.
        kept: A file that runs are added to as JSON Lines; what it holds already is not run again.
        again: Tools that are run all the same, because they have changed.
    """
    tools, again = list(tools), set(again)
    before = {one.key: one for one in kept_in(kept) if one.tool not in again}
    for number in range(rounds):
        for group in groups:
            wanted = [tool for tool in tools if group.asks_for(tool)]
            for path in group.videos:
                for tool in _turned(wanted, number):
                    known = before.get((group.name, path.name, tool, number))
                    one = known or _tried(group.name, path, tool, number)
                    if known is None and one is not None:
                        _keep(one, kept)
                    if one is not None:
                        yield one


def kept_in(kept: Path | None) -> Iterator[Run]:
    """Runs of a file of JSON Lines; none where there is no such file."""
    if kept is None or not kept.exists():
        return
    for line in kept.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        answer = told.pop("answer")
        answer["ranges"] = [tuple(one) for one in answer["ranges"]]
        yield Run(**told, answer=Answer(**answer))


def _tried(group: str, path: Path, tool: str, number: int) -> Run | None:
    try:
        told = run(tool, path)
    except ToolFailed as failure:
        print(failure, file=sys.stderr)
        return None
    return Run(group, path.name, tool, number, **{**told, "answer": Answer(**told["answer"])})


def _keep(one: Run, kept: Path | None) -> None:
    if kept is not None:
        with kept.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(one)) + "\n")


def _turned(tools: list[str], number: int) -> list[str]:
    """The ceiling first, next to what is compared with it; the others begin elsewhere in every round."""
    others = [tool for tool in tools if tool != CEILING]
    start = number % max(1, len(others))
    return [*(tool for tool in tools if tool == CEILING), *others[start:], *others[:start]]


def _cpu() -> float:
    """Seconds of processor time of this process and of its children that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _peak_mib() -> float:
    """Most memory held by this process or one of its children.

    What `getrusage` says of a process counts what its parent held when it was started, so Linux is asked.
    """
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit
    status = Path("/proc/self/status")
    if status.exists() and (peak := re.search(r"VmHWM:\s*(\d+) kB", status.read_text())):
        return max(children, int(peak[1]) / 1024)
    return max(children, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit)


def main() -> None:
    """In the child: run a tool and print JSON."""
    tool, path = sys.argv[1], Path(sys.argv[2])
    ask = TOOLS[tool][0]()
    wall, cpu = time.perf_counter(), _cpu()
    answer = ask(path)
    told = {"wall": time.perf_counter() - wall, "cpu": _cpu() - cpu, "mib": _peak_mib()}
    print(json.dumps({**told, "answer": asdict(answer)}))


if __name__ == "__main__":
    main()
