"""Logs made by hand for the formats to write, and names that files may have."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from fractions import Fraction
from hashlib import sha256

from shotlog.record import Author, Clip, ClipLog, Label, LabelValue, Shot, ShotKind, Transition
from shotlog.timing import FrameIndex, Rate

PERSON = Author(name="Ada", kind="person")
MACHINE = Author(name="shotlog/measure@0.1.0", kind="machine")

HOSTILE_NAMES = [
    "two\nlines.mov",
    "tab\tand\rreturn.mov",
    "\"quotes\" 'and' commas, too.mov",
    "Café 镜头 🎬.mov",
    "=cmd|' C calc'!A0.mov",
    "-leading dash.mov",
    "@sum.mov",
    "<script>alert(1)<br>.mov",
    "LOC: 01:00:00:00 RED.mov",
    "line\u2028separator\x85.mov",
    "bytes\udcff\udc80.mov",
    "BL.mov",
    ".mov",
    "x" * 250 + ".mov",
]

ONE_PIXEL = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")
"""Stands for a JPEG; no format looks inside."""


def stills(_: Clip, frames: Sequence[FrameIndex]) -> Mapping[FrameIndex, bytes]:
    return dict.fromkeys(frames, ONE_PIXEL)


def no_stills(_: Clip, frames: Sequence[FrameIndex]) -> Mapping[FrameIndex, bytes]:
    return {}


def clip_of(
    name: str = "A001C003.mov",
    *,
    rate: str = "25",
    frames: int = 100,
    start: str | None = None,
    reel: str | None = None,
    variable: bool = False,
    folder: str = "/footage",
) -> Clip:
    path = f"{folder}/{name}"
    exact = Rate.parse(rate)
    return Clip(
        path=path,
        sha256=sha256(path.encode("utf-8", "surrogateescape")).hexdigest(),
        size=1,
        container="mov",
        codec="h264",
        pixel_format="yuv420p",
        rate=exact,
        frames=frames,
        time_base=1 / exact.fraction,
        first_pts=0,
        duration=exact.seconds(frames),
        start_timecode=start,
        drop_frame=start is not None and ";" in start,
        variable_rate=variable,
        reel=reel,
        width=1920,
        height=1080,
        pixel_aspect=Fraction(1),
        display_aspect=Fraction(16, 9),
    )


def log_of(
    clip: Clip | None = None,
    *,
    bounds: Sequence[FrameIndex] = (40, 60),
    kinds: Mapping[int, ShotKind] | None = None,
    between: Mapping[int, Transition] | None = None,
    labels: Sequence[Label] = (),
) -> ClipLog:
    """A clip whose shots meet at `bounds`; `kinds` by shot and `between` by bound, counted from 0."""
    clip = clip or clip_of()
    starts, ends = [0, *bounds], [*bounds, clip.frames]
    joints = [
        _joint("start", 0),
        *((between or {}).get(number, _joint("cut", bound)) for number, bound in enumerate(bounds)),
        _joint("end", clip.frames),
    ]
    shots = tuple(
        Shot(
            id=f"{number:032x}",
            clip=clip.sha256,
            start=start,
            end=end,
            kind=(kinds or {}).get(number, "shot"),
            transition_in=joints[number],
            transition_out=joints[number + 1],
        )
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
    )
    return ClipLog(clip=clip, shots=shots, labels=tuple(labels))


def label(
    facet: str,
    value: LabelValue,
    *,
    shot: int = 0,
    author: Author = PERSON,
    part: tuple[FrameIndex, FrameIndex] | None = None,
    confidence: float = 1.0,
    clip: Clip | None = None,
) -> Label:
    start, end = part or (None, None)
    return Label(
        id=f"{shot}-{facet}-{author.kind}-{start}",
        clip=(clip or clip_of()).sha256,
        shot=f"{shot:032x}",
        start=start,
        end=end,
        facet=facet,
        value=value,
        author=author,
        confidence=confidence,
        evidence={"frames": [0, 9]},
        vocabulary="1",
        made_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


def _joint(kind: str, frame: FrameIndex) -> Transition:
    return Transition.model_validate({"kind": kind, "start": frame, "end": frame, "confidence": 1.0})
