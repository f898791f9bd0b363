"""An OpenAI-compatible vision endpoint: vLLM, Ollama, llama.cpp or a hosted one."""

import asyncio
import base64
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Final, Self
from urllib.parse import urlsplit

from pydantic import SecretStr

from shotlog.captions.judging.answer import NoAnswer, Reply, Unusable, counted
from shotlog.captions.judging.instructions import SHAPE, instructions
from shotlog.captions.judging.question import Question
from shotlog.errors import NotFound, UsageError
from shotlog.record import Writer
from shotlog.timing import FrameIndex

RETRIES: Final = 4
"""How often the client tries again, with back-off or as long as the endpoint asks it to wait."""

_LONGEST_PAUSE: Final = 120.0
"""Seconds up to which the client heeds a `Retry-After`; what asks for longer is not tried again."""

_UNPAID: Final = "none"
"""Sent in place of a key where there is none; servers on one's own machine do not look at it."""

_FORMATS: Final[tuple[dict[str, Any], ...]] = (
    {
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "verdict", "strict": True, "schema": SHAPE},
        }
    },
    {"response_format": {"type": "json_object"}},
    {},
)
"""Ways to ask for JSON, the strictest first; what a server refuses is not asked of it again."""

_FORMAT_REFUSED: Final = frozenset({400, 415, 422, 501})

_FOR_GOOD: Final[Mapping[int, str]] = {
    401: "does not accept the key; set SHOTLOG_JUDGE_KEY",
    402: "asks to be paid first",
    403: "does not allow this; check the key and the model",
    404: "has no such model or address; the URL is what stands before /chat/completions, often ending in /v1",
    405: "is no such endpoint; the URL is what stands before /chat/completions, often ending in /v1",
}
"""Statuses after which asking again is of no use, and why."""


class Endpoint:
    """A model behind a URL; an asynchronous context manager.

    The key goes to this URL only: redirects are not followed, and nothing that the server says of an error is
    repeated, as servers repeat keys in it.

    Args:
        url: Base URL, such as `http://localhost:8000/v1`; `/v1` is added to one without a path.
        model: The model, as the endpoint names it.
        key: The key, or None where none is needed.
        seconds: How long to wait for one answer.
        retries: How often to try again.

    Raises:
        UsageError: The URL is none of http or https, or carries a key; the key is none; there is no model.
        NotFound: The extra `shotlog[judge]` is not installed.
    """

    def __init__(
        self,
        url: str,
        model: str,
        key: SecretStr | None = None,
        *,
        seconds: float = 120.0,
        retries: int = RETRIES,
    ) -> None:
        if not model.strip():
            raise UsageError("the judge's model is not named", hint="Name it with --model.")
        _require_client()
        self.url = _base(url)
        self.model = model
        self._key = _header(key)
        self._seconds = seconds
        self._retries = retries
        self._format = 0

    @property
    def name(self) -> str:
        """Where it is, for people."""
        return urlsplit(self.url).netloc

    def author(self, version: str | None = None) -> Writer:
        """Who answers: the model, in the version that it says it is, with these instructions."""
        known = version if version and version != self.model else None
        return Writer(name=self.model, kind="machine", version=known, prompt=instructions().prompt)

    async def __aenter__(self) -> Self:
        import openai  # noqa: PLC0415 - comes with an extra

        self._client = openai.AsyncOpenAI(
            base_url=self.url,
            api_key=self._key,
            timeout=self._seconds,
            max_retries=self._retries,
            http_client=openai.DefaultAsyncHttpxClient(follow_redirects=False),
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.close()

    async def ask(self, question: Question, pictures: Mapping[FrameIndex, bytes]) -> Reply:
        """Put a question.

        Args:
            question: The question.
            pictures: JPEGs of its frames.

        Raises:
            NoAnswer: None came, though the client tried again.
            Unusable: The endpoint will never answer as it is.
        """
        messages: list[dict[str, Any]] = [
            {"role": "system", "content": instructions().told},
            {"role": "user", "content": _content(question, pictures)},
        ]
        first = self._format
        for place, form in enumerate(_FORMATS[first:], first):
            reply = await self._create(messages, form, is_last=place == len(_FORMATS) - 1)
            if reply is not None:
                self._format = max(self._format, place)
                return reply
        raise AssertionError  # the last way answers or raises

    async def _create(
        self, messages: list[dict[str, Any]], form: dict[str, Any], *, is_last: bool
    ) -> Reply | None:
        """What the endpoint replies; None where it refuses this way of asking, but not the last one."""
        import openai  # noqa: PLC0415 - comes with an extra

        # An answer may come in drops and never end, which the client's own time-out does not see.
        longest = (self._seconds + _LONGEST_PAUSE) * (self._retries + 1)
        try:
            async with asyncio.timeout(longest):
                made = await self._client.chat.completions.create(
                    model=self.model,
                    messages=messages,  # type: ignore[arg-type]  # plain dicts of the same shape
                    **form,
                )
            return _reply(made)
        except openai.APIStatusError as error:
            if error.status_code in _FORMAT_REFUSED and not is_last:
                return None
            raise self._failed(error.status_code) from None
        except (openai.APITimeoutError, TimeoutError):
            raise NoAnswer(f"{self.name} did not answer within {self._seconds:g} s") from None
        except openai.APIConnectionError:
            raise NoAnswer(f"{self.name} cannot be reached") from None
        except (openai.OpenAIError, ValueError, RecursionError):  # JSON may be broken, or nested too deep
            raise NoAnswer(f"{self.name} answered with something else than a completion") from None

    def _failed(self, status: int) -> NoAnswer | Unusable:
        if status in _FOR_GOOD:
            return Unusable(f"{self.name} {_FOR_GOOD[status]}")
        if 300 <= status < 400:
            return Unusable(f"{self.name} sends elsewhere (status {status}); give the final URL")
        if status == 429:
            return NoAnswer(f"{self.name} takes no more questions for now (status 429)")
        return NoAnswer(f"{self.name} could not answer (status {status})")


def _require_client() -> None:
    try:
        import openai  # noqa: F401, PLC0415 - comes with an extra
    except ImportError:
        raise NotFound(
            "judges are asked through openai, which is not installed",
            hint="`pip install 'shotlog[judge]'` brings it; everything else works without.",
        ) from None


def _base(url: str) -> str:
    """The URL to which `/chat/completions` is added."""
    hint = "Such as http://localhost:8000/v1"
    try:
        parts = urlsplit(url.strip())
        is_address = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_address = False
    if not is_address:
        raise UsageError("the judge's URL is no http or https address", hint=f"{hint}.")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise UsageError("the judge's URL may not carry a key", hint="Set SHOTLOG_JUDGE_KEY instead.")
    path = parts.path.rstrip("/").removesuffix("/chat/completions") or "/v1"
    return f"{parts.scheme}://{parts.netloc}{path}"


def _header(key: SecretStr | None) -> str:
    """The key as it may stand in a header."""
    plain = key.get_secret_value().strip() if key else ""
    if not (plain.isascii() and (plain.isprintable() or not plain)):
        raise UsageError("the judge's key holds characters that no key has", hint="Check SHOTLOG_JUDGE_KEY.")
    return plain or _UNPAID


def _content(question: Question, pictures: Mapping[FrameIndex, bytes]) -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = [_text(question.data)]
    for frame in question.frames:
        label = question.clip.timecode(frame)
        parts.append(_text(f"Frame {frame}" + (f", timecode {label}:" if label else ":")))
        encoded = base64.b64encode(pictures[frame]).decode()
        parts.append({"type": "image_url", "image_url": {"url": f"data:image/jpeg;base64,{encoded}"}})
    return [*parts, _text(instructions().question(question.turn))]


def _text(words: str) -> dict[str, Any]:
    return {"type": "text", "text": words}


def _reply(made: Any) -> Reply:  # noqa: ANN401 - whatever the server sent, in the client's shape if it fits
    sent, received = counted(getattr(made, "usage", None))
    version = getattr(made, "model", None)
    choices = getattr(made, "choices", None)
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = getattr(choice, "message", None)
    text = getattr(message, "content", None)
    refused = getattr(message, "refusal", None) or getattr(choice, "finish_reason", None) == "content_filter"
    return Reply(
        text=text if isinstance(text, str) else "",
        refused=bool(refused),
        version=version if isinstance(version, str) and version.isprintable() else None,
        sent=sent,
        received=received,
    )
