"""What stands in a project's `media/<hash>/` beside the log: signals and stills."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from shotlog.errors import DamagedProject
from shotlog.files import whole_file
from shotlog.log import Project
from shotlog.measure import Observations, Signals, suggest
from shotlog.record import Clip, Label, Shot
from shotlog.timing import FrameIndex


def signals_path(folder: Path) -> Path:
    """Where the signals of the clip with this media folder are."""
    return folder / "signals.parquet"


def has_signals(folder: Path) -> bool:
    """Whether the signals of the clip with this media folder were kept."""
    return signals_path(folder).exists()


def still_path(folder: Path, frame: FrameIndex) -> Path:
    """Where the still of a frame is, once it was made."""
    return folder / "stills" / f"{frame:08}.jpg"


def keep_signals(folder: Path, signals: Signals) -> None:
    """Write the signals of a clip.

    Raises:
        StorageFailed: The disk is full or not writable.
    """
    with whole_file(signals_path(folder)) as file:
        pq.write_table(signals.table(), file, compression="zstd")


def load_signals(folder: Path) -> Signals:
    """Read the signals of a clip.

    Raises:
        DamagedProject: They are missing or cannot be read.
    """
    path = signals_path(folder)
    try:
        return Signals.from_table(pq.read_table(path))
    except (OSError, pa.ArrowException, KeyError, ValueError) as error:
        raise DamagedProject(
            f"the signals {path} cannot be read: {error}",
            hint="Delete this folder and ingest the clip again; labels are kept.",
            path=path,
        ) from error


def keep_observations(folder: Path, observations: Observations) -> None:
    """Write what was seen and heard in a clip.

    Raises:
        StorageFailed: The disk is full or not writable.
    """
    with whole_file(_observations_path(folder)) as file:
        pq.write_table(observations.table(), file, compression="zstd")


def load_observations(folder: Path) -> Observations | None:
    """Read what was seen and heard in a clip; None where that was not kept or cannot be read."""
    path = _observations_path(folder)
    try:
        return Observations.from_table(pq.read_table(path)) if path.exists() else None
    except (OSError, pa.ArrowException, KeyError, ValueError, DamagedProject):
        return None  # signals alone still say much


def _observations_path(folder: Path) -> Path:
    return folder / "observations.parquet"


def measured_again(project: Project, clip: Clip) -> Callable[[Shot], Sequence[Label]]:
    """What measures the shots of a clip that a person cut or joined, from the signals that were kept.

    Raises:
        DamagedProject: The signals are missing or cannot be read.
    """
    folder = project.media(clip.sha256)
    signals, observations = load_signals(folder), load_observations(folder)
    return lambda shot: suggest(signals, clip, shot, observations)
