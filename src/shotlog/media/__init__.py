"""Footage as it lies on the disk: opened, decoded frame by frame, hashed, and shown as stills.

Beside that, what people look at instead of the footage itself: proxies, film strips and waveforms.

Nothing here knows what a shot is. Every time that leaves this room was read from the file; frames are
counted as they are decoded.
"""

from shotlog.media import filmstrip
from shotlog.media.codecs import has_decoder
from shotlog.media.footage import is_footage
from shotlog.media.hashing import sha256_of
from shotlog.media.peaks import BINS_A_SECOND, Peaks, coarser, make_peaks
from shotlog.media.proxy import ProxyInfo, make_proxy
from shotlog.media.stills import Picture, pictures, stills, strip
from shotlog.media.video import Frame, Video

__all__ = [
    "BINS_A_SECOND",
    "Frame",
    "Peaks",
    "Picture",
    "ProxyInfo",
    "Video",
    "coarser",
    "filmstrip",
    "has_decoder",
    "is_footage",
    "make_peaks",
    "make_proxy",
    "pictures",
    "sha256_of",
    "stills",
    "strip",
]
