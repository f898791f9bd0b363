"""Seeing: one pass over a clip gives figures a frame, from these its shots, and terms for each of them.

Signals are saved; shots are found and terms suggested from the saved signals alone, so that both can be
done again, and every number be traced, without the footage.
"""

from shotlog.measure.looking import missing
from shotlog.measure.measuring import Measurement, Progress, measure
from shotlog.measure.observations import Observations
from shotlog.measure.shots import Found, find_shots
from shotlog.measure.signals import SIGNALS_VERSION, Signals
from shotlog.measure.suggest.suggesting import suggest
from shotlog.measure.technical.finding import Finding
from shotlog.measure.technical.findings import findings
from shotlog.measure.technical.palette import Swatch, palette

__all__ = [
    "SIGNALS_VERSION",
    "Finding",
    "Found",
    "Measurement",
    "Observations",
    "Progress",
    "Signals",
    "Swatch",
    "find_shots",
    "findings",
    "measure",
    "missing",
    "palette",
    "suggest",
]
