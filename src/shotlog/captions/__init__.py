"""Captions taken apart: a text goes in, its claims come out."""

from shotlog.captions.claim import Claim, ClaimValue, When
from shotlog.captions.reading import Reading, claims, read
from shotlog.captions.sections import Section

__all__ = ["Claim", "ClaimValue", "Reading", "Section", "When", "claims", "read"]
