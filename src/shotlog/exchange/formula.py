"""Text that a spreadsheet would take for a formula."""

_SIGNS = tuple("=+-@\t\r\n＝＋－＠")  # noqa: RUF001 - the wide forms start formulas too
"""First characters with which spreadsheets take a cell for a formula (OWASP, CSV Injection)."""


def harmless(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would compute."""
    return f"'{text}" if text.startswith(_SIGNS) else text
