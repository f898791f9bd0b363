"""Footage in, the log filled: what a folder holds is measured in child processes and kept.

Nothing here is lost or half-written: a clip is in the log with all that was measured of it, or not at all,
and an ingest that was ended in the middle goes on where it stopped.
"""

from shotlog.ingest.apart import measure_apart
from shotlog.ingest.found import find_footage
from shotlog.ingest.ingest import Outcome, ingest
from shotlog.ingest.kept import load_observations, load_signals, measured_again
from shotlog.ingest.pictures import stills_in, stills_of
from shotlog.ingest.readers import Progress

__all__ = [
    "Outcome",
    "Progress",
    "find_footage",
    "ingest",
    "load_observations",
    "load_signals",
    "measure_apart",
    "measured_again",
    "stills_in",
    "stills_of",
]
