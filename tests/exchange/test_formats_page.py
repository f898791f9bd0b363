"""What docs/formats.md says of formats, held against them. Goes to tests/exchange/ with the page."""

import re
from pathlib import Path

from exchange.made import EVERY_FORMAT
from shotlog.exchange import Format
from shotlog.exchange.contract import breaches
from shotlog.exchange.format import AnyFormat

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


def test_every_format_has_its_row():
    rows = [line.split("|")[1] for line in PAGE.splitlines() if line.startswith("| `")]
    assert {name for row in rows for name in re.findall(r"`([a-z-]+)`", row)} == set(EVERY_FORMAT)


def test_every_option_that_is_named_is_there():
    options = {name for one in EVERY_FORMAT.values() for name in one.options.model_fields}
    assert set(re.findall(r"-O ([a-z_]+)=", PAGE)) <= options


def test_the_documented_example_keeps_the_contract(tmp_path):
    code = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)[0]
    scope: dict[str, AnyFormat] = {}
    exec(code, scope)  # noqa: S102 - it is our own page
    assert isinstance(scope["FORMAT"], Format)
    assert breaches(scope["FORMAT"], tmp_path) == []
