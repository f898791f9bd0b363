"""Looking at few pictures of each shot, and listening to the sound: what the signals cannot tell.

Every looker gets the same pictures, decoded once, in the order of their frames.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, Protocol

from shotlog.measure import people, sound, text
from shotlog.measure.observations import Kind, Observations, Seen
from shotlog.measure.shots import Found
from shotlog.measure.signals import Signals
from shotlog.media import Picture, pictures
from shotlog.record import Clip
from shotlog.timing import FrameIndex, FrameRange

PICTURE_HEIGHT: Final = 720
"""Pixels: enough to read subtitles and to see a face a twentieth of the picture high."""

_FEWEST, _MOST = 3, 6
"""Pictures of a shot: the first, the last and one between, or more of a long shot."""

_SECONDS: Final = 3.0
"""Of a shot that lasts longer, there is a picture for every so many seconds, up to the most."""


class Looker(Protocol):
    """Sees things in single pictures; loads its models when it is made."""

    def look(self, frame: FrameIndex, picture: Picture) -> list[Seen]:
        """What is in the picture of a frame."""
        ...


_LOOKERS: Final[tuple[tuple[tuple[Kind, ...], Callable[[], str | None], Callable[[], Looker]], ...]] = (
    (("face", "body"), people.missing, people.PeopleLooker),
    (("text",), text.missing, text.TextLooker),
)
"""What each looks for, what it lacks here if anything, and how it is made."""


def missing() -> list[str]:
    """A sentence for each thing that is not looked or listened for here, with what to do about it."""
    sentences = [lacks() for _, lacks, _ in _LOOKERS]
    return [sentence for sentence in (*sentences, sound.missing()) if sentence]


def observe(
    path: Path,
    clip: Clip,
    shots: Iterable[Found],
    signals: Signals,
    alive: Callable[[], None] = lambda: None,
) -> tuple[Observations, tuple[str, ...]]:
    """Everything that pictures and sound show beyond the signals, as far as it can be looked for here.

    Args:
        path: The file.
        clip: What it is.
        shots: Its shots, of which pictures are looked at.
        signals: Its signals.
        alive: Called after every picture, so that whoever waits knows that work goes on.

    Returns:
        What was observed, and what a person should know, such as that the sound is damaged.

    Raises:
        UnreadableMedia: The file is no longer the one that the signals were measured of.
        LimitExceeded: Memory is too small.
    """
    seen, looked = _seen(path, clip, shots, signals, alive)
    listeners = [sound.listen, *([] if sound.missing() else [sound.hear_speech])]
    heard = [listener(path, signals.times, clip.audio) for listener in listeners]
    for kind, one in zip(("sound", "speech"), heard, strict=False):
        seen += one.seen
        looked[kind] = one.looked
    remarks = tuple(dict.fromkeys(remark for one in heard for remark in one.remarks))
    return Observations(clip.sha256, tuple(sorted(seen, key=_place)), looked), remarks


def _seen(
    path: Path, clip: Clip, shots: Iterable[Found], signals: Signals, alive: Callable[[], None]
) -> tuple[list[Seen], dict[str, tuple[FrameIndex, ...]]]:
    frames = tuple(sorted({frame for shot in shots for frame in _chosen(shot, signals)}))
    there = [(kinds, make()) for kinds, lacks, make in _LOOKERS if not lacks()]
    seen: list[Seen] = []
    if there:
        for frame, picture in pictures(path, frames, signals.times, height=_height(clip)):
            for _, looker in there:
                seen += looker.look(frame, picture)
            alive()
    return seen, {kind: frames for kinds, _ in there for kind in kinds}


def _chosen(shot: Found, signals: Signals) -> list[FrameIndex]:
    """Frames of a shot to look at, spread evenly outside its transitions; none of black, white and titles."""
    if shot.kind != "shot":
        return []
    start = max(shot.frames.start, min(shot.transition_in.end, shot.frames.end - 1))
    end = min(shot.frames.end, max(shot.transition_out.start, start + 1))
    seconds = signals.seconds(FrameRange(start, end))
    count = min(_MOST, max(_FEWEST, 1 + round(seconds / _SECONDS)), end - start)
    last = end - 1
    return sorted({start + (last - start) * number // max(1, count - 1) for number in range(count)})


def _height(clip: Clip) -> int:
    return min(PICTURE_HEIGHT, clip.height if clip.rotation in {0, 180} else clip.width)


def _place(one: Seen) -> tuple[FrameIndex, FrameIndex, str]:
    return one.start, one.end, one.kind
