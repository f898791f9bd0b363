"""The child process that reads an AAF: `python -m shotlog.exchange.reading.mobs FILE MEGABYTES`.

It prints one JSON object with what `aaf.read` makes a timeline of, or with an `error`. An AAF is made of
mobs: a composition refers to master mobs, those to files, those to tapes, each by id, slot and position
(AAF Object Specification 1.1, mobs and source references).
"""

import json
import resource
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import aaf2

from shotlog.exchange.reading.aaf_mob import Told, columns_of, has_marks, locator_of, marks_of
from shotlog.exchange.reading.aaf_tracks import Part, Use, code_of, deeper, layers, rate_of, timecode_of, uses

_LONGEST_CHAIN = 64
_MOST_EVENTS = 1_000_000


@dataclass(slots=True)
class _Origin:
    """Where frames of a clip come from, found by following its references."""

    names: list[str] = field(default_factory=list)
    path: str = ""
    reel: str = ""
    position: int = 0
    begins: int | None = None


def told_of(path: str) -> Told:
    """Everything that is read from a file."""
    with aaf2.open(path, "r") as file:
        return _File(file).told()


class _File:
    def __init__(self, file: Part) -> None:
        self._content = file.content
        self._mobs = {str(mob.mob_id): mob for mob in file.content.mobs}
        self._remarks: list[tuple[str, str]] = []

    def told(self) -> Told:
        """The first sequence, the subclips, and clips of the bin of which something is said."""
        tops = self._tops()
        told: Told = {"title": "", "rate": None, "start": None, "drop": False, "events": [], "marks": []}
        for number, top in enumerate(tops):
            found = self._sequence(top)
            if number == 0:
                told |= found
            else:
                told["events"] += found["events"]
                told["marks"] += found["marks"]
        events = told["events"]
        for mob in self._compositions():
            if str(mob.usage or "").endswith(("SubClip", "AdjustedClip")):
                events += self._bin_event(mob, is_subclip=str(mob.usage).endswith("SubClip"))
        for mob in self._content.mastermobs():
            if not tops or columns_of(mob) or has_marks(mob):
                events += self._bin_event(mob, is_subclip=False)
        if told["rate"] is None:
            told["rate"] = next((event["span"][2] for event in events if event["span"]), None)
        return told | {"remarks": self._remarks}

    def _compositions(self) -> list[Any]:
        return list(self._content.compositionmobs())

    def _tops(self) -> list[Part]:
        """The sequences; systems other than Avid leave out what a composition is used for."""
        mobs = self._compositions()
        tops = [mob for mob in mobs if str(mob.usage or "").endswith("TopLevel")]
        return tops or [mob for mob in mobs if mob.usage is None]

    def _sequence(self, mob: Part) -> Told:
        """A sequence: its picture and sound tracks laid out from its start, and its markers."""
        slots = [
            slot
            for slot in mob.slots
            if slot.media_kind in {"Picture", "Sound", "LegacyPicture", "LegacySound"}
        ]
        rate = (
            rate_of(next((slot for slot in slots if "Picture" in slot.media_kind), slots[0]).edit_rate)
            if slots
            else None
        )
        start, drop = timecode_of(mob, rate)
        numbers: dict[str, int] = {}
        events: list[Told] = []
        for slot in slots:
            letter = "V" if "Picture" in slot.media_kind else "A"
            for layer in layers(slot.segment):
                numbers[letter] = numbers.get(letter, 0) + 1
                for use in uses(layer, 0):
                    if len(events) < _MOST_EVENTS:
                        track = f"{letter}{numbers[letter]}"
                        events.append(self._event(use, mob, slot, track, start=start, drop=drop))
        marks = [mark | {"sequence": mob.name or ""} for mark in marks_of(mob, rate, start=start, drop=drop)]
        return {
            "title": mob.name or "",
            "rate": rate,
            "start": start,
            "drop": drop,
            "events": [event for event in events if event],
            "marks": marks,
        }

    def _event(self, use: Use, mob: Part, slot: Part, track: str, *, start: int, drop: bool) -> Told:
        rate = rate_of(slot.edit_rate)
        origin = self._origin(use.clip, Fraction(rate))
        return _event_told(
            place=f"{track} at {use.start}",
            origin=origin,
            span=[origin.position, origin.position + use.length, rate, False, False],
            record=[start + use.start, start + use.start + use.length, rate, drop, True],
            sequence=mob.name or "",
            track=track,
            retimed=use.retimed,
        )

    def _bin_event(self, mob: Part, *, is_subclip: bool) -> Iterator[Told]:
        """A clip of a bin by its first picture track, else its first track."""
        slots = [slot for slot in mob.slots if slot.media_kind in {"Picture", "LegacyPicture"}]
        slots = slots or [slot for slot in mob.slots if slot.media_kind in {"Sound", "LegacySound"}]
        use = next((use for slot in slots for use in uses(slot.segment, 0)), None)
        if use is None:
            return
        rate = rate_of(slots[0].edit_rate)
        origin = self._origin(use.clip, Fraction(rate))
        marks = list(marks_of(mob, rate, start=origin.position, drop=False, from_midnight=False))
        if mob.name:
            origin.names = list(dict.fromkeys([mob.name, *origin.names]))
        yield _event_told(
            place=f"bin, {mob.name or 'no name'}",
            origin=origin,
            span=[origin.position, origin.position + use.length, rate, False, False],
            columns=columns_of(mob),
            marks=marks,
            bin=not is_subclip,
        )

    def _origin(self, clip: Part, rate: Fraction) -> _Origin:
        """Follow references from mob to mob; the position is that in the last mob that is a file."""
        origin = _Origin(position=clip.start or 0)
        seconds, seen = (clip.start or 0) / rate, set[str]()
        while clip is not None and len(seen) < _LONGEST_CHAIN:
            name = str(clip.mob_id)
            mob = self._mobs.get(name)
            if mob is None or name in seen:
                break
            seen.add(name)
            slot = next((one for one in mob.slots if one.slot_id == clip.slot_id), None)
            if slot is None:
                break
            self._look_at(mob, origin, seconds * rate, rate)
            # Each slot counts at a rate of its own; seconds are exact fractions.
            slot_rate = Fraction(rate_of(slot.edit_rate))
            clip, position = deeper(slot.segment, seconds * slot_rate)
            seconds = position / slot_rate
        return origin

    def _look_at(self, mob: Part, origin: _Origin, position: Fraction, rate: Fraction) -> None:
        kind = type(getattr(mob, "descriptor", None)).__name__
        if mob.name and mob.name not in origin.names:
            origin.names.append(mob.name)
        if kind in {"TapeDescriptor", "FilmDescriptor"}:
            origin.reel = origin.reel or mob.name or ""
        else:
            origin.position = int(position)
            origin.path = origin.path or locator_of(mob)
        for slot in mob.slots:
            code = code_of(slot.segment)
            if code is not None and origin.begins is None and code.fps == round(rate):
                # The label at this position, less the frames from the file's first to it.
                origin.begins = int(code.start + position - origin.position)


def _event_told(*, place: str, origin: _Origin, span: list[Any], **more: Any) -> Told:  # noqa: ANN401 - JSON
    name, *other = origin.names or [""]
    return {
        "place": place,
        "name": name,
        "other": other,
        "path": origin.path,
        "reel": origin.reel,
        "begins": origin.begins,
        "span": span,
        "record": None,
        "sequence": "",
        "track": "",
        "columns": {},
        "retimed": False,
        "bin": False,
        "marks": [],
        **more,
    }


def main(path: str, megabytes: int) -> None:
    """Print what a file holds."""
    if sys.platform == "linux":  # macOS takes the call and does not heed it
        resource.setrlimit(resource.RLIMIT_DATA, (megabytes * 2**20, megabytes * 2**20))
    try:
        told = told_of(path)
    except Exception as error:  # noqa: BLE001 - pyaaf2 raises whatever a damaged file leads it to
        told = {"error": f"{type(error).__name__}: {error}"[:200]}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
