"""From a file to the log of its shots."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import cv2

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

Progress = Callable[[int, float | None], None]
"""Told how many frames have passed, and what share of the work is done, 0..1; None where no one knows."""

_PASS_SHARE: Final = 0.6
"""Share of the work that the pass over all frames is taken to be, where pictures are looked at after it."""


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


def measure(
    path: Path, *, sha256: str | None = None, progress: Progress | None = None, look: bool = True
) -> Measurement:
    """Measure a clip: one pass over its frames, then a look at few pictures of each shot, and its sound.

    Args:
        path: The file.
        sha256: Hash of its bytes where it is known already; else it is computed.
        progress: Called after every frame, then after every picture looked at.
        look: Whether to look at pictures for people and text and to listen to the sound; without it, there
            are the shots, and what the signals alone tell of camera, light and colour.

    Raises:
        NotFound: There is no such file.
        UnreadableMedia: Not a single picture can be decoded from it.
        LimitExceeded: The picture is too large, or memory too small.
    """
    digest = sha256 or sha256_of(path)
    tell = progress or (lambda _frames, _share: None)
    pass_share = _PASS_SHARE if look else 1.0
    with Video(path) as video, _one_thread():
        signals = _signals(video, digest, lambda frames, share: tell(frames, share and share * pass_share))
        clip = video.clip(PtsTable(signals.pts, video.time_base), digest)
    found = find_shots(signals)
    observations = Observations(digest)
    if look:
        observations, remarks = observe(
            path, clip, found, signals, lambda share: tell(clip.frames, pass_share + share * (1 - pass_share))
        )
        clip = clip.model_copy(update={"warnings": (*clip.warnings, *remarks)})
    return Measurement(_log(signals, observations, clip, found), signals, observations)


@contextmanager
def _one_thread() -> Iterator[None]:
    """OpenCV without threads of its own: so small a picture is not worth dividing, and the cores decode."""
    threads = cv2.getNumThreads()
    cv2.setNumThreads(1)
    try:
        yield
    finally:
        cv2.setNumThreads(threads)


def _signals(video: Video, digest: str, tell: Progress) -> Signals:
    looker = Looker(video.width, video.height, video.pixel_aspect, video.rotation)
    reading = Pass(looker, video.time_base)
    expected = video.header_frames
    for frame in video.frames():
        reading.add(frame.picture, frame.pts)
        done = frame.index + 1
        tell(done, min(1.0, done / expected) if expected else None)
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
