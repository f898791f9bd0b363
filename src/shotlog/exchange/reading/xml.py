"""XML of strangers: expat with nothing that a document may declare, and bounds on what it may hold.

A document type may be named, as `<!DOCTYPE fcpxml>` is, and nothing more: no external subset, no entity, no
notation. That leaves no way to other files and none to grow (OWASP, XML External Entity Prevention).
"""

import xml.etree.ElementTree as ET  # elements only; the parsing is expat's, below
from typing import NoReturn
from xml.parsers import expat

from shotlog.errors import LimitExceeded
from shotlog.exchange.reading.given import Given

Element = ET.Element

DEEPEST = 100
"""Elements within each other. Compound clips in Final Cut reach 20."""

MOST_ELEMENTS = 5_000_000
"""Elements of a document: about a gigabyte of memory."""


def root_of(given: Given) -> Element:
    """The root of a document.

    Raises:
        UnreadableMedia: It is not well-formed, or declares what it must not.
        LimitExceeded: It is too deep, or holds too much.
    """
    return _Parser(given).root()


def root_name(given: Given) -> str:
    """Name of the first element in the head of a file without its prefix; empty where it is no XML."""
    text = given.head.lstrip()
    if not text.startswith("<"):
        return ""
    for part in text.split("<")[1:]:
        if part[:1] not in {"?", "!", ""}:
            name = part.split(">", 1)[0].split()
            return name[0].rstrip("/").rsplit(":", 1)[-1] if name else ""
    return ""


class _Parser:
    def __init__(self, given: Given) -> None:
        self._given = given
        self._builder = ET.TreeBuilder()
        self._depth = 0
        self._count = 0
        # A namespace is parted from the name with a brace, as ElementTree writes it.
        self._expat = expat.ParserCreate(namespace_separator="}")
        self._expat.buffer_text = True
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._builder.data
        self._expat.StartDoctypeDeclHandler = self._doctype
        self._expat.EntityDeclHandler = self._refuse
        self._expat.UnparsedEntityDeclHandler = self._refuse
        self._expat.NotationDeclHandler = self._refuse
        self._expat.ExternalEntityRefHandler = self._refuse

    def root(self) -> Element:
        try:
            self._expat.Parse(self._given.data, True)
        except (expat.ExpatError, ValueError, LookupError) as error:  # an encoding that nobody knows, too
            raise self._given.broken(f"it is not well-formed XML: {error}") from error
        return self._builder.close()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > DEEPEST or self._count > MOST_ELEMENTS:
            raise LimitExceeded(
                f"{self._given.path} holds more than {DEEPEST} elements within each other, "
                f"or {MOST_ELEMENTS} in all",
                hint="No editing system writes that; the file is damaged or hostile.",
                path=self._given.path,
            )
        self._builder.start(_local(name), {_local(key): value for key, value in attributes.items()})

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._builder.end(_local(name))

    def _doctype(self, name: str, system: str | None, public: str | None, internal: int) -> None:
        if system or public or internal:
            self._refuse(name)

    def _refuse(self, *_: object) -> NoReturn:
        raise self._given.broken(
            "it declares entities or an outside document type",
            hint="Such files can be traps; remove its DOCTYPE.",
        )


def _local(name: str) -> str:
    """A name without its namespace: each format has one of its own, and versions differ in it."""
    return name.rsplit("}", 1)[-1]
