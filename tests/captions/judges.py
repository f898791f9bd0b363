"""Judges for tests: real servers on this machine that speak the chat completions API."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

pytest.importorskip("openai", reason="needs the extra shotlog[judge]")

Headers = dict[str, str]
Served = tuple[int, Any, Headers]
"""Status, body (JSON unless bytes; None to hang up) and headers."""


def says(ruling="supported", **more: Any) -> Served:
    """What a model says that does as it is asked."""
    said = {"reason": "A dog runs.", "seen_in": [0], "true_instead": None, "verdict": ruling, **more}
    return completes(json.dumps(said))


def completes(content: str | None, **message: Any) -> Served:
    """A completion with any text."""
    body = {
        "id": "1",
        "object": "chat.completion",
        "created": 1,
        "model": "seer-2026-01",
        "choices": [
            {
                "index": 0,
                "finish_reason": "stop",
                "message": {"role": "assistant", "content": content, **message},
            }
        ],
        "usage": {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110},
    }
    return 200, body, {}


def fails(status: int, **headers: str) -> Served:
    """An error as hosted endpoints word it: with what was sent in it."""
    return status, {"error": {"message": "Incorrect key: sk-secret"}}, headers


class Server:
    """A judge that answers each request as `answer(request, number from 0)` says.

    Attributes:
        requests: Bodies of the requests, in the order in which they came.
        keys: Their Authorization headers.
        most: The greatest number that were open at the same time.
    """

    def __init__(self, answer: Callable[[dict[str, Any], int], Served]) -> None:
        self.answer = answer
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.most = 0
        self.open = 0
        self.lock = threading.Lock()
        self.url = ""

    def texts(self, number=0) -> list[str]:
        """The texts of the user's message of a request."""
        content = self.requests[number]["messages"][1]["content"]
        return [part["text"] for part in content if part["type"] == "text"]

    def told(self, number=0) -> dict[str, Any]:
        """The document that a request carries."""
        told: dict[str, Any] = json.loads(self.texts(number)[0])
        return told

    def frames(self, number=0) -> list[int]:
        """The frames that a request names."""
        return [int(text.split()[1].rstrip(",:")) for text in self.texts(number)[1:-1]]


@contextmanager
def serving(answer: Callable[[dict[str, Any], int], Served]) -> Iterator[Server]:
    """A judge that is up while the block runs."""
    server = Server(answer)
    listening = ThreadingHTTPServer(("127.0.0.1", 0), _handler(server))
    thread = threading.Thread(target=listening.serve_forever, args=(0.01,))
    thread.start()
    server.url = f"http://127.0.0.1:{listening.server_port}/v1"
    try:
        yield server
    finally:
        listening.shutdown()
        listening.server_close()
        thread.join()


def slowly(served: Served, seconds: float) -> Served:
    """The same after a while."""
    time.sleep(seconds)
    return served


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with server.lock:
                number = len(server.requests)
                server.requests.append(asked)
                server.keys.append(self.headers.get("Authorization"))
                server.open += 1
                server.most = max(server.most, server.open)
            status, body, headers = server.answer(asked, number)
            with server.lock:
                server.open -= 1
            if body is None:
                return
            with suppress(OSError):  # who asked may have given up
                self.reply(status, body if isinstance(body, bytes) else json.dumps(body).encode(), headers)

        def reply(self, status: int, body: bytes, headers: Headers) -> None:
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", **headers}.items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing on stderr."""

    return Handler
