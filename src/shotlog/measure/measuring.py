"""From a file to the log of its shots."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from shotlog.measure.look import Looker
from shotlog.measure.looking import observe
from shotlog.measure.observations import Observations
from shotlog.measure.reading import Pass
from shotlog.measure.shots import Found, find_shots
from shotlog.measure.signals import Signals
from shotlog.measure.suggest.suggesting import suggest
from shotlog.media import Video, sha256_of
from shotlog.record import Clip, ClipLog, Shot
from shotlog.record.fields import new_id
from shotlog.timing import PtsTable

Progress = Callable[[int, int | None], None]
"""Told how many frames are done, and how many are expected (None where the file does not say)."""


@dataclass(frozen=True)
class Measurement:
    """What measuring a clip gives.

    Attributes:
        log: The clip, its shots, and the terms suggested for them.
        signals: The figures, frame by frame, that shots were found in.
        observations: What was seen in single pictures and heard.
    """

    log: ClipLog
    signals: Signals
    observations: Observations


def measure(path: Path, *, sha256: str | None = None, progress: Progress | None = None) -> Measurement:
    """Measure a clip: one pass over its frames, then a look at few pictures of each shot, and its sound.

    Args:
        path: The file.
        sha256: Hash of its bytes where it is known already; else it is computed.
        progress: Called after every frame, and with all frames done after every picture looked at.

    Raises:
        NotFound: There is no such file.
        UnreadableMedia: Not a single picture can be decoded from it.
        LimitExceeded: The picture is too large, or memory too small.
    """
    digest = sha256 or sha256_of(path)
    with Video(path) as video:
        signals = _signals(video, digest, progress)
        clip = video.clip(PtsTable(signals.pts, video.time_base), digest)
    found = find_shots(signals)

    def alive() -> None:
        if progress is not None:
            progress(clip.frames, clip.frames)

    observations, remarks = observe(path, clip, found, signals, alive)
    clip = clip.model_copy(update={"warnings": (*clip.warnings, *remarks)})
    return Measurement(_log(signals, observations, clip, found), signals, observations)


def _signals(video: Video, digest: str, progress: Progress | None) -> Signals:
    looker = Looker(video.width, video.height, video.pixel_aspect, video.rotation)
    reading = Pass(looker, video.time_base)
    for frame in video.frames():
        reading.add(frame.picture, frame.pts)
        if progress is not None:
            progress(frame.index + 1, video.header_frames)
    return reading.finish(digest)


def _log(signals: Signals, observations: Observations, clip: Clip, found: Iterable[Found]) -> ClipLog:
    shots = tuple(_shot(one, clip) for one in found)
    labels = tuple(label for shot in shots for label in suggest(signals, clip, shot, observations))
    return ClipLog(clip=clip, shots=shots, labels=labels)


def _shot(found: Found, clip: Clip) -> Shot:
    return Shot(
        id=new_id(),
        clip=clip.sha256,
        start=found.frames.start,
        end=found.frames.end,
        kind=found.kind,
        transition_in=found.transition_in,
        transition_out=found.transition_out,
    )
