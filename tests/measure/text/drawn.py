"""Pictures with text drawn over a camera's view, or painted on what it films."""

import cv2
import numpy as np

from clips import Picture
from measure.film import scenery
from shotlog.measure.observations import Observations
from shotlog.measure.text import TextLooker

HEIGHT, WIDTH = 360, 640
_BOARD = scenery(3, width=1280, height=720)


def write(picture: Picture, text: str, *, middle: tuple[float, float], size: float = 1.0) -> Picture:
    """A copy with white, black-edged text about a place given in shares of the picture."""
    written = picture.copy()
    (width, height), _ = cv2.getTextSize(text, cv2.FONT_HERSHEY_DUPLEX, size, 2)
    rows, columns = picture.shape[:2]
    corner = int(middle[0] * columns - width / 2), int(middle[1] * rows + height / 2)
    for colour, thickness in (((0, 0, 0), 5), ((255, 255, 255), 2)):
        cv2.putText(
            written, text, corner, cv2.FONT_HERSHEY_DUPLEX, size, colour, thickness, lineType=cv2.LINE_AA
        )
    return written


def strap(picture: Picture, *texts: str, left: float) -> Picture:
    """Lines one below the other in the lower part of a picture, which begin alike."""
    for number, text in enumerate(texts):
        (width, _), _ = cv2.getTextSize(text, cv2.FONT_HERSHEY_DUPLEX, 0.8, 2)
        middle = left + width / 2 / picture.shape[1]
        picture = write(picture, text, middle=(middle, 0.75 + 0.1 * number), size=0.8)
    return picture


def camera(left: int, top: int = 100, *, sign: str | None = None) -> Picture:
    """What a camera sees of a large scene, on which a sign may be painted."""
    scene = _BOARD if sign is None else write(_BOARD, sign, middle=(0.5, 0.4))
    return np.ascontiguousarray(scene[top : top + HEIGHT, left : left + WIDTH])


def looked_at(looker: TextLooker, pictures: list[Picture]) -> Observations:
    """Pictures 0, 10, 20, ... of a clip, looked at one after the other."""
    frames = range(0, 10 * len(pictures), 10)
    seen = [
        one for frame, picture in zip(frames, pictures, strict=True) for one in looker.look(frame, picture)
    ]
    return Observations("0" * 64, tuple(seen), {"text": tuple(frames)})
