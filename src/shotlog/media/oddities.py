"""What a person should know of a clip before trusting it."""

from fractions import Fraction

from shotlog.media.orientation import turn_of
from shotlog.media.reading import Reading
from shotlog.media.tags import stated_seconds

_ENDS_EARLY = Fraction(1, 2)
"""Seconds by which a picture may end before the end that its file states, without a word."""


def oddities(reading: Reading, duration: Fraction, *, variable: bool) -> list[str]:
    """Warnings of a pass that is over: what is missing, what is damaged, what the file asks for in vain.

    Args:
        reading: The pass.
        duration: Seconds from the first frame to the end of the last one.
        variable: Whether frames are unevenly spaced.
    """
    return [*_missing(reading, duration, variable=variable), *_damaged(reading), *_not_done(reading)]


def _missing(reading: Reading, duration: Fraction, *, variable: bool) -> list[str]:
    stated = stated_seconds(reading.source.stream)
    missing_seconds = Fraction(0) if stated is None else stated - duration
    lost = reading.failed
    # The header of an AVI file counts frames dropped on purpose, too: they leave a gap, no shorter clip.
    if reading.header_frames is not None and (missing_seconds > 0 or not variable):
        lost += max(0, reading.header_frames - reading.packets)
    frames = reading.tally.frames
    if lost:
        return [f"only {frames} of {frames + lost} frames can be read: the file is cut off or damaged"]
    if reading.header_frames is None and missing_seconds > _ENDS_EARLY:
        seconds = f"{float(missing_seconds):.1f} seconds"
        return [f"the picture ends {seconds} before the end that the file states: it is cut off or damaged"]
    if reading.unread:
        return ["a part of the file cannot be read: it is cut off or damaged"]
    return []


def _damaged(reading: Reading) -> list[str]:
    tally = reading.tally
    found = []
    if tally.damaged == 1:
        found.append(f"frame {tally.first_damaged} is damaged")
    elif tally.damaged:
        found.append(f"{tally.damaged} frames are damaged, the first is frame {tally.first_damaged}")
    if tally.resized is not None:
        found.append(f"the picture changes its size at frame {tally.resized}")
    if reading.turned_back:
        found.append(f"{reading.turned_back} frames state a time before that of the frame before them")
    return found


def _not_done(reading: Reading) -> list[str]:
    found = []
    if reading.source.streams > 1:
        found.append(f"the file holds {reading.source.streams} picture streams; the first one is logged")
    if turn_of(reading.first)[1]:
        found.append("the file asks for the picture to be mirrored; it is logged as it was shot")
    return found
