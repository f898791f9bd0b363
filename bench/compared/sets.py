"""What tools are compared on: files, and what is known of them."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from compared.boundaries import boundaries_of
from compared.tools import CEILING

_SUFFIXES: Final = {".mp4", ".mov", ".mkv", ".webm", ".avi"}
_ANYWAY: Final = (CEILING, "shotlog")


@dataclass(frozen=True, slots=True)
class Set:
    """Files that are counted together.

    Attributes:
        name: Of the folder or file.
        videos: The files, by name.
        truth: What is known, by name of a file, in the layout of `labels.json`; empty where nothing is.
    """

    name: str
    videos: tuple[Path, ...]
    truth: dict[str, Any]

    def asks_for(self, tool: str) -> bool:
        """Whether a tool is to be run: others than ours only for speed, or where there are shots to find."""
        return tool.startswith(_ANYWAY) or not self.truth or self.has_transitions

    @property
    def has_transitions(self) -> bool:
        """Whether there is a cut or a transition in what is known."""
        return any(any(boundaries_of(clip)) for clip in self.truth.values())


def set_of(named: Path, truth: Path | None) -> Set:
    """A file, or the videos of a folder; with truth, those that it speaks of.

    Truth is `labels.json` in the folder itself, else the file given.
    """
    if not named.is_dir():
        return Set(named.stem, (named,), {})
    here = named / "labels.json"
    known = _clips(here if here.exists() else truth)
    found = sorted(path for path in named.iterdir() if path.suffix in _SUFFIXES)
    spoken = tuple(path for path in found if path.name in known)
    names = {path.name for path in spoken}
    clips = {name: clip for name, clip in known.items() if name in names}
    return Set(named.resolve().name, spoken or tuple(found), clips)


def _clips(labels: Path | None) -> dict[str, Any]:
    if labels is None:
        return {}
    clips: dict[str, Any] = json.loads(labels.read_text(encoding="utf-8"))["clips"]
    return clips
