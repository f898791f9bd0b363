"""Reading a caption: its sections, language and claims."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shotlog.captions.claim import Claim
from shotlog.captions.draft import Draft
from shotlog.captions.language import language
from shotlog.captions.line import Line
from shotlog.captions.moments import Story, begins, told, when
from shotlog.captions.moves import joined, moves
from shotlog.captions.patterns import data
from shotlog.captions.people import people, the_only_people
from shotlog.captions.recognising import recognised
from shotlog.captions.remainder import remainder
from shotlog.captions.sections import Section, sections
from shotlog.captions.shade import degree, is_denied, is_hedged
from shotlog.captions.shot_counts import shots
from shotlog.captions.stillness import still
from shotlog.captions.terms import terms
from shotlog.captions.text import cleaned, sentences, tokens
from shotlog.captions.wording import lexicon
from shotlog.captions.writing import writing
from shotlog.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in a caption.

    Attributes:
        language: `en`; `none` for a text without words; otherwise the code of the language, or `other`,
            and then nothing was read.
        sections: Its sections in order, at least one.
        claims: Its claims in the order of their spans.
    """

    language: str
    sections: tuple[Section, ...]
    claims: tuple[Claim, ...]


def claims(text: str, vocabulary: Vocabulary) -> list[Claim]:
    """The claims of a caption, in the order of their spans; none where it is not in English.

    Deterministic and linear in the length of the text. Every text has an answer: control characters,
    markup and broken surrogates are read as spaces, and spans count code points of the text as given.

    Args:
        text: The caption.
        vocabulary: The words that facets and terms are named by.
    """
    return list(read(text, vocabulary).claims)


def read(text: str, vocabulary: Vocabulary) -> Reading:
    """Read a caption; see `claims`."""
    plain = cleaned(text)
    parts = tuple(sections(plain))
    spoken = language(list(tokens(plain, 0, 20_000)))
    if spoken not in {"en", "none"}:
        return Reading(spoken, parts, ())
    found = list(_claims(text, plain, parts, vocabulary))
    found.sort(key=lambda claim: (claim.span, claim.kind, claim.facet))
    return Reading(spoken, parts, tuple(found))


def _claims(text: str, plain: str, parts: Sequence[Section], vocabulary: Vocabulary) -> Iterator[Claim]:
    story = Story()
    lines = [line for part in parts for line in _lines(plain, part, vocabulary)]
    alone = the_only_people(lines)
    for line in lines:
        begins(line, story)
        drafts = sorted(_film(line, plain, vocabulary), key=lambda draft: (draft.start, draft.end))
        if alone is not None and alone[0] is line:
            drafts = sorted([*drafts, alone[1]], key=lambda draft: (draft.start, draft.end))
        for draft in drafts:
            yield _claim(text, line, draft, story)
            told(line, draft, story)
        for draft in remainder(line, drafts):
            yield _claim(text, line, draft, story, film=False)


def _lines(plain: str, part: Section, vocabulary: Vocabulary) -> Iterator[Line]:
    known = lexicon(vocabulary)
    line = None
    for sentence in sentences(plain, part.start, part.end):
        line = recognised(sentence, part.name, known, line)
        yield line


def _film(line: Line, plain: str, vocabulary: Vocabulary) -> Iterator[Draft]:
    """The claims about film of a line; words read as one thing are not read as another again."""
    resting = list(still(line))
    moving = list(_apart([*resting, *joined(line, sorted(moves(line, vocabulary), key=_start))]))
    counted = list(_apart(list(shots(line))))
    written = list(writing(line, plain))
    said = {"steadiness": resting, "transition": [*moving, *counted], "overlays": written}
    said |= dict.fromkeys(_ALSO_MOVES, moving)
    yield from (*moving, *counted, *written, *people(line), *_bare_answer(line))
    for draft in terms(line, vocabulary):
        if not any(other.start <= draft.start < other.end for other in said.get(draft.facet, ())):
            yield draft


_ALSO_MOVES = ("camera_angle", "shot_size", "height_ground", "subject_facing")
"""Facets whose words also say where a move of the camera goes: "tilts up", "closer"."""


def _start(draft: Draft) -> int:
    return draft.start


def _apart(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Drafts of one facet without those that overlap one already taken."""
    taken: list[Draft] = []
    for draft in sorted(drafts, key=lambda one: (one.start, -one.end)):
        if not any(other.facet == draft.facet and draft.start < other.end for other in taken):
            taken.append(draft)
            yield draft


def _bare_answer(line: Line) -> Iterator[Draft]:
    """What a section says with one word: "Text: none"."""
    answers = data("sections")["answers"].get(line.section, {}) if line.first else {}
    words = [token.word for token in line.tokens if token.word not in {".", ",", '"', "}"}]
    answer = answers.get(" ".join(words[:2])) or answers.get(words[0] if len(words) == 1 else "")
    if answer is not None:
        facet, said = answer
        value = int(said) if said.isdecimal() else said
        at = line.word(0) == '"'
        yield Draft(at, at + 1, facet, value, ((facet, value),), settled=True)


def _claim(text: str, line: Line, draft: Draft, story: Story, *, film: bool = True) -> Claim:
    start, end = line.tokens[draft.start].start, line.tokens[draft.end - 1].end
    denied = film and is_denied(line, draft)
    if denied and draft.value == "moving" and ("path", "arc_cw") in draft.among:
        draft = draft.but(value="static", among=(("camera_movement", "static"),))
        denied = False
    return Claim(
        span=(start, end),
        words=text[start:end],
        section=line.section,
        kind="film" if film else "open",
        facet=draft.facet,
        value=draft.value,
        polarity="denied" if denied else "affirmed",
        hedged=is_hedged(line, draft),
        among=draft.among,
        bound=draft.bound,
        degree=degree(line, draft) if film else None,
        when=when(line, draft, story),
    )
