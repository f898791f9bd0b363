"""The log in and out of files: the cutting room's formats, and labels that people bring.

Formats are one module each, found through entry points. They receive material (logs with markers, decisions
and captions) and write files, and know nothing of storage; stills come from a function that the caller hands
over.
"""

from shotlog.exchange.exporting import export, losses
from shotlog.exchange.finding import broken_formats, format_named, formats
from shotlog.exchange.format import AnyFormat, Format, Loss, Options, Pictures
from shotlog.exchange.importing import Imported, import_file
from shotlog.exchange.labels import Remark, Report, import_labels
from shotlog.exchange.material import Material
from shotlog.exchange.plot import write_plot

__all__ = [
    "AnyFormat",
    "Format",
    "Imported",
    "Loss",
    "Material",
    "Options",
    "Pictures",
    "Remark",
    "Report",
    "broken_formats",
    "export",
    "format_named",
    "formats",
    "import_file",
    "import_labels",
    "losses",
    "write_plot",
]
