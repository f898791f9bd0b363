"""VGG Image Annotator 3, for video: parts of the time line in seconds, with the values of attributes.

A part is `z: [start, end]` in seconds, one moment `z: [at]`; options of an attribute are named by number.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from shotlog.exchange.reading.documents import document_of, file_names, looks_like_json, text_in
from shotlog.exchange.reading.given import Given
from shotlog.exchange.reading.spans import Timed
from shotlog.exchange.reading.timeline import Event, Source, Timeline, Word

Fields = Mapping[str, Any]


def knows(given: Given) -> bool:
    """Whether it has the metadata, views and files of a VIA project."""
    if not looks_like_json(given):
        return False
    found = document_of(given)
    return isinstance(found, dict) and all(
        isinstance(found.get(name), dict) for name in ("attribute", "file", "view", "metadata")
    )


def read(given: Given) -> Timeline:
    """An event for each view, with a word for each value of each part."""
    if not knows(given):
        raise given.broken("it is no project of VIA 3", hint="Export it from VIA again.")
    found = document_of(given)
    words: dict[str, list[Word]] = {}
    for name, told in found["metadata"].items():
        if isinstance(told, dict):
            words.setdefault(text_in(told.get("vid")), []).extend(_words(name, told, found["attribute"]))
    events = [
        Event(f"view {view}", _source(told, found["file"]), words=tuple(words.get(view, ())))
        for view, told in found["view"].items()
        if isinstance(told, dict)
    ]
    project = found.get("project")
    title = text_in(project.get("pname")) if isinstance(project, dict) else ""
    return Timeline("via", "VGG Image Annotator", title or given.path.stem, events=tuple(events))


def _words(name: str, told: Fields, attributes: Fields) -> Iterator[Word]:
    span = _span(told.get("z"))
    values = told.get("av")
    for number, value in values.items() if isinstance(values, dict) else ():
        attribute = attributes.get(number)
        described: Fields = attribute if isinstance(attribute, dict) else {}
        facet = text_in(described.get("aname")) or f"attribute {number}"
        for answer in _answers(text_in(value), described):
            yield Word(f"metadata {name}", facet, answer, span)


def _answers(value: str, attribute: Fields) -> Iterator[str]:
    """What a value says: a text, or the names of the options whose numbers it lists."""
    options = attribute.get("options")
    if not isinstance(options, dict) or not options:
        if value:
            yield value
        return
    for number in value.split(","):
        answer = text_in(options.get(number.strip())) or number.strip()
        if answer:
            yield answer


def _span(z: object) -> Timed | None:
    if not isinstance(z, list) or not z or not all(_is_time(one) for one in z[:2]):
        return None
    start, end = Fraction(str(z[0])), Fraction(str(z[-1])) if len(z) > 1 else None
    return Timed(start, end if end is None or end >= start else None)


def _is_time(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 10**9


def _source(view: Fields, files: Fields) -> Source:
    numbers = view.get("fid_list")
    described = [files.get(str(one)) for one in numbers] if isinstance(numbers, list) else []
    found = [one for one in described if isinstance(one, dict)]
    names = [name for one in found for key in ("fname", "src") for name in file_names(text_in(one.get(key)))]
    return Source(name=names[0] if names else "", other=tuple(names[1:]))
