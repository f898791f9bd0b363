"""Captions in the layouts that captioning work uses, taken into the log."""

from shotlog.captions.importing.importing import LAYOUTS, Imported, Layout, Remark, import_captions
from shotlog.captions.importing.placing import Times

__all__ = ["LAYOUTS", "Imported", "Layout", "Remark", "Times", "import_captions"]
