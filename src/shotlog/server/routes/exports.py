"""The log on its way to the cutting room: which formats there are, what each would lose, and the files."""

import shutil
import tempfile
from pathlib import Path
from typing import Annotated, Any, Final

from fastapi import APIRouter
from fastapi import Path as Named
from pydantic import Field, JsonValue
from starlette.background import BackgroundTask
from starlette.responses import FileResponse

from shotlog import exchange
from shotlog.errors import ShotlogError, UsageError
from shotlog.exchange import AnyFormat, Loss, Material
from shotlog.exchange.gathering import gathered
from shotlog.ingest import stills_of
from shotlog.log import Project
from shotlog.record import Progress
from shotlog.record.fields import Sha256
from shotlog.server.asking import ProjectOf
from shotlog.server.shapes import Shape

router = APIRouter(tags=["exports"])

FormatName = Annotated[str, Named(max_length=60, description="A format that `/api/formats` lists.")]

_AT_ONCE: Final = 500
_FILE: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/octet-stream": {}}, "description": "The file; a ZIP archive of several."}
}


class OptionShape(Shape):
    """What may be chosen about a format.

    Attributes:
        name: Its name.
        description: What it is about.
        default: What it is unless something else is chosen.
        choices: What it may be, where that is one of few.
        kind: `boolean`, `integer`, `string` or `words`.
    """

    name: str
    description: str
    default: JsonValue
    choices: tuple[str, ...]
    kind: str


class FormatShape(Shape):
    """A format: its name, the suffix of its files, what it is for, and what may be chosen about it."""

    name: str
    suffix: str
    description: str
    options: tuple[OptionShape, ...]


class Wish(Shape):
    """What is to be exported, and how.

    Attributes:
        clips: Hashes of the clips; None for those that fit `query`.
        query: A search: clips of which something fits. Empty for all.
        only: Only shots that have come so far.
        options: What is chosen about the format.
    """

    clips: Annotated[tuple[Sha256, ...], Field(max_length=100_000)] | None = None
    query: Annotated[str, Field(max_length=2_000)] = ""
    only: Progress | None = None
    options: dict[str, str | bool | int | list[str]] = Field(default_factory=dict)


class LossShape(Shape):
    """What a format cannot carry: of which clip and shot, and in a sentence what and why."""

    clip: str
    shot: int | None
    message: str
    what: str
    count: int

    @classmethod
    def of(cls, loss: Loss) -> "LossShape":
        """The shape of a loss."""
        return cls(clip=loss.clip, shot=loss.shot, message=loss.message, what=loss.what, count=loss.count)


class Preflight(Shape):
    """What an export would hold and lose.

    Attributes:
        clips: How many clips.
        shots: How many shots.
        losses: What the format cannot carry; the first thousand.
        lost: How many losses there are.
    """

    clips: int
    shots: int
    losses: tuple[LossShape, ...]
    lost: int


@router.get("/formats")
def formats() -> list[FormatShape]:
    """Every format that the log can be written in."""
    return [
        FormatShape(
            name=one.name,
            suffix=one.suffix,
            description=one.description,
            options=tuple(_option(name, field) for name, field in _choosable(one).items()),
        )
        for one in exchange.formats().values()
    ]


@router.post("/exports/{name}/preflight")
def preflight(project: ProjectOf, name: FormatName, wish: Wish) -> Preflight:
    """What an export would lose; nothing is written."""
    materials = _wished(project, wish)
    found = exchange.losses(name, materials, _chosen(exchange.format_named(name), wish))
    return Preflight(
        clips=len(materials),
        shots=sum(len(one.shots) for one in materials),
        losses=tuple(LossShape.of(loss) for loss in found[:1000]),
        lost=len(found),
    )


@router.post("/exports/{name}", response_class=FileResponse, responses=_FILE)
def export(project: ProjectOf, name: FormatName, wish: Wish) -> FileResponse:
    """The log in a format, as a file."""
    format_ = exchange.format_named(name)
    folder = Path(tempfile.mkdtemp(prefix="shotlog-"))
    clean = BackgroundTask(shutil.rmtree, folder, ignore_errors=True)
    try:
        file = _written(project, format_, wish, folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return FileResponse(file, filename=file.name, media_type="application/octet-stream", background=clean)


def _written(project: Project, format_: AnyFormat, wish: Wish, folder: Path) -> Path:
    """What was written, as one file."""
    materials, options, problems = _wished(project, wish), _chosen(format_, wish), list[ShotlogError]()
    several = folder / project.path.stem
    single = several.with_suffix(format_.suffix)
    for target in (single, several):
        try:
            exchange.export(format_.name, materials, target, stills_of(project, problems), options)
            break
        except UsageError as error:
            if target is several or error.path != str(single):  # only this says that a folder is needed
                raise
    return single if single.is_file() else Path(shutil.make_archive(str(several), "zip", several))


def _wished(project: Project, wish: Wish) -> list[Material]:
    clips = wish.clips
    if clips is None and wish.query:
        clips = tuple(row.clip.sha256 for row in _fitting(project, wish.query))
    return gathered(project, clips, wish.only)


def _fitting(project: Project, query: str) -> list[Any]:
    rows: list[Any] = []
    while True:
        found = project.clip_rows(query, offset=len(rows), limit=_AT_ONCE)
        rows += found.rows
        if not found.rows or len(rows) >= found.total:
            return rows


def _choosable(format_: AnyFormat) -> dict[str, dict[str, Any]]:
    """Options that a page may choose: none that names a file on this machine."""
    fields = format_.options.model_json_schema().get("properties", {})
    return {name: field for name, field in fields.items() if "'path'" not in repr(field)}


def _chosen(format_: AnyFormat, wish: Wish) -> dict[str, Any]:
    unknown = wish.options.keys() - _choosable(format_).keys()
    if unknown:
        raise UsageError(f"{format_.name} has no option {min(unknown)} to choose here")
    return dict(wish.options)


def _option(name: str, field: dict[str, Any]) -> OptionShape:
    return OptionShape(
        name=name,
        description=field.get("description", ""),
        default=field.get("default"),
        choices=tuple(field.get("enum", ())),
        kind="words" if field.get("type") == "array" else field.get("type", "string"),
    )
