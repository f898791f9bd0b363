"""Sentences with the claims that they make, as data."""

import re
from pathlib import Path
from typing import NamedTuple


class Told(NamedTuple):
    """A sentence and its film claims as `[!][?]facet=value`."""

    text: str
    claims: list[str]


def told(name: str) -> list[Told]:
    """The sentences of a file beside this one."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    halves = (line.partition(" =>") for line in lines if " =>" in line and not line.startswith("# "))
    return [Told(text, re.findall(r"[!?]*[a-z_]+=.+?(?= [!?]*[a-z_]+=|$)", said)) for text, _, said in halves]
