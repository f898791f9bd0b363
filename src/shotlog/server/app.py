"""The application: routes, what guards them, and the pages."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, Query
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import RedirectResponse, Response

from shotlog.server import asking, routes
from shotlog.server.access import COOKIE
from shotlog.server.asking import House, HouseOf
from shotlog.server.faults import FaultAnswer, answer_faults
from shotlog.server.guard import BoundedBody, SafeAnswers, SameOrigin
from shotlog.server.pages import pages
from shotlog.version import __version__

_A_MONTH = 30 * 24 * 3600

LOCAL = ("127.0.0.1", "localhost", "[::1]")
"""Names under which this machine reaches itself."""


def application(house: House, hosts: tuple[str, ...] = LOCAL) -> FastAPI:
    """The workbench of a project.

    Args:
        house: What it serves.
        hosts: Names in the address under which it may be reached; any other is refused, so that no page of
            a stranger reaches it by a name that leads here (DNS rebinding).
    """

    @asynccontextmanager
    async def running(_app: FastAPI) -> AsyncIterator[None]:
        yield
        house.making.stop()

    app = FastAPI(
        title="shotlog",
        version=__version__,
        lifespan=running,
        docs_url=None,  # its page loads scripts from elsewhere
        redoc_url=None,
        openapi_url=None,  # its route would ask nobody who they are
        middleware=[
            Middleware(SafeAnswers),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts)),
            Middleware(SameOrigin),
            Middleware(BoundedBody),
            Middleware(GZipMiddleware, minimum_size=2_000, compresslevel=4),
        ],
    )
    app.state.house = house
    answer_faults(app)
    app.get("/enter", include_in_schema=False)(enter)
    described = api()
    described.get("/openapi.json", include_in_schema=False)(app.openapi)
    app.include_router(described)
    app.include_router(pages())
    return app


def api() -> APIRouter:
    """All routes that programs and pages use; each needs a session or the token."""
    made = APIRouter(
        prefix="/api",
        dependencies=[Depends(asking.session)],
        responses={"4XX": {"model": FaultAnswer, "description": "What went wrong."}},
    )
    for router in routes.ROUTERS:
        made.include_router(router)
    return made


def enter(house: HouseOf, key: Annotated[str, Query(max_length=200)]) -> Response:
    """Come in by a link: it leads to the workbench, and works once."""
    secret = house.door.enter(key)
    answer = RedirectResponse("/", status_code=303)
    if secret is not None:
        answer.set_cookie(COOKIE, secret, max_age=_A_MONTH, httponly=True, samesite="strict")
    return answer
