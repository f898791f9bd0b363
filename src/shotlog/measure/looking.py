"""Looking at few pictures of each shot, and listening to the sound: what the signals cannot tell.

Every looker gets the same pictures, decoded once, in the order of their frames. All lookers have one at a
time, and the sound is heard meanwhile: the models leave Python to work, so that two cores have enough to do.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, Protocol

import numpy as np

from shotlog.measure import lens, people, sound, text
from shotlog.measure.observations import Kind, Observations, Seen
from shotlog.measure.shots import Found
from shotlog.measure.signals import Signals
from shotlog.measure.technical.palette import PaletteLooker
from shotlog.media import Picture, pictures
from shotlog.record import Clip
from shotlog.timing import FrameIndex, FrameRange

PICTURE_HEIGHT: Final = 720
"""Pixels: enough to read subtitles and to see a face a twentieth of the picture high."""

_FEWEST, _MOST = 3, 10
"""Pictures of a shot: the first, the last and one between, or more of a long shot."""
_OTHER: Final = 0.03
"""Share of the picture whose light must be another for it to be taken off the middle of its stretch."""
_FLASH: Final = 0.25
"""Difference in mean light from the middle of a stretch from which a picture tells nothing."""

_SECONDS: Final = 2.0
"""Of a shot that lasts longer, there is a picture for every so many seconds, up to the most."""


class Looker(Protocol):
    """Sees things in single pictures of one clip, in the order of their frames."""

    def look(self, frame: FrameIndex, picture: Picture) -> list[Seen]:
        """What is in the picture of a frame."""
        ...


_LOOKERS: Final[tuple[tuple[tuple[Kind, ...], Callable[[], str | None], Callable[[], Looker]], ...]] = (
    (("face", "body", "person"), people.missing, people.PeopleLooker),
    (("text",), text.missing, text.TextLooker),
    (("palette",), lambda: None, PaletteLooker),
    (("focus",), lambda: None, lens.FocusLooker),
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
    tell: Callable[[float], None] = lambda _share: None,
) -> tuple[Observations, tuple[str, ...]]:
    """Everything that pictures and sound show beyond the signals, as far as it can be looked for here.

    Args:
        path: The file.
        clip: What it is.
        shots: Its shots, of which pictures are looked at.
        signals: Its signals.
        tell: Told after every picture what share of them is done, 0..1.

    Returns:
        What was observed, and what a person should know, such as that the sound is damaged.

    Raises:
        UnreadableMedia: The file is no longer the one that the signals were measured of.
        LimitExceeded: Memory is too small.
    """
    shots = tuple(shots)
    with ThreadPoolExecutor(1) as beside:
        listening = beside.submit(_heard, path, clip, signals)
        seen, looked = _seen(path, clip, shots, signals, tell)
        closer = _looked_closer(path, clip, shots, signals, Observations(clip.sha256, tuple(seen)))
        heard = listening.result()
    if closer:
        seen += closer
        looked["focus"] = tuple(sorted({*looked["focus"], *(one.start for one in closer)}))
    for kind, one in zip(("sound", "speech"), heard, strict=False):
        seen += one.seen
        looked[kind] = one.looked
    remarks = tuple(dict.fromkeys(remark for one in heard for remark in one.remarks))
    return Observations(clip.sha256, tuple(sorted(seen, key=_place)), looked), remarks


def _heard(path: Path, clip: Clip, signals: Signals) -> list[sound.Heard]:
    listeners = [sound.listen, *([] if sound.missing() else [sound.hear_speech])]
    return [listener(path, signals.times, clip.audio) for listener in listeners]


def _seen(
    path: Path, clip: Clip, shots: Iterable[Found], signals: Signals, tell: Callable[[float], None]
) -> tuple[list[Seen], dict[str, tuple[FrameIndex, ...]]]:
    frames = tuple(sorted({frame for shot in shots for frame in _chosen(shot, signals)}))
    there = [(kinds, make) for kinds, lacks, make in _LOOKERS if not lacks()]
    seen: list[Seen] = []
    if frames and there:
        lookers = [make() for _, make in there]
        shown = pictures(path, frames, signals.times, height=_height(clip))
        with ThreadPoolExecutor(len(lookers)) as together:
            for number, (frame, picture) in enumerate(shown, 1):
                looks = [together.submit(looker.look, frame, picture) for looker in lookers]
                seen += [one for look in looks for one in look.result()]
                tell(number / len(frames))
    return seen, {kind: frames for kinds, _ in there for kind in kinds}


def _looked_closer(
    path: Path, clip: Clip, shots: Iterable[Found], signals: Signals, seen: Observations
) -> list[Seen]:
    """More pictures where the focus shifts between two that were looked at, which tell when it does."""
    frames = [frame for shot in shots for frame in lens.between(seen, shot.frames)]
    looker = lens.FocusLooker()
    shown = pictures(path, frames, signals.times, height=_height(clip)) if frames else ()
    return [one for frame, picture in shown for one in looker.look(frame, picture)]


def _chosen(shot: Found, signals: Signals) -> list[FrameIndex]:
    """Frames of a shot to look at, outside its transitions; none of black, white and titles.

    The first, the last, and of each stretch between the one whose light is least like that of the pictures
    before: somebody who passes by is seen more often so. Where all are alike, it is the middle one.
    """
    if shot.kind != "shot":
        return []
    start = max(shot.frames.start, min(shot.transition_in.end, shot.frames.end - 1))
    end = min(shot.frames.end, max(shot.transition_out.start, start + 1))
    seconds = signals.seconds(FrameRange(start, end))
    count = min(_MOST, max(_FEWEST, 1 + round(seconds / _SECONDS)), end - start)
    last = end - 1
    chosen = [start, last]
    for number in range(1, count - 1):
        middle = start + (last - start) * number // (count - 1)
        reach = (last - start) // (2 * (count - 1))
        chosen.append(_unlike(chosen, middle, reach, signals))
    return sorted(set(chosen))


def _unlike(chosen: list[FrameIndex], middle: FrameIndex, reach: int, signals: Signals) -> FrameIndex:
    """The frame around the middle of a stretch whose light is least like that of others."""
    frames = np.arange(middle - reach, middle + reach + 1)
    light = signals.histogram[frames]
    apart = np.min([np.abs(light - signals.histogram[one]).sum(axis=1) / 2 for one in chosen], axis=0)
    apart[np.abs(signals.luma[frames] - signals.luma[middle]) > _FLASH] = 0
    best = int(np.argmax(apart))
    return int(frames[best]) if apart[best] > apart[frames == middle][0] + _OTHER else middle


def _height(clip: Clip) -> int:
    return min(PICTURE_HEIGHT, clip.height if clip.rotation in {0, 180} else clip.width)


def _place(one: Seen) -> tuple[FrameIndex, FrameIndex, str]:
    return one.start, one.end, one.kind
