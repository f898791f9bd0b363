"""The bench is no package of shotlog's: what its scripts share is found by its place.

Its folder is not put where modules are looked for, as `bench/measure.py` would hide the tests of `measure`.
"""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

HERE = Path(__file__).resolve().parents[2] / "bench" / "compared"
spec = spec_from_file_location("compared", HERE / "__init__.py", submodule_search_locations=[str(HERE)])
assert spec is not None
assert spec.loader is not None
sys.modules["compared"] = module_from_spec(spec)
spec.loader.exec_module(sys.modules["compared"])
