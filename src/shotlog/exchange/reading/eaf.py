"""ELAN annotation files: tiers of annotations on a time line in milliseconds (EAF 2.8 and 3.0).

An annotation has times of its own, or stands for another, whose times it has; who annotated is told by tier.
"""

from collections.abc import Iterator
from fractions import Fraction

from shotlog.exchange.reading.given import Given
from shotlog.exchange.reading.spans import Timed
from shotlog.exchange.reading.timeline import Event, Remark, Source, Timeline, Word, Writer
from shotlog.exchange.reading.xmeml import path_of
from shotlog.exchange.reading.xml import Element, root_name, root_of

_LONGEST_CHAIN = 100

Bounds = tuple[Fraction, Fraction]


def knows(given: Given) -> bool:
    """Whether it is a document of ELAN."""
    return root_name(given) == "ANNOTATION_DOCUMENT"


def read(given: Given) -> Timeline:
    """Every annotation with a time, as what its tier's name asks and its value answers."""
    root = root_of(given)
    reading = _Reading(root)
    words = tuple(reading.words())
    event = Event("annotations", _source(root), words=words)
    return Timeline("eaf", "ELAN", given.path.stem, events=(event,), remarks=tuple(reading.remarks))


class _Reading:
    def __init__(self, root: Element) -> None:
        self._root = root
        unit = root.find("HEADER")
        self._unit = Fraction(1, 1000) if unit is None or unit.get("TIME_UNITS") != "seconds" else Fraction(1)
        self._slots = {
            slot.get("TIME_SLOT_ID", ""): slot.get("TIME_VALUE") for slot in root.iter("TIME_SLOT")
        }
        self._aligned = {one.get("ANNOTATION_ID", ""): one for one in root.iter("ALIGNABLE_ANNOTATION")}
        self._refers = {
            one.get("ANNOTATION_ID", ""): one.get("ANNOTATION_REF", "") for one in root.iter("REF_ANNOTATION")
        }
        self.remarks: list[Remark] = []

    def words(self) -> Iterator[Word]:
        """What every annotation says."""
        for tier in self._root.iter("TIER"):
            name = tier.get("TIER_ID", "")
            who = tier.get("ANNOTATOR") or ""
            for annotation in (*tier.iter("ALIGNABLE_ANNOTATION"), *tier.iter("REF_ANNOTATION")):
                value = (annotation.findtext("ANNOTATION_VALUE") or "").strip()
                number = annotation.get("ANNOTATION_ID", "")
                bounds = self._bounds(number)
                if bounds is None:
                    self.remarks.append(Remark(f"{name}, {number}", "it has no time"))
                elif value:
                    yield Word(f"{name}, {number}", name, value, Timed(*bounds), Writer(who) if who else None)

    def _bounds(self, name: str) -> Bounds | None:
        """Times of an annotation, or of the one that it goes back to."""
        for _ in range(_LONGEST_CHAIN):
            if name in self._aligned:
                return self._own(self._aligned[name])
            if name not in self._refers:
                return None
            name = self._refers[name]
        return None  # they refer to each other

    def _own(self, annotation: Element) -> Bounds | None:
        start, end = (self._slots.get(annotation.get(f"TIME_SLOT_REF{side}", "")) for side in (1, 2))
        if not _is_number(start) or not _is_number(end):
            return None
        first, last = Fraction(start or 0) * self._unit, Fraction(end or 0) * self._unit
        return (first, last) if first <= last else None


def _is_number(text: str | None) -> bool:
    return text is not None and text.isdecimal() and len(text) < 16


def _source(root: Element) -> Source:
    media = [
        path_of(url)
        for one in root.iter("MEDIA_DESCRIPTOR")
        for url in (one.get("MEDIA_URL"), one.get("RELATIVE_MEDIA_URL"))
        if url
    ]
    return Source(path=media[0] if media else "", other=tuple(media[1:]))
