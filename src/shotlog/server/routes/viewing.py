"""What there is to see and hear of a clip: its proxy, pictures, waveform and measured lanes.

Whatever is missing is made on first need. Numbers in bulk leave as bare little-endian arrays.
"""

from pathlib import Path as File
from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Path, Query, Response
from starlette.responses import FileResponse

from shotlog import ingest
from shotlog.errors import NotFound
from shotlog.ingest import load_observations, load_signals
from shotlog.log import Project
from shotlog.measure import Observations, Signals
from shotlog.media import coarser, filmstrip
from shotlog.record import Clip
from shotlog.record.fields import Sha256
from shotlog.server import lanes
from shotlog.server.asking import HouseOf, ProjectOf
from shotlog.server.faults import Fault
from shotlog.server.making import State, Tell
from shotlog.server.shapes import Pair, Shape, pair

router = APIRouter(prefix="/clips/{clip}", tags=["viewing"])

ClipName = Annotated[Sha256, Path(description="Hash of the clip.")]
Number = Annotated[int, Path(ge=0, le=10**9)]

_KEPT = {"Cache-Control": "private, max-age=31536000, immutable"}
"""A clip is known by its content, so what is made of it never changes."""

_NUMBERS: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/octet-stream": {}}, "description": "Numbers, little-endian."}
}


class ProxyShape(Shape):
    """What the browser plays in place of a clip.

    Attributes:
        state: `waiting`, `making`, `ready` or `failed`.
        share: How much of it is made, 0..1.
        error: Why it could not be made.
        width: Pixels; of these and what follows only once it is ready.
        height: Pixels.
        has_sound: Whether it has a sound track.
        time_base: Seconds in one unit of its times.
    """

    state: State
    share: float
    error: Fault | None = None
    width: int | None = None
    height: int | None = None
    has_sound: bool | None = None
    time_base: Pair | None = None


class SheetShape(Shape):
    """Which frames a sheet of small pictures shows: row by row, left to right."""

    frames: tuple[int, ...]
    columns: int
    width: int
    height: int


class CurveShape(Shape):
    """A curve: its name, what it shows, in which unit, and the range of values to draw."""

    name: str
    label: str
    unit: str
    low: float
    high: float


class SpanShape(Shape):
    """Something seen or heard for some frames: in words, and how sure that is."""

    start: int
    end: int
    words: str
    score: float


class SpansShape(Shape):
    """A lane of spans."""

    name: str
    label: str
    spans: tuple[SpanShape, ...]


class LanesShape(Shape):
    """Everything that was measured of a clip and is drawn beside it."""

    curves: tuple[CurveShape, ...]
    spans: tuple[SpansShape, ...]


@router.post("/proxy")
def proxy(house: HouseOf, clip: ClipName) -> ProxyShape:
    """How far the proxy of a clip is; it is begun if it is not there."""
    found = house.project.find_clip(clip)

    def make(tell: Tell) -> None:
        ingest.proxy_of(house.project, found, lambda _frames, share: tell(share or 0.0))

    if not ingest.has_proxy(house.project, found):
        made = house.making.ask(clip, make)
        error = None if made.error is None else Fault.model_validate(made.error.as_dict())
        if made.state != "ready":
            return ProxyShape(state=made.state, share=made.share, error=error)
    info = ingest.proxy_info_of(house.project, found)
    return ProxyShape(
        state="ready",
        share=1.0,
        width=info.width,
        height=info.height,
        has_sound=info.has_sound,
        time_base=pair(info.times.time_base),
    )


@router.get("/proxy.mp4", response_class=FileResponse)
def proxy_file(project: ProjectOf, clip: ClipName) -> FileResponse:
    """The proxy, in ranges as the player asks for them.

    Raises:
        NotFound: It is not made yet.
    """
    found = _ready(project, clip)
    return FileResponse(ingest.proxy_of(project, found), media_type="video/mp4", headers=_KEPT)


@router.get("/times", response_class=Response, responses=_NUMBERS)
def times(project: ProjectOf, clip: ClipName) -> Response:
    """When the proxy shows each frame, and when it ends: 64-bit floats, whole units of its time base.

    Raises:
        NotFound: The proxy is not made yet.
    """
    info = ingest.proxy_info_of(project, _ready(project, clip))
    return _numbers(np.append(info.times.pts, info.end).astype("<f8"))


@router.get("/peaks", response_class=Response, responses=_NUMBERS)
def waveform(house: HouseOf, clip: ClipName, level: Annotated[int, Query(ge=0, le=20)] = 0) -> Response:
    """Least and greatest sample of each 2**`level` hundredths of a second: pairs of 8-bit integers.

    Raises:
        NotFound: The clip has no sound.
    """
    with house.making.workers.borrowed() as worker:
        found = ingest.peaks_of(house.project, house.project.find_clip(clip), worker=worker)
    if found is None:
        raise NotFound("the clip has no sound that can be decoded")
    return _numbers(coarser(found, level))


@router.get("/frames/{frame}.jpg", response_class=FileResponse)
def picture(house: HouseOf, clip: ClipName, frame: Number) -> FileResponse:
    """One frame as a picture 270 pixels high.

    Raises:
        NotFound: There is no such frame, or the clip's file is gone.
    """
    with house.making.workers.borrowed() as worker:
        return _jpeg(ingest.still_of(house.project, house.project.find_clip(clip), frame, worker=worker))


@router.get("/overview")
def overview(project: ProjectOf, clip: ClipName) -> SheetShape:
    """Which frames the overview shows."""
    found = project.find_clip(clip)
    sheet = filmstrip.overview(found.frames, found.display_aspect)
    return SheetShape(frames=sheet.frames, columns=sheet.columns, width=sheet.width, height=sheet.height)


@router.get("/overview.jpg", response_class=FileResponse)
def overview_picture(house: HouseOf, clip: ClipName) -> FileResponse:
    """Up to a hundred small pictures spread over a clip, as one."""
    with house.making.workers.borrowed() as worker:
        file, _ = ingest.overview_of(house.project, house.project.find_clip(clip), worker=worker)
    return _jpeg(file)


@router.get("/strip/{level}/{number}.jpg", response_class=FileResponse)
def tile(
    house: HouseOf, clip: ClipName, level: Annotated[int, Path(ge=0, le=40)], number: Number
) -> FileResponse:
    """A tile of the film strip: picture i of it is frame (`number` * 32 + i) * 2**`level`, ten in a row."""
    with house.making.workers.borrowed() as worker:
        file, _ = ingest.tile_of(house.project, house.project.find_clip(clip), level, number, worker=worker)
    return _jpeg(file)


@router.get("/lanes")
def measured(project: ProjectOf, clip: ClipName) -> LanesShape:
    """What was measured of a clip, as lanes."""
    found = project.find_clip(clip)
    folder = project.media(clip)
    signals, observations = load_signals(folder), load_observations(folder)
    return LanesShape(
        curves=tuple(_curve_shape(signals, lane) for lane in lanes.CURVES),
        spans=tuple(
            _spans_shape(observations, lane, found.frames) for lane in lanes.SPANS if observations is not None
        ),
    )


@router.get("/lanes/{name}", response_class=Response, responses=_NUMBERS)
def curve(project: ProjectOf, clip: ClipName, name: str) -> Response:
    """A curve: a 32-bit float a frame, NaN where nothing was measured.

    Raises:
        NotFound: There is no such curve.
    """
    lane = next((one for one in lanes.CURVES if one.name == name), None)
    if lane is None:
        raise NotFound(f"there is no curve {name}")
    return _numbers(lanes.curve(load_signals(project.media(project.find_clip(clip).sha256)), lane))


def _curve_shape(signals: Signals, lane: lanes.CurveLane) -> CurveShape:
    low, high = lanes.scale(lanes.curve(signals, lane), lane)
    return CurveShape(name=lane.name, label=lane.label, unit=lane.unit, low=low, high=high)


def _spans_shape(observations: Observations, lane: lanes.SpanLane, frames: int) -> SpansShape:
    spans = (
        SpanShape(start=start, end=end, words=words, score=score)
        for start, end, words, score in lanes.spans(observations, lane, frames)
    )
    return SpansShape(name=lane.name, label=lane.label, spans=tuple(spans))


def _ready(project: Project, clip: str) -> Clip:
    found = project.find_clip(clip)
    if not ingest.has_proxy(project, found):
        raise NotFound("the proxy of this clip is not made yet", hint="Ask for it first.")
    return found


def _numbers(values: np.ndarray[Any, Any]) -> Response:
    return Response(values.tobytes(), media_type="application/octet-stream", headers=_KEPT)


def _jpeg(file: File) -> FileResponse:
    return FileResponse(file, media_type="image/jpeg", headers=_KEPT)
