"""Every error leaves in one shape: `{"error": {"code", "message", "hint", "path", ...}}`."""

import logging
from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, ValidationError
from starlette.exceptions import HTTPException

from shotlog.errors import HTTP_STATUSES, ShotlogError

_log = logging.getLogger(__name__)

_CODES = {401: "not_signed_in", 403: "forbidden", 404: "not_found", 405: "usage", 413: "limit_exceeded"}


class Fault(BaseModel):
    """What went wrong.

    Attributes:
        code: Stable name of the kind of error, for programs.
        message: One sentence for people.
        hint: What to do next; empty where there is nothing to do.
        path: The file concerned, if there is one.
    """

    model_config = ConfigDict(extra="allow")

    code: str
    message: str
    hint: str = ""
    path: str | None = None


class FaultAnswer(BaseModel):
    """The shape of every answer that is an error."""

    error: Fault


def fault(status: int, code: str, message: str, hint: str = "") -> JSONResponse:
    """An error as it leaves."""
    return JSONResponse(FaultAnswer(error=Fault(code=code, message=message, hint=hint)).model_dump(), status)


def answer_faults(app: FastAPI) -> None:
    """Have all errors of an application leave in the one shape."""
    app.add_exception_handler(ShotlogError, _known)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(ValidationError, _malformed)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(Exception, _unknown)


def _known(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, ShotlogError)
    return JSONResponse({"error": error.as_dict()}, HTTP_STATUSES[error.code])


def _malformed(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError | ValidationError)
    return fault(422, "usage", _first(error.errors()))


def _first(problems: Sequence[Any]) -> str:
    problem = problems[0]
    place = ".".join(str(part) for part in problem["loc"] if part not in {"body", "query", "path"})
    return f"{place}: {problem['msg']}" if place else str(problem["msg"])


def _refused(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    answer = fault(error.status_code, _CODES.get(error.status_code, "error"), str(error.detail))
    answer.headers.update(error.headers or {})
    return answer


def _unknown(_request: Request, error: Exception) -> JSONResponse:
    _log.error("a request failed", exc_info=error)
    return fault(
        500, "error", "shotlog failed in a way it should not", "The terminal of `shotlog serve` says more."
    )
