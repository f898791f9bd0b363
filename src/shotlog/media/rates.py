"""Which exact frame rate the counted times of a clip stand for."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from shotlog.timing import PtsTable, Rate

_ROUNDING = 1
"""Units of the time base by which rounding each PTS may stretch or shrink a whole clip."""

_SAME_PACE = Fraction(1, 20)
"""How far the median step may lie from a rate's, relatively, and still run at it: clocks of phones jitter."""

_FASTEST = 1000
"""Rates above this are no frame rates but time bases, which readers name where they know no better."""


def rate_of(table: PtsTable, stated: Sequence[Fraction]) -> Rate | None:
    """The frame rate of a clip; None where neither its times nor its file give one.

    At a constant rate, one that the file states and that explains the counted times up to rounding to
    the time base, else the whole or NTSC rate that does. At a variable one, the rate stated by the file
    that is nearest to the usual step. The rate of the usual step itself where all that is wrong.

    Args:
        table: Counted times.
        stated: Rates that the file or its reader names, most trusted first.
    """
    stated = [rate for rate in stated if rate > 0]
    if len(table) < 2 or table.pts[0] == table.pts[-1]:
        return Rate(stated[0]) if stated else None
    if not table.is_variable:
        standard = _standard_near(1 / (_mean_step(table) * table.time_base))
        for rates in ([rate for rate in stated if Rate(rate).timecode_base], standard, stated):
            fitting = [rate for rate in rates if _misfit(table, rate) <= _ROUNDING]
            if fitting:
                return Rate(min(fitting, key=lambda rate: _misfit(table, rate)))
    return Rate(_nominal(table, stated))


def _mean_step(table: PtsTable) -> Fraction:
    return Fraction(int(table.pts[-1] - table.pts[0]), len(table) - 1)


def _misfit(table: PtsTable, rate: Fraction) -> Fraction:
    """Units of the time base between the counted length of the clip and the one at `rate`."""
    return abs(_mean_step(table) - 1 / (rate * table.time_base)) * (len(table) - 1)


def _standard_near(rate: Fraction) -> list[Fraction]:
    """The whole rate and the NTSC rate (24, 30, 48, 60... times 1000/1001) next to a rate."""
    whole = round(rate)
    ntsc = round(rate * Fraction(1001, 1000))
    near = [Fraction(whole)] if whole else []
    return [*near, Fraction(ntsc * 1000, 1001)] if ntsc and ntsc % 6 == 0 else near


def _nominal(table: PtsTable, stated: Sequence[Fraction]) -> Fraction:
    """The stated rate nearest to the usual step, whole or NTSC if possible; else the base rate."""
    usual = 1 / (_usual_step(table) * table.time_base)
    near = [rate for rate in stated if abs(rate - usual) <= usual * _SAME_PACE]
    near = [rate for rate in near if Rate(rate).timecode_base] or near
    if near:
        return min(near, key=lambda rate: abs(rate - usual))
    if table.is_variable and stated and stated[0] <= _FASTEST:
        return stated[0]
    return usual.limit_denominator(1001)


def _usual_step(table: PtsTable) -> Fraction:
    """Mean of the steps that are like most: rounding to the time base averages out, gaps do not count."""
    steps = np.diff(table.pts)
    median = np.median(steps[steps > 0])
    usual = steps[abs(steps - median) <= median / 4]
    return Fraction(int(usual.sum()), len(usual)) if len(usual) else Fraction(float(median))
