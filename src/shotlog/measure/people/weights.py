"""The networks that look for people: where their weights lie, and running them."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from shotlog.errors import NotFound
from shotlog.media import Picture

WEIGHTS: Final = Path(__file__).parent / "weights"
"""Filled when shotlog is built (hatch_build.py), from packages that Google publishes under Apache-2.0."""

FACES: Final = "face_detection_full_range.tflite"
PERSONS: Final = "pose_detection.tflite"
POSES: Final = "pose_landmark_lite.tflite"
PEOPLE: Final = "object_detection_ssd_mobilenetv2_oidv4_fp16.tflite"

Floats = npt.NDArray[np.float32]


def missing() -> str:
    """Why people cannot be looked for, as a sentence; empty where they can."""
    if find_spec("ai_edge_litert") is None:
        return (
            "People are not looked for: ai-edge-litert is not installed, or not to be had for this machine."
        )
    absent = [name for name in (FACES, PERSONS, POSES, PEOPLE) if not (WEIGHTS / name).is_file()]
    if absent:
        return f"People are not looked for: {', '.join(absent)} could not be fetched when shotlog was built."
    return ""


@contextmanager
def _without_greeting() -> Iterator[None]:
    """Holds back what LiteRT writes to stderr when it loads a network: it has no switch for it."""
    sys.stderr.flush()
    kept = os.dup(2)
    try:
        with Path(os.devnull).open("w") as nowhere:
            os.dup2(nowhere.fileno(), 2)
            yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


class Network:
    """One network, loaded once and run on one thread, since many clips are measured at once.

    Attributes:
        size: Width and height of its input.
    """

    def __init__(self, name: str) -> None:
        """Load a network by the name of its file.

        Raises:
            NotFound: The weights, or what runs them, are not there.
        """
        why = missing()
        if why:
            raise NotFound(why, hint="Install shotlog again with a connection to the package registries.")
        from ai_edge_litert.interpreter import Interpreter  # noqa: PLC0415 - slow, and only needed here

        with _without_greeting():
            self._interpreter: Any = Interpreter(model_path=str(WEIGHTS / name), num_threads=1)
            self._interpreter.allocate_tensors()
        details = self._interpreter.get_input_details()[0]
        self._input = details["index"]
        self._outputs = [output["index"] for output in self._interpreter.get_output_details()]
        self.size = int(details["shape"][1])

    def __call__(self, picture: Picture, *, low: float) -> list[Floats]:
        """Its outputs, without the batch axis.

        Args:
            picture: Of `size` by `size`.
            low: What black is for it, where white is 1.
        """
        tensor = picture[None, ..., ::-1].astype(np.float32) * np.float32((1 - low) / 255) + np.float32(low)
        self._interpreter.set_tensor(self._input, tensor)
        self._interpreter.invoke()
        return [self._interpreter.get_tensor(output)[0] for output in self._outputs]
