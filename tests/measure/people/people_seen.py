"""Faces and bodies made by hand, as the looker would have seen them."""

from shotlog.measure.observations import Box, Observations, Seen
from shotlog.timing import FrameRange

FRAMES = FrameRange(0, 100)


def face(frame, *, x=0.5, y=0.4, height=0.2, score=0.95, turn=0.0):
    """A face whose middle is at (x, y) of a square picture."""
    box = Box(x - height / 2, y - height / 2, x + height / 2, y + height / 2)
    figures = {"height": height, "below": (1 - box.bottom) / height, "turn": turn}
    return Seen("face", frame, frame + 1, score, box, figures=figures)


def body(frame, *, x=0.5, y=0.4, height=0.2, score=0.95, pose=0.99, across=0.7):
    """The body below such a face: shoulders half a face below the chin, hips 2.6 faces further down."""
    shoulder = y + height
    joints = {
        "shoulder": shoulder,
        "hip": shoulder + 2.6 * height,
        "knee": shoulder + 4.4 * height,
        "ankle": shoulder + 6.4 * height,
    }
    inside = {f"{name}_inside": float(down < 1) for name, down in joints.items()}
    box = Box(max(0, x - height), y - height / 2, min(1, x + height), min(1, y + 8 * height))
    figures = {"pose": pose, "across": across, "nose_x": x, "nose_y": y, **joints, **inside}
    return Seen("body", frame, frame + 1, score, box, figures=figures)


def anybody(frame, *, x=0.5, y=0.4, height=0.2, score=0.45, closer=False):
    """The same person as a box from above the brow to the lower edge."""
    box = Box(max(0, x - height), max(0, y - height), min(1, x + height), min(1, y + 8 * height))
    return Seen("person", frame, frame + 1, score, box, figures={"closer": 1.0} if closer else {})


def in_front(frame, *, score=0.4, left=0.75, right=1.0):
    """Somebody at a side of the picture, seen from behind."""
    return Seen("person", frame, frame + 1, score, Box(left, 0.2, right, 1.0))


def somebody(frame, **where):
    """A face, its body and their box."""
    return [face(frame, **where), body(frame, **where), anybody(frame, **where)]


def observed(*seen, looked=(0, 33, 66, 99)):
    """What was seen in a shot of 100 frames of which four were looked at."""
    return Observations("x", tuple(seen), dict.fromkeys(("face", "body", "person"), tuple(looked)))


def everywhere(make, looked=(0, 33, 66, 99)):
    """The same in every picture that was looked at."""
    return observed(*[one for frame in looked for one in make(frame)], looked=looked)
