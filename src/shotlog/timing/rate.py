"""Frame rates as exact fractions."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Self

from shotlog.errors import UsageError

_NTSC_TOLERANCE = Fraction(1, 200)
"""How far a written decimal may lie from N*1000/1001 and still mean it: 23.98 and 29.97 do."""


@dataclass(frozen=True, order=True, slots=True)
class Rate:
    """Frames a second, exactly: `Rate(Fraction(24000, 1001))`.

    Raises:
        UsageError: The rate is not above zero.
    """

    fraction: Fraction

    def __post_init__(self) -> None:
        if self.fraction <= 0:
            raise UsageError(f"a frame rate must be above zero, not {self.fraction}")

    @classmethod
    def parse(cls, text: str | float | Fraction | Self) -> Self:
        """Read `"24000/1001"`, `"25"`, `25`, or a decimal that people write for an NTSC rate (`"23.976"`).

        A decimal means N*1000/1001 only where it lies next to it (23.98, 29.97, 59.94, 119.88); other
        decimals are taken as they stand (`"12.5"` is 25/2).

        Raises:
            UsageError: Not a number, or not above zero.
        """
        if isinstance(text, cls):
            return text
        try:
            exact = Fraction(str(text).strip())
        except (ValueError, ZeroDivisionError) as error:
            raise UsageError(
                f"{text!r} is not a frame rate", hint="Write 25, 23.976 or 24000/1001."
            ) from error
        if exact.denominator == 1 or "/" in str(text):
            return cls(exact)
        nominal = round(exact)
        ntsc = Fraction(nominal * 1000, 1001)
        if nominal % 6 == 0 and exact != nominal and abs(exact - ntsc) < _NTSC_TOLERANCE:
            return cls(ntsc)
        return cls(exact)

    @property
    def is_ntsc(self) -> bool:
        """Whether this is N*1000/1001 for a whole N, as 23.976 and 29.97 are."""
        return _is_ntsc(self.fraction)

    @property
    def timecode_base(self) -> int | None:
        """Frames counted in one second of timecode (24 at 23.976), or None where no timecode is defined.

        SMPTE ST 12-1 defines labels for whole rates and for N*1000/1001; 12.5 has none.
        """
        return _timecode_base(self.fraction)

    @property
    def has_drop_frame(self) -> bool:
        """Whether drop-frame timecode exists at this rate: 29.97 and 59.94 only."""
        return self.is_ntsc and self.timecode_base in (30, 60)

    def seconds(self, frames: int) -> Fraction:
        """How long `frames` frames last, in seconds, exactly. For constant rates only."""
        return frames / self.fraction

    def __str__(self) -> str:
        return f"{self.fraction.numerator}/{self.fraction.denominator}"

    def __float__(self) -> float:
        return float(self.fraction)


# Asked for at every label, and reckoned in fractions.
@lru_cache(maxsize=256)
def _is_ntsc(fraction: Fraction) -> bool:
    return (fraction * 1001 / 1000).denominator == 1 and fraction.denominator != 1


@lru_cache(maxsize=256)
def _timecode_base(fraction: Fraction) -> int | None:
    if fraction.denominator == 1:
        return int(fraction)
    return round(fraction) if _is_ntsc(fraction) else None
