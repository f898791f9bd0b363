"""Making wrong words true."""

from shotlog.captions.mending.correcting import corrected, edits
from shotlog.captions.mending.mend import replacement
from shotlog.captions.mending.saying import sentence

__all__ = ["corrected", "edits", "replacement", "sentence"]
