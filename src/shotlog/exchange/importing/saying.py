"""What the events of a file say of a clip, as labels, markers and captions.

Ids follow from what is said, of which frames and by whom: the same file, or the same log saved anew, gives
the same ids, so that what is there already is known.
"""

import hashlib
import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from shotlog.errors import NotInVocabulary
from shotlog.exchange.importing.colours import our_colour
from shotlog.exchange.importing.meaning import Meaning, Meanings
from shotlog.exchange.laying import laid_on_shots
from shotlog.exchange.reading import Event, Mark, Remark, Text, Word, Writer
from shotlog.record import Author, Caption, ClipLog, Label, Marker
from shotlog.record import Writer as CaptionWriter
from shotlog.record.caption import LONGEST_CAPTION
from shotlog.timing import FrameRange
from shotlog.vocabulary.wording import key

_NAME = 200
_NOTE = 10_000

Thing = Label | Marker | Caption


@dataclass(frozen=True, slots=True)
class Said:
    """Things that a file says, and what of its words is lost, by their place."""

    things: tuple[Thing, ...] = ()
    lost: tuple[Remark, ...] = ()


class Saying:
    """Makes things of words; the author of what nobody signed is the file."""

    def __init__(self, meanings: Meanings, author: Author, vocabulary: str) -> None:
        self._meanings = meanings
        self._author = author
        self._vocabulary = vocabulary

    def word(self, log: ClipLog, frames: FrameRange, word: Word) -> Said:
        """A label where the vocabulary knows the word, else a marker with it."""
        author = self._signed(word.writer)
        try:
            meaning = self._meanings.of(word.facet, word.value)
        except NotInVocabulary as error:
            said = _shown(word.value)
            marker = self._marker(log, frames, word.facet or said, said if word.facet else "", author=author)
            return Said((marker,), (Remark(word.place, f"{error.message}; it is kept as a marker"),))
        lost = (Remark(word.place, meaning.lost),) if meaning.lost else ()
        labels = self._labels(log, frames, meaning, author, word.confidence)
        if word.certainty != "sure":
            labels = (label.model_copy(update={"certainty": word.certainty}) for label in labels)
        return Said(tuple(labels), lost)

    def words(self, log: ClipLog, said: Iterable[tuple[FrameRange, Word]]) -> Said:
        """What many words say; terms of a facet that takes several, about the same frames, are one."""
        things: list[Thing] = []
        lost: list[Remark] = []
        together: dict[tuple[str, FrameRange, Writer | None, float], dict[str, None]] = {}
        for frames, word in said:
            meaning = self._multi(word)
            if meaning is None:
                one = self.word(log, frames, word)
                things += one.things
                lost += one.lost
                continue
            terms = together.setdefault((meaning.facet, frames, word.writer, word.confidence), {})
            terms.update(dict.fromkeys(meaning.value if isinstance(meaning.value, list) else ()))
            lost += [Remark(word.place, meaning.lost)] if meaning.lost else []
        for (facet, frames, writer, confidence), terms in together.items():
            meaning = self._meanings.of(facet, list(terms))
            things += self._labels(log, frames, meaning, self._signed(writer), confidence)
        return Said(tuple(things), tuple(lost))

    def _multi(self, word: Word) -> Meaning | None:
        """What a word means, where that is terms of a facet that takes several."""
        try:
            meaning = self._meanings.of(word.facet, word.value)
        except NotInVocabulary:
            return None
        return meaning if self._meanings.is_multi(meaning.facet) and isinstance(meaning.value, list) else None

    def columns(self, log: ClipLog, frames: FrameRange, event: Event) -> Said:
        """Labels of columns that ask what the vocabulary asks, a description, a marker of the others."""
        things: list[Thing] = []
        lost: list[Remark] = []
        notes: list[str] = []
        for name, cell in event.columns.items():
            role = _role(name)
            if role == "keywords":
                words = [Word(event.place, "", one.strip()) for one in cell.split(",") if one.strip()]
                said = self.words(log, [(frames, word) for word in words])
                things += said.things
                lost += said.lost
            elif role == "description":
                things += self.text(log, frames, Text(event.place, cell)).things
            elif (meaning := self._meant(name, cell)) is not None:
                things += self._labels(log, frames, meaning, self._author, 1.0)
            elif _is_number_of_shot(name, cell):
                continue
            elif role == "field" or self._meanings.is_facet(name):
                notes.append(f"{name}: {cell}")
                if role is None:
                    lost.append(
                        Remark(event.place, f"{cell[:60]!r} is no answer to {name}; it is kept in a marker")
                    )
        if notes:
            named = _heading(event.columns)
            things.append(self._marker(log, frames, named, "\n".join(notes), author=self._author))
        return Said(tuple(things), tuple(lost))

    def mark(self, log: ClipLog, frames: FrameRange, mark: Mark) -> Marker:
        """A marker."""
        author = self._signed(mark.writer)
        return self._marker(log, frames, mark.name, mark.note, colour=mark.colour, author=author)

    def use(self, log: ClipLog, frames: FrameRange, name: str, note: str) -> Marker:
        """A marker over frames that an edit uses."""
        return self._marker(log, frames, name, note, colour="purple", author=self._author)

    def text(self, log: ClipLog, frames: FrameRange, text: Text) -> Said:
        """A caption."""
        author = self._signed(text.writer)
        said = text.text.strip()[:LONGEST_CAPTION]
        if not said:
            return Said()
        cut_off = Remark(text.place, f"a text of {len(text.text)} characters was cut off")
        caption = Caption(
            id=_id("caption", log.clip.sha256, frames, said, text.name, author.name),
            name=text.name[:500] or None,
            clip=log.clip.sha256,
            start=frames.start,
            end=frames.end,
            author=CaptionWriter(name=author.name, kind=author.kind),
            text=said,
        )
        return Said((caption,), (cut_off,) if len(said) < len(text.text.strip()) else ())

    def _meant(self, name: str, cell: str) -> Meaning | None:
        if not self._meanings.is_facet(name):
            return None
        try:
            return self._meanings.of(name, cell)
        except NotInVocabulary:
            return None

    def _labels(
        self, log: ClipLog, frames: FrameRange, meaning: Meaning, author: Author, confidence: float
    ) -> Iterator[Label]:
        for laid in laid_on_shots(_around(log, frames), frames, meaning.value):
            part = None if laid.whole else laid.part
            said = (str(part), meaning.facet, json.dumps(laid.value, sort_keys=True), author.name)
            yield Label(
                id=_id("label", log.clip.sha256, laid.part, *said),
                clip=log.clip.sha256,
                shot=laid.shot.id,
                start=None if part is None else part.start,
                end=None if part is None else part.end,
                facet=meaning.facet,
                value=laid.value,
                author=author,
                confidence=confidence,
                evidence={"imported_range": [frames.start, frames.end]},
                vocabulary=self._vocabulary,
            )

    def _marker(
        self, log: ClipLog, frames: FrameRange, name: str, note: str, *, author: Author, colour: str = ""
    ) -> Marker:
        heading, rest = name.strip()[:_NAME], note.strip()
        if len(name.strip()) > _NAME:
            rest = f"{name.strip()}\n{rest}".strip()
        return Marker(
            id=_id("marker", log.clip.sha256, frames, name.strip(), note.strip(), author.name),
            clip=log.clip.sha256,
            start=frames.start,
            end=frames.end,
            colour=our_colour(colour),
            name=heading,
            note=rest[:_NOTE],
            author=author,
        )

    def _signed(self, writer: Writer | None) -> Author:
        """Who says it: whom the file names, else the file. Names of our own analysers are of machines."""
        if writer is None or not writer.name.strip():
            return self._author
        name = writer.name.strip()[:_NAME]
        is_machine = writer.is_machine or name.startswith("shotlog/")
        return Author(name=name, kind="machine" if is_machine else "person")


def _around(log: ClipLog, frames: FrameRange) -> ClipLog:
    """The shots that hold any of some frames: the others need not be looked at for each label."""
    first = bisect_right(log.shots, frames.start, key=lambda shot: shot.start) - 1
    end = bisect_left(log.shots, frames.end, key=lambda shot: shot.start)
    return ClipLog.model_construct(clip=log.clip, shots=log.shots[first:end], labels=())


def _id(kind: str, clip: str, frames: FrameRange, *said: str) -> str:
    told = json.dumps([kind, clip, frames.start, frames.end, *said])
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _shown(value: Any) -> str:  # noqa: ANN401 - whatever the file holds
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


@cache
def _roles() -> dict[str, Any]:
    text = files(__package__).joinpath("logging.yaml").read_text(encoding="utf-8")
    return {part: [key(str(name)) for name in names] for part, names in yaml.safe_load(text).items()}


def _role(column: str) -> str | None:
    """`description`, `field` or `keywords`; None for a column that is technical, or asks something."""
    plain = key(column)
    for role in ("descriptions", "fields", "keywords"):
        if plain in _roles()[role]:
            return role.removesuffix("s") if role != "keywords" else role
    return None


def _is_number_of_shot(name: str, cell: str) -> bool:
    """Whether a column only counts, as those that shotlog writes do; a shot of a script has a letter."""
    return key(name) == "shot" and cell.isdecimal()


def _heading(columns: Mapping[str, str]) -> str:
    """What a take is called on the set: `12A-3`, with a circle round it where it was circled."""
    by_key = {key(name): cell for name, cell in columns.items()}
    parts = [
        by_key.get("scene", ""),
        by_key.get("take") or by_key.get("shottake") or by_key.get("takenumber", ""),
    ]
    circled = next((by_key[name] for name in ("circled", "circle", "good", "goodtake") if name in by_key), "")
    named = "-".join(part for part in parts if part)
    is_circled = key(circled) not in _roles()["no"]
    return f"{named} ◯".strip() if is_circled else named or "log"
