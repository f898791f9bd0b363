"""Fixtures that every room's tests share."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from shotlog.record import Clip, ClipLog, Shot, Transition

# A busy machine is slow, not wrong: no test of ours is about time.
settings.register_profile("shotlog", deadline=None)
settings.load_profile("shotlog")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real footage, truth and interchange files beside the checkout."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not (folder / "footage").is_dir():
        pytest.skip("needs the folder ../shared with real footage, which is not part of the project")
    return folder


@pytest.fixture(scope="session")
def clip_log() -> Callable[..., ClipLog]:
    """Makes a ClipLog out of nothing: `clip_log(frames, bounds, **facts of the clip)`."""
    return make_clip_log


def make_clip_log(frames: int = 100, bounds: Sequence[int] = (), **facts: Any) -> ClipLog:
    """A clip with hard cuts at `bounds` and no labels."""
    clip = Clip.model_validate(
        {
            "path": "/footage/A001.mov",
            "sha256": "0" * 64,
            "size": 1,
            "container": "mov",
            "codec": "h264",
            "pixel_format": "yuv420p",
            "rate": "25/1",
            "frames": frames,
            "time_base": "1/25",
            "first_pts": 0,
            "duration": f"{frames}/25",
            "width": 1920,
            "height": 1080,
            "pixel_aspect": "1/1",
            "display_aspect": "16/9",
            **facts,
        }
    )
    edges = [
        Transition(kind="start", start=0, end=0, confidence=1),
        *(Transition(kind="cut", start=frame, end=frame, confidence=1) for frame in bounds),
        Transition(kind="end", start=frames, end=frames, confidence=1),
    ]
    shots = tuple(
        Shot(
            id=f"{clip.sha256[:8]}-{number}",
            clip=clip.sha256,
            start=way_in.start,
            end=way_out.start,
            transition_in=way_in,
            transition_out=way_out,
        )
        for number, (way_in, way_out) in enumerate(pairwise(edges), 1)
    )
    return ClipLog(clip=clip, shots=shots)
