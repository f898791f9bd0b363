"""What stands in a project's `media/<hash>/` beside the log: signals, stills and what the workbench shows."""

import json
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from shotlog.errors import DamagedProject
from shotlog.files import whole_file
from shotlog.log import Project
from shotlog.measure import Observations, Signals, suggest
from shotlog.media import BINS_A_SECOND, Peaks, ProxyInfo
from shotlog.record import Clip, Label, Shot
from shotlog.timing import FrameIndex, PtsTable

_FACTS = b"shotlog"
"""Under this name a Parquet file holds what is no column, as JSON."""


def signals_path(folder: Path) -> Path:
    """Where the signals of the clip with this media folder are."""
    return folder / "signals.parquet"


def has_signals(folder: Path) -> bool:
    """Whether the signals of the clip with this media folder were kept."""
    return signals_path(folder).exists()


def still_path(folder: Path, frame: FrameIndex) -> Path:
    """Where the still of a frame is, once it was made."""
    return folder / "stills" / f"{frame:08}.jpg"


def proxy_path(folder: Path) -> Path:
    """Where the proxy is, once it was made."""
    return folder / "proxy.mp4"


def proxy_info_path(folder: Path) -> Path:
    """Where what a player needs to know of the proxy is."""
    return folder / "proxy.parquet"


def has_proxy(folder: Path) -> bool:
    """Whether the proxy of the clip with this media folder was made."""
    return proxy_path(folder).exists() and proxy_info_path(folder).exists()


def peaks_path(folder: Path) -> Path:
    """Where the waveform is, once it was made."""
    return folder / "peaks.parquet"


def overview_path(folder: Path) -> Path:
    """Where the overview of the film strip is, once it was made."""
    return folder / "strip" / "overview.jpg"


def tile_path(folder: Path, level: int, number: int) -> Path:
    """Where a tile of the film strip is, once it was made."""
    return folder / "strip" / f"{level}-{number}.jpg"


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
        raise _signals_lost(path, error) from error


def load_times(folder: Path) -> PtsTable:
    """Read when each frame of a clip is shown, from its signals, whichever version they are of.

    Raises:
        DamagedProject: They are missing or cannot be read.
    """
    path = signals_path(folder)
    try:
        table = pq.read_table(path, columns=["pts"])
        return PtsTable(table["pts"].to_numpy(), Fraction(_facts(table)["time_base"]))
    except (OSError, pa.ArrowException, KeyError, ValueError) as error:
        raise _signals_lost(path, error) from error


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


def keep_proxy_info(folder: Path, info: ProxyInfo) -> None:
    """Write what a player needs to know of a proxy.

    Raises:
        StorageFailed: The disk is full or not writable.
    """
    facts = {
        "width": info.width,
        "height": info.height,
        "has_sound": info.has_sound,
        "time_base": str(info.times.time_base),
        "end": info.end,
    }
    table = pa.table({"pts": pa.array(info.times.pts)}, metadata={_FACTS: json.dumps(facts)})
    with whole_file(proxy_info_path(folder)) as file:
        pq.write_table(table, file, compression="zstd")


def load_proxy_info(folder: Path) -> ProxyInfo:
    """Read what a player needs to know of a proxy.

    Raises:
        DamagedProject: It is missing or cannot be read.
    """
    path = proxy_info_path(folder)
    try:
        table = pq.read_table(path)
        facts = _facts(table)
        times = PtsTable(table["pts"].to_numpy(), Fraction(facts["time_base"]))
        return ProxyInfo(facts["width"], facts["height"], facts["has_sound"], times, facts["end"])
    except (OSError, pa.ArrowException, KeyError, ValueError) as error:
        raise _made_anew(path, error) from error


def keep_peaks(folder: Path, peaks: Peaks | None) -> None:
    """Write the waveform of a clip, or that it has none.

    Raises:
        StorageFailed: The disk is full or not writable.
    """
    there = np.empty((0, 2), np.int8) if peaks is None else peaks
    facts = {"has_sound": peaks is not None, "bins_a_second": BINS_A_SECOND}
    columns = {"least": pa.array(there[:, 0].copy()), "greatest": pa.array(there[:, 1].copy())}
    with whole_file(peaks_path(folder)) as file:
        pq.write_table(pa.table(columns, metadata={_FACTS: json.dumps(facts)}), file, compression="zstd")


def load_peaks(folder: Path) -> Peaks | None:
    """Read the waveform of a clip; None where it has no sound that can be decoded.

    Raises:
        DamagedProject: It is missing or cannot be read.
    """
    path = peaks_path(folder)
    try:
        table = pq.read_table(path)
        if not _facts(table)["has_sound"]:
            return None
        return np.stack([table["least"].to_numpy(), table["greatest"].to_numpy()], axis=1)
    except (OSError, pa.ArrowException, KeyError, ValueError) as error:
        raise _made_anew(path, error) from error


def _facts(table: pa.Table) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads((table.schema.metadata or {})[_FACTS])
    return facts


def _signals_lost(path: Path, error: Exception) -> DamagedProject:
    return DamagedProject(
        f"the signals {path} cannot be read: {error}",
        hint="Delete this folder and ingest the clip again; labels are kept.",
        path=path,
    )


def _made_anew(path: Path, error: Exception) -> DamagedProject:
    return DamagedProject(
        f"{path} cannot be read: {error}",
        hint="Delete this file; it is made anew when it is needed.",
        path=path,
    )


def measured_again(project: Project, clip: Clip) -> Callable[[Shot], Sequence[Label]]:
    """What measures the shots of a clip that a person cut or joined, from the signals that were kept.

    Raises:
        DamagedProject: The signals are missing or cannot be read.
    """
    folder = project.media(clip.sha256)
    signals, observations = load_signals(folder), load_observations(folder)
    return lambda shot: suggest(signals, clip, shot, observations)
