"""Text in the picture, with the extra `text`: what it says, where, and whether it was added."""

from shotlog.measure.text.engine import missing
from shotlog.measure.text.looking import TextLooker
from shotlog.measure.text.suggesting import on_screen_text, overlays

__all__ = ["TextLooker", "missing", "on_screen_text", "overlays"]
