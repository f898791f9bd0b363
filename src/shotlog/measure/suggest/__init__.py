"""Terms that the signals of a shot stand behind."""

from shotlog.measure.suggest.suggesting import suggest

__all__ = ["suggest"]
