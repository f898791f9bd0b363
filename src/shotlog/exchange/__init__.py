"""The log in and out of files: the cutting room's formats, and labels that people bring.

Formats are one module each, found through entry points. They receive logs and write files, and know
nothing of storage; stills come from a function that the caller hands over.
"""

from shotlog.exchange.format import Format, Loss, Pictures, broken_formats, export, formats
from shotlog.exchange.labels import Remark, Report, import_labels
from shotlog.exchange.plot import write_plot

__all__ = [
    "Format",
    "Loss",
    "Pictures",
    "Remark",
    "Report",
    "broken_formats",
    "export",
    "formats",
    "import_labels",
    "write_plot",
]
