"""Logs made by hand for the formats to write, and names that files may have."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

from shotlog.exchange import (
    aaf,
    ale,
    avid_markers,
    csv,
    edl,
    fcpxml,
    html,
    jsonl,
    otio,
    otioz,
    pdf,
    premiere_markers,
    resolve_csv,
    resolve_markers,
    srt,
    ttml,
    vtt,
    xlsx,
    xmeml,
    xmp,
)
from shotlog.exchange.exporting import options_of
from shotlog.exchange.format import AnyFormat, Loss
from shotlog.exchange.material import Material
from shotlog.record import (
    Author,
    Caption,
    Clip,
    ClipLog,
    Label,
    LabelValue,
    Marker,
    MarkerColour,
    Shot,
    ShotKind,
    Transition,
    Writer,
)
from shotlog.timing import FrameIndex, Rate

EVERY_FORMAT: dict[str, AnyFormat] = {
    module.FORMAT.name: module.FORMAT
    for module in (
        aaf, ale, avid_markers, csv, edl, fcpxml, html, jsonl, otio, otioz, pdf, premiere_markers,
        resolve_csv, resolve_markers, srt, ttml, vtt, xlsx, xmeml, xmp,
    )
}  # fmt: skip

COUNTS = [
    ("24000/1001", ":"),
    ("24/1", ":"),
    ("25/1", ":"),
    ("30000/1001", ":"),
    ("30000/1001", ";"),
    ("30/1", ":"),
    ("48/1", ":"),
    ("50/1", ":"),
    ("60000/1001", ":"),
    ("60000/1001", ";"),
    ("60/1", ":"),
]
"""Rates with the mark of their timecode, as far as readers of timecode know them."""

RATES = [*COUNTS, ("120000/1001", ":")]

STARTS = ["00:00:00{}00", "00:00:59{}10", "00:01:00{}04", "00:09:58{}00", "09:59:59{}20", "23:59:40{}05"]


def _places(rates: list[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """Each rate with a start of its own, and 29.97 drop-frame with every one."""
    return [
        (rate, mark, start.format(mark))
        for number, (rate, mark) in enumerate(rates)
        for start in (STARTS if (rate, mark) == ("30000/1001", ";") else [STARTS[number % len(STARTS)]])
    ]


PLACES = _places(RATES)
COUNTED_PLACES = _places(COUNTS)
"""Rates, marks and start timecodes, for tests that must hold at all of them."""

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


def written(name: str, path: Path, *given: ClipLog | Material, **options: object) -> list[Loss]:
    """Writes a file; the losses that were told beforehand and those while it was written."""
    format_ = EVERY_FORMAT[name]
    chosen = options_of(format_, options)
    materials = [Material.of(one) for one in given]
    return [*format_.losses(materials, chosen), *format_.write(materials, path, stills, chosen)]


def marker(
    start: FrameIndex,
    end: FrameIndex | None = None,
    *,
    name: str = "boom",
    note: str = "",
    colour: MarkerColour = "red",
    clip: Clip | None = None,
) -> Marker:
    return Marker(
        id=f"marker-{start}-{name[:20]}",
        clip=(clip or clip_of()).sha256,
        start=start,
        end=end or start + 1,
        name=name,
        note=note,
        colour=colour,
        author=PERSON,
        made_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


def caption(
    text: str, start: FrameIndex, end: FrameIndex, *, name: str | None = None, clip: Clip | None = None
) -> Caption:
    return Caption(
        id=f"caption-{start}-{end}",
        name=name,
        clip=(clip or clip_of()).sha256,
        start=start,
        end=end,
        author=Writer(name="Ada", kind="person"),
        text=text,
        made_at=datetime(2026, 1, 1, tzinfo=UTC),
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
