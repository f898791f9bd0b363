"""Files of editing systems and annotation tools, matched with the clips of a log and taken into it.

`reading` says what is in a file; here it is found which clip is meant, which frames, and what the words are
in the vocabulary.
"""

from shotlog.exchange.importing.imported import Imported
from shotlog.exchange.importing.importing import MeasuredOf, import_file

__all__ = ["Imported", "MeasuredOf", "import_file"]
