"""Whether a format keeps what it promises: a test for those who write one.

```python
from shotlog.exchange.contract import breaches


def test_my_format_keeps_the_contract(tmp_path):
    assert breaches(FORMAT, tmp_path) == []
```
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

from shotlog.errors import UsageError
from shotlog.exchange.format import AnyFormat, Loss
from shotlog.exchange.material import Material
from shotlog.record import Author, Caption, Clip, ClipLog, Decision, Label, Marker, Shot, Transition, Writer
from shotlog.timing import FrameIndex, Rate

RATES = (
    ("24000/1001", ":"), ("24", ":"), ("25", ":"), ("30000/1001", ":"), ("30000/1001", ";"), ("30", ":"),
    ("48", ":"),
    ("50", ":"), ("60000/1001", ":"), ("60000/1001", ";"), ("60", ":"), ("120000/1001", ":"), ("25/2", ""),
)  # fmt: skip
"""Every rate that footage comes in, with the mark of its timecode; the last has none."""

NAMES = (
    "two\nlines.mov", "tab\tand\rreturn.mov", "\"quotes\" 'and' commas, too|bars.mov",
    "Caf\xe9 \u955c\u5934 \U0001f3ac.mov",
    "=cmd|' C calc'!A0.mov", "-->.mov", "@sum.mov", "<script>alert(1)<br>&amp;]]>.mov",
    "LOC: 01:00:00:00 RED.mov",
    "line\u2028separator\x85.mov", "\x01control\x1b.mov", "bytes\udcff\udc80.mov",
    "NOTE.mov", "1.mov", ".mov",
    "x" * 250 + ".mov",
)  # fmt: skip
"""Names that files have had."""

_PERSON = Author(name="Ada", kind="person")
_THEN = datetime(2026, 1, 1, tzinfo=UTC)


def breaches(format_: AnyFormat, folder: Path) -> list[str]:
    """What a format does against the contract, in sentences; empty where it keeps it.

    Args:
        format_: The format, with its options as they are unless chosen otherwise.
        folder: An empty folder to write in.
    """
    found = list(_shape(format_))
    for number, material in enumerate(materials()):
        place = f"a clip called {material.clip.name!r} at {material.clip.rate} frames a second"
        times = 2 if number == 0 else 1
        found += [f"{place}: {why}" for why in _one(format_, material, folder / f"{number}", times)]
    return found


def materials() -> Iterator[Material]:
    """Clips as they come: every rate, a variable one, one frame, and names that break things."""
    for rate, mark in RATES:
        yield material(rate=rate, start=f"00:58:59{mark}10" if mark else None)
    yield material(variable=True)
    yield material(frames=1)
    for name in NAMES:
        yield material(name)


def pictures(_: Clip, __: Sequence[FrameIndex]) -> Mapping[FrameIndex, bytes]:
    """No picture of any frame, as when footage is gone."""
    return {}


def material(
    name: str = "A001C003.mov",
    *,
    rate: str = "25",
    frames: int = 100,
    start: str | None = None,
    variable: bool = False,
) -> Material:
    """A clip with two shots, or one frame, and one of everything that is said of it, all called `name`."""
    clip = _clip(name, Rate(Fraction(rate)), frames, start, variable=variable)
    shots = _shots(clip, [0, frames] if frames == 1 else [0, 40, frames])
    text = name.encode("utf-8", "replace").decode()
    return Material(
        ClipLog(clip=clip, shots=shots, labels=tuple(_labels(clip, shots[0], text))),
        markers=(_marker(clip, text),),
        decisions=(_decision(clip, shots[0]),),
        captions=(_caption(clip, text),),
    )


def _clip(name: str, rate: Rate, frames: int, start: str | None, *, variable: bool) -> Clip:
    return Clip(
        path=f"/footage/{name}", sha256=sha256(name.encode("utf-8", "surrogateescape")).hexdigest(), size=1,
        container="mov", codec="h264", pixel_format="yuv420p", rate=rate, frames=frames,
        time_base=1 / rate.fraction, first_pts=0, duration=rate.seconds(frames), start_timecode=start,
        drop_frame=start is not None and ";" in start, variable_rate=variable, width=1920, height=1080,
        pixel_aspect=Fraction(1), display_aspect=Fraction(16, 9),
    )  # fmt: skip


def _marker(clip: Clip, text: str) -> Marker:
    about = {"id": "1", "clip": clip.sha256, "start": 0, "end": 1, "author": _PERSON, "made_at": _THEN}
    return Marker.model_validate({**about, "name": text[:200], "note": text})


def _decision(clip: Clip, shot: Shot) -> Decision:
    return Decision(
        id="2", clip=clip.sha256, shot=shot.id, progress="approved", author=_PERSON, made_at=_THEN
    )


def _caption(clip: Clip, text: str) -> Caption:
    about = {"id": "3", "clip": clip.sha256, "start": 0, "end": clip.frames, "made_at": _THEN}
    writer = Writer(name="Ada", kind="person")
    return Caption.model_validate({**about, "author": writer, "name": text, "text": text})


def _shots(clip: Clip, bounds: Sequence[FrameIndex]) -> tuple[Shot, ...]:
    def joint(number: int) -> Transition:
        kind = "start" if number == 0 else "end" if number == len(bounds) - 1 else "cut"
        return Transition(kind=kind, start=bounds[number], end=bounds[number], confidence=1)

    return tuple(
        Shot(
            id=f"{number}" * 32,
            clip=clip.sha256,
            start=bounds[number],
            end=bounds[number + 1],
            transition_in=joint(number),
            transition_out=joint(number + 1),
        )
        for number in range(len(bounds) - 1)
    )


def _labels(clip: Clip, shot: Shot, text: str) -> Iterator[Label]:
    said = {
        "shot_size": "MCU",
        "rotation": ["pan_left"],
        "description": text,
        "scene": text,
        "subject_count": 2,
    }
    for number, (facet, value) in enumerate(said.items()):
        yield Label.model_validate(
            {
                "id": f"{number}",
                "clip": clip.sha256,
                "shot": shot.id,
                "facet": facet,
                "value": value,
                "author": _PERSON,
            }
            | {"vocabulary": "test@1.0.0", "made_at": _THEN}
        )


def _shape(format_: AnyFormat) -> Iterator[str]:
    if not format_.name or not format_.suffix.startswith(".") or not format_.description:
        yield "it needs a name, a suffix with a dot, and a description"
    if any(not field.description for field in format_.options.model_fields.values()):
        yield "each of its options needs a description"


def _one(format_: AnyFormat, given: Material, folder: Path, times: int) -> Iterator[str]:
    options = format_.options()
    losses = tuple(format_.losses([given], options))
    if losses != tuple(format_.losses([given], options)):
        yield "losses says one thing now and another then"
    if any(not isinstance(loss, Loss) or loss.clip != given.clip.name or loss.count < 1 for loss in losses):
        yield "a loss names its clip and counts at least one"
    if folder.exists():
        yield "losses wrote a file"
    written = []
    for time in range(times):
        path = folder / f"{time}" / f"log{format_.suffix}"
        try:
            tuple(format_.write([given], path, pictures, options))
        except UsageError:
            if not any(loss.what == "clip" for loss in losses):
                yield "it refuses what losses does not say is left out"
            return
        written.append({one.name: one.read_bytes() for one in path.parent.iterdir()} if path.exists() else {})
    if not written[0]:
        yield "it writes no file where it was told to"
    if written[0] != written[-1]:
        yield "the same log gives other bytes"
