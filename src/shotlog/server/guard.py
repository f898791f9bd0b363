"""What stands before every request: where it may come from, how long it may be, what its answer may do.

All of these are plain ASGI, so that they see every request and every answer, errors included.
"""

from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from shotlog.server.faults import fault

_SAFE: Final = {"GET", "HEAD", "OPTIONS"}

LONGEST_BODY: Final = 4 * 1024 * 1024
"""Bytes of a request; the longest caption with everything said of it takes less."""

_LOADABLE: Final = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' blob:",
    "media-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}

_HEADERS: Final = {
    "Content-Security-Policy": "; ".join(f"{kind} {sources}" for kind, sources in _LOADABLE.items()),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


_TOO_LONG: Final = f"a request may hold {LONGEST_BODY} bytes at most"


class SafeAnswers:
    """Tells the browser what pages of ours may load (nothing of others), and to guess no media types."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class SameOrigin:
    """Refuses changes that another site's page asks for.

    Browsers say in `Sec-Fetch-Site`, older ones in `Origin`, whose page sends a request; programs say
    neither, and hold no cookie that a page could abuse. No tokens in forms are needed (as in Go's
    `http.CrossOriginProtection`).
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in _SAFE and _is_foreign(Headers(scope=scope)):
            answer = fault(403, "forbidden", "this request comes from the page of another site")
            await answer(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _is_foreign(headers: Headers) -> bool:
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = headers.get("origin")
    return origin is not None and origin.split("://", 1)[-1] != headers.get("host")


class BoundedBody:
    """Refuses requests of more than `LONGEST_BODY` bytes, whatever they say of their length."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        stated = Headers(scope=scope).get("content-length", "")
        if stated.isdigit() and int(stated) > LONGEST_BODY:
            await fault(413, "limit_exceeded", _TOO_LONG)(scope, receive, send)
        else:
            await self._app(scope, _Counted(receive).receive, send)


class _Counted:
    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._bytes = 0

    async def receive(self) -> Message:
        message = await self._receive()
        self._bytes += len(message.get("body", b""))
        if self._bytes > LONGEST_BODY:
            raise HTTPException(413, _TOO_LONG)
        return message
