"""Which codecs can be read here."""

import av


def has_decoder(codec: str) -> bool:
    """Whether pictures of a codec, as FFmpeg names it, can be decoded."""
    try:
        av.Codec(codec, "r")
    except av.codec.codec.UnknownCodecError:
        return False
    return True
