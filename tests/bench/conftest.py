"""The bench is no package of shotlog's: its folder is put where tests find it."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "bench"))
