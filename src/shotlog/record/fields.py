"""How exact numbers stand in JSON, and ids."""

import secrets
import time
from fractions import Fraction
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)

from shotlog.timing import Rate


def _fraction_text(value: Fraction) -> str:
    return f"{value.numerator}/{value.denominator}"


def _fraction(value: Any) -> Any:  # noqa: ANN401 - pydantic hands over whatever the caller gave
    return Fraction(value) if isinstance(value, str | int) else value


ExactFraction = Annotated[
    Fraction,
    BeforeValidator(_fraction),
    PlainSerializer(_fraction_text, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^-?\d+/\d+$"}),
]
"""A fraction, in JSON always with its denominator: `"1/24000"`, `"25/1"`."""

ExactRate = Annotated[
    Rate,
    BeforeValidator(Rate.parse),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^\d+/\d+$"}),
]
"""A frame rate, in JSON as a fraction: `"24000/1001"`, `"25/1"`."""

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""SHA-256 of a file's bytes, as 64 lower-case hexadecimal digits. Names a clip."""

Id = str
"""Name of a shot or label: 32 hexadecimal digits, never used twice; later ones are greater."""


def new_id() -> Id:
    """A fresh id: nanoseconds since 1970, then 64 random bits.

    Ids in the order of time are added at the end of a database's index; random ones scatter over all of
    it, and writing gets slower as the log grows.
    """
    return f"{time.time_ns():016x}{secrets.token_hex(8)}"


class Record(BaseModel):
    """Base of everything in the record: frozen, and refusing what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, allow_inf_nan=False)
