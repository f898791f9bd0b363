"""The pages: files that were built from `web/`, and nothing else."""

from pathlib import Path
from typing import Final

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, PlainTextResponse, Response

from shotlog.files import contained
from shotlog.server import asking

BUILT: Final = Path(__file__).parent / "built"
"""What `npm run build` makes in `web/`."""

TYPES: Final = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
"""Media type of each kind of file; no other kind is sent."""

_FOREVER: Final = {"Cache-Control": "private, max-age=31536000, immutable"}
"""For files whose names hold a hash of their content."""


def pages() -> APIRouter:
    """The pages, for whoever came in by a link."""
    made = APIRouter(include_in_schema=False)
    made.get("/{name:path}")(page)
    return made


def page(request: Request, name: str) -> Response:
    """A built file; the workbench itself at every other address, which it reads by itself."""
    try:
        asking.session(request)
    except HTTPException as error:
        return PlainTextResponse(f"{error.detail}\n", error.status_code)
    if name.startswith("api/"):
        raise HTTPException(404, f"there is no {name}")
    file = contained(BUILT, name)
    if file is not None and file.suffix in TYPES:
        return FileResponse(
            file, media_type=TYPES[file.suffix], headers=_FOREVER if name.startswith("assets/") else None
        )
    if Path(name).suffix:
        raise HTTPException(404, f"there is no {name}")
    return _workbench()


def _workbench() -> Response:
    index = BUILT / "index.html"
    if not index.is_file():
        return PlainTextResponse(
            "This shotlog was built without its pages. Install it again where npm can fetch packages.\n",
            503,
        )
    return FileResponse(index, media_type="text/html", headers={"Cache-Control": "no-cache"})
