"""Footage in, the log filled: what a folder holds is measured in child processes and kept.

Nothing here is lost or half-written: a clip is in the log with all that was measured of it, or not at all,
and an ingest that was ended in the middle goes on where it stopped.
"""

from shotlog.ingest.apart import measure_apart
from shotlog.ingest.found import find_footage
from shotlog.ingest.ingest import Outcome, ingest
from shotlog.ingest.kept import load_observations, load_signals, load_times, measured_again
from shotlog.ingest.pictures import stills_in, stills_of
from shotlog.ingest.pool import Workers
from shotlog.ingest.proxies import Proxied, make_proxies
from shotlog.ingest.readers import Progress
from shotlog.ingest.relinking import Relinked, relink
from shotlog.ingest.viewing import (
    has_proxy,
    overview_of,
    peaks_of,
    proxy_info_of,
    proxy_of,
    still_of,
    tile_of,
)
from shotlog.ingest.watching import Taken, watch

__all__ = [
    "Outcome",
    "Progress",
    "Proxied",
    "Relinked",
    "Taken",
    "Workers",
    "find_footage",
    "has_proxy",
    "ingest",
    "load_observations",
    "load_signals",
    "load_times",
    "make_proxies",
    "measure_apart",
    "measured_again",
    "overview_of",
    "peaks_of",
    "proxy_info_of",
    "proxy_of",
    "relink",
    "still_of",
    "stills_in",
    "stills_of",
    "tile_of",
    "watch",
]
