"""Pages of a printed shot list: headings, and rows of a picture and text that never part across pages."""

from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import IO, Any, Final, Literal

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas

from shotlog.errors import UsageError
from shotlog.exchange.wording import one_line

_MARGIN: Final = 36
_PICTURE: Final = (128, 72)
_SIZE, _LEADING, _SMALL = 8.5, 11, 7
_GAP: Final = 8
_MOST_LINES: Final = 55
"""Lines in one row; more would not fit on a page."""


class Type:
    """The letters that are printed.

    Raises:
        UsageError: The font cannot be read.
    """

    def __init__(self, font: Path | None) -> None:
        self.name, self.bold = "Helvetica", "Helvetica-Bold"
        self._signs: set[int] | None = None
        if font is not None:
            self.name = self.bold = f"shotlog-{font.stem}"
            self._signs = set(_registered(self.name, font).face.charToGlyph)

    def has(self, text: str) -> bool:
        """Whether every letter of a text can be printed."""
        return self.printable(text) == one_line(text)

    def printable(self, text: str) -> str:
        """A text on one line, with `?` for letters that the font lacks."""
        line = one_line(text)
        if self._signs is None:
            return line.encode("cp1252", "replace").decode("cp1252")
        return "".join(sign if ord(sign) in self._signs else "?" for sign in line)


def _registered(name: str, path: Path) -> Any:  # noqa: ANN401 - the library has no types
    try:
        font = TTFont(name, str(path))
    except (TTFError, OSError) as error:
        raise UsageError(
            f"{path} is no TrueType font: {error}", hint="Name a file that ends in .ttf.", path=path
        ) from error
    pdfmetrics.registerFont(font)
    return font


class Page:
    """Where the next row goes."""

    def __init__(self, file: IO[bytes], title: str, paper: Literal["a4", "letter"], type_: Type) -> None:
        self._type = type_
        self._width, self._height = A4 if paper == "a4" else LETTER
        # `invariant` leaves out the time of writing.
        self._canvas = Canvas(file, pagesize=(self._width, self._height), invariant=True)
        self._canvas.setTitle(type_.printable(title))
        self._title = type_.printable(title)
        self._y = self._height - _MARGIN

    def heading(self, name: str, facts: str) -> None:
        """Begin a clip."""
        self._room(3 * _LEADING + _PICTURE[1])
        self._y -= _LEADING
        self._text(_MARGIN, name, self._type.bold, _SIZE + 2)
        self._y -= _LEADING
        self._text(_MARGIN, facts, self._type.name, _SIZE)
        self._y -= _GAP

    def row(self, title: tuple[str, str], told: Sequence[tuple[str, str]], jpeg: BytesIO | None) -> bool:
        """Draw a shot; whether its picture could be drawn.

        Args:
            title: Number and times.
            told: Headings and texts, one under the other.
            jpeg: The picture.
        """
        left = _MARGIN + _PICTURE[0] + _GAP
        lines = self._lines(told, self._width - _MARGIN - left)
        self._room(max(_PICTURE[1], (len(lines) + 1) * _LEADING) + _GAP)
        top = self._y
        drawn = self._picture(jpeg, top)
        self._y -= _LEADING
        self._text(left, title[0], self._type.bold, _SIZE + 1)
        self._text(left + 36, title[1], self._type.name, _SIZE)
        for line in lines:
            self._y -= _LEADING
            self._text(left, line, self._type.name, _SIZE)
        self._y = min(self._y, top - _PICTURE[1]) - _GAP
        return drawn

    def close(self) -> None:
        """Finish the file."""
        self._foot()
        self._canvas.save()

    def _lines(self, told: Sequence[tuple[str, str]], width: float) -> list[str]:
        texts = (self._type.printable(f"{name}: {text}") for name, text in told)
        lines = [line for text in texts for line in simpleSplit(text, self._type.name, _SIZE, width)]
        return lines if len(lines) <= _MOST_LINES else [*lines[: _MOST_LINES - 1], "..."]

    def _room(self, height: float) -> None:
        """Begin a new page where so much does not fit on this one."""
        if self._y - height < _MARGIN + _LEADING and self._y < self._height - _MARGIN:
            self._foot()
            self._canvas.showPage()
            self._y = self._height - _MARGIN

    def _foot(self) -> None:
        self._canvas.setFont(self._type.name, _SMALL)
        self._canvas.drawString(_MARGIN, _MARGIN - _LEADING, self._title)
        number = str(self._canvas.getPageNumber())
        self._canvas.drawRightString(self._width - _MARGIN, _MARGIN - _LEADING, number)

    def _text(self, left: float, text: str, font: str, size: float) -> None:
        self._canvas.setFont(font, size)
        self._canvas.drawString(left, self._y, self._type.printable(text))

    def _picture(self, jpeg: BytesIO | None, top: float) -> bool:
        width, height = _PICTURE
        if jpeg is not None:
            with suppress(OSError):  # a still that is no picture leaves a blank
                image = ImageReader(jpeg)
                place = (_MARGIN, top - height, width, height)
                self._canvas.drawImage(image, *place, preserveAspectRatio=True, anchor="nw")
                return True
        self._canvas.setStrokeGray(0.8)
        self._canvas.rect(_MARGIN, top - height, width, height)
        return False
