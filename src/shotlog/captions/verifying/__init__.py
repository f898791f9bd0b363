"""Holding claims against the record."""

from shotlog.captions.verifying.omitting import omissions
from shotlog.captions.verifying.ruling import verify

__all__ = ["omissions", "verify"]
