"""What the words of a file mean in the vocabulary of the project, and what of them is lost."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

from shotlog.errors import NotInVocabulary, ShotlogError
from shotlog.exchange.facet_fields import AVID, RESOLVE
from shotlog.log import Project
from shotlog.record import LabelValue
from shotlog.vocabulary import Facet, Term, Vocabulary, read_terms
from shotlog.vocabulary.wording import key

_SUBJECTS = {"shot", "entity"}
_PARTED = re.compile(r"\s*([^:=]{2,60}?)\s*[:=]\s*(.+)", re.DOTALL)
_LONGEST = 500
_HEADING = 80
_AVID = 14
"""Signs of a column's name in Avid; what is longer is cut off."""

Answer = tuple[Facet, Term]


@dataclass(frozen=True, slots=True)
class Meaning:
    """A label's facet and value, and what it does not say that the file's word said; empty where nothing."""

    facet: str
    value: LabelValue
    lost: str = ""


class Meanings:
    """Reads words of files; what crosswalks say is looked up once."""

    def __init__(self, project: Project) -> None:
        self._project = project

    @property
    def _vocabulary(self) -> Vocabulary:
        return self._project.vocabulary

    def is_multi(self, facet: str) -> bool:
        """Whether a facet, by its id, takes several terms at once."""
        return self._vocabulary.facets[facet].select == "multi"

    def is_facet(self, word: str) -> bool:
        """Whether a column or tier of this name asks a question of the vocabulary."""
        return bool(self._facets(word))

    def of(self, facet: str, value: LabelValue) -> Meaning:
        """What a file says.

        Args:
            facet: The question in the file's words; empty where it says only a term.
            value: The answer in the file's words.

        Raises:
            NotInVocabulary: It has no meaning there, or several.
        """
        if not facet and isinstance(value, str):
            parted = _PARTED.fullmatch(value[:_LONGEST])
            if parted and self._facets(parted[1]):
                return self._answer(parted[1], parted[2])
            return self._alone(value)
        if not self._facets(facet):
            if isinstance(value, str):
                return self._alone(value)
            raise NotInVocabulary(f"{facet[:80]!r} is no facet")
        return self._answer(facet, value)

    def _facets(self, word: str) -> list[Facet]:
        for name in (word, _FIELDS.get(key(word[:_HEADING])), self._shortened.get(key(word[:_HEADING]))):
            try:
                found = self._vocabulary.facets_named(name[:_HEADING]) if name else []
            except NotInVocabulary:
                continue
            asked = [facet for facet in found if facet.applies_to in _SUBJECTS]
            if asked:
                return asked
        return []

    @cached_property
    def _shortened(self) -> dict[str, str]:
        """Facets by their ids cut to the signs that Avid allows for a column; none that two share."""
        short = [(key(name.replace("_", "")[:_AVID]), name) for name in self._vocabulary.facets]
        counts = Counter(cut for cut, _ in short)
        return {cut: name for cut, name in short if counts[cut] == 1}

    def _answer(self, word: str, value: LabelValue) -> Meaning:
        """The one value that one of the facets of a word has."""
        found: dict[str, LabelValue] = {}
        refused: ShotlogError | None = None
        for facet in self._facets(word):
            try:
                read = read_terms(facet, [_plain(value)]) if isinstance(value, str) else value
                found[facet.id] = self._project.sayable(facet.id, read)[1]
            except ShotlogError as error:
                refused = refused or error
        if len(found) == 1:
            ((facet_id, meant),) = found.items()
            return Meaning(facet_id, meant)
        if found:
            raise NotInVocabulary(f"{value!r} may answer {' or '.join(found)}")
        if isinstance(value, str) and (
            crossed := self._crossed(value, {one.id for one in self._facets(word)})
        ):
            return crossed
        raise NotInVocabulary(
            refused.message if refused else f"{str(value)[:80]!r} is no answer to {word[:80]}"
        )

    def _alone(self, word: str) -> Meaning:
        """The one term that a word means, in whatever facet."""
        known = self._terms.get(key(word[:_LONGEST]), [])
        if len(known) == 1:
            ((facet, term),) = known
            return Meaning(facet.id, [term.id] if facet.select == "multi" else term.id)
        if known:
            names = ", ".join(f"{facet.id}:{term.id}" for facet, term in known)
            raise NotInVocabulary(f"{word[:80]!r} may mean {names}")
        crossed = self._crossed(word, None)
        if crossed is None:
            raise NotInVocabulary(f"{word[:80]!r} is not in the vocabulary")
        return crossed

    def _crossed(self, word: str, among: set[str] | None) -> Meaning | None:
        """What another vocabulary's label stands for here, where that is one thing."""
        known = {
            (facet.id, term.id): (facet, scheme, relation)
            for facet, term, scheme, relation in self._crosswalks.get(key(word[:_LONGEST]), [])
            if among is None or facet.id in among
        }
        if len(known) != 1:
            return None
        (((_, term_id), (facet, scheme, relation)),) = known.items()
        lost = "" if relation == "exact" else f"{word!r} of {scheme} is not quite {facet.id}:{term_id}"
        return Meaning(facet.id, [term_id] if facet.select == "multi" else term_id, lost)

    @cached_property
    def _terms(self) -> dict[str, list[Answer]]:
        found: dict[str, list[Answer]] = defaultdict(list)
        for facet in self._vocabulary.facets.values():
            for term in facet.terms.values() if facet.applies_to in _SUBJECTS else ():
                for word in {key(one) for one in term.words}:
                    found[word].append((facet, term))
        return found

    @cached_property
    def _crosswalks(self) -> dict[str, list[tuple[Facet, Term, str, str]]]:
        found: dict[str, list[tuple[Facet, Term, str, str]]] = defaultdict(list)
        for facet in self._vocabulary.facets.values():
            for term in facet.terms.values() if facet.applies_to in _SUBJECTS else ():
                for one in term.crosswalks:
                    if one.relation != "target_is_broader":
                        found[key(one.target)].append((facet, term, one.scheme, one.relation))
        return found


def _plain(value: str) -> str:
    """A value as people type it: shotlog writes `MS -> CU` into files for what they type as `MS..CU`."""
    return value.replace(" -> ", "..")


_FIELDS = {key(name): facet for table in (AVID, RESOLVE) for facet, name in table.items()}
"""Facets of the fields that the trade logs, by what editing systems call them."""
