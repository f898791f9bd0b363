"""What a judge answers, and why it may not."""

import re
from typing import Any, ClassVar, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from shotlog.errors import ShotlogError, UsageError
from shotlog.timing import FrameIndex

_LONGEST: Final = 500
"""Characters of a reason that are kept."""

_THOUGHT: Final = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL)
"""What some models say to themselves first."""


class NoAnswer(ShotlogError):
    """A question that got no answer, for which it may get one another time."""

    code: ClassVar[str] = "busy"


class Unusable(UsageError):
    """An endpoint that will never answer as it is asked: the key, the address or the model is wrong."""


class Said(BaseModel):
    """What a judge says, as it is asked for (see `instructions.SHAPE`)."""

    model_config = ConfigDict(frozen=True)

    verdict: Literal["supported", "contradicted", "cannot_tell"]
    reason: str = ""
    seen_in: tuple[FrameIndex, ...] = ()
    true_instead: str | None = None

    @field_validator("reason", "true_instead")
    @classmethod
    def _bounded(cls, text: str | None) -> str | None:
        """Kept short, and without characters that could steer a terminal."""
        if text is None:
            return None
        return "".join(one if one.isprintable() else " " for one in text[:_LONGEST]).strip()


class Reply(BaseModel):
    """One reply of an endpoint.

    Attributes:
        text: What it says.
        refused: Whether the model would not answer.
        version: The model that answered, as the endpoint names it.
        sent: Tokens of the question, as the endpoint counted them.
        received: Tokens of the reply.
    """

    model_config = ConfigDict(frozen=True)

    text: str
    refused: bool = False
    version: str | None = None
    sent: int = 0
    received: int = 0


class Answer(BaseModel):
    """One answer, as it is kept.

    Attributes:
        said: What the judge says; None where it would not answer.
        version: The model that answered, as the endpoint names it.
        sent: Tokens sent, those of attempts that were no answer included.
        received: Tokens received, likewise.
    """

    model_config = ConfigDict(frozen=True)

    said: Said | None
    version: str | None = None
    sent: int = Field(0, ge=0)
    received: int = Field(0, ge=0)


def read_said(text: str) -> Said | None:
    """What a reply says; None where it is not what was asked for.

    Models without structured output put prose, a fence or their thoughts around the object.
    """
    plain = _THOUGHT.sub("", text)
    try:
        return Said.model_validate_json(plain[plain.find("{") : plain.rfind("}") + 1])
    except ValidationError:
        return None


def counted(usage: Any) -> tuple[int, int]:  # noqa: ANN401 - of the client, or None
    """Tokens sent and received; nothing where the endpoint does not count."""
    counts = (getattr(usage, "prompt_tokens", 0), getattr(usage, "completion_tokens", 0))
    sent, received = (max(0, count) if isinstance(count, int) else 0 for count in counts)
    return sent, received
