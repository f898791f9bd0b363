"""A true text to start from, written from the labels alone."""

from shotlog.captions.drafting.drafting import Drafted, draft

__all__ = ["Drafted", "draft"]
