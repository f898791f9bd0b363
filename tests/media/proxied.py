"""Proxies for tests to look into."""

from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt

from clips import Picture, numbered
from shotlog.media import ProxyInfo, Video, make_proxy
from shotlog.timing import PtsTable


def table_of(path: Path) -> PtsTable:
    """PTS of every frame, as the decoder counts them."""
    with Video(path) as video:
        return PtsTable.of([frame.pts for frame in video.frames()], video.time_base)


def proxied(path: Path, **options: Any) -> tuple[Path, ProxyInfo]:
    """The proxy of a clip beside it, and what is told of it."""
    target = path.with_name(f"{path.name}.proxy.mp4")
    return target, make_proxy(path, target, table_of(path), **options)


def frames_of(path: Path) -> list[tuple[int, npt.NDArray[np.uint8]]]:
    """PTS and grey picture of every frame, by FFmpeg's own reading of the file."""
    with av.open(str(path)) as container:
        return [
            (frame.pts or 0, frame.to_ndarray(format="gray").astype(np.uint8))
            for frame in container.decode(video=0)
        ]


def counted(index: int) -> Picture:
    """A small picture that says its number."""
    return numbered(index, width=160, height=96)
