"""Footage as it lies on the disk: opened, decoded frame by frame, hashed, and shown as stills.

Nothing here knows what a shot is. Every time that leaves this room was read from the file; frames are
counted as they are decoded.
"""

from shotlog.media.codecs import has_decoder
from shotlog.media.footage import is_footage
from shotlog.media.hashing import sha256_of
from shotlog.media.stills import Picture, pictures, stills, strip
from shotlog.media.video import Frame, Video

__all__ = [
    "Frame",
    "Picture",
    "Video",
    "has_decoder",
    "is_footage",
    "pictures",
    "sha256_of",
    "stills",
    "strip",
]
