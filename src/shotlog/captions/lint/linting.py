"""How a caption is worded: what its rules find, why, and what to write instead."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from shotlog.captions.claim import Claim
from shotlog.captions.lint.fixes import adjective_dropped, dropped, put
from shotlog.captions.lint.rules import Pattern, Rule, Rules, standard
from shotlog.captions.text import cleaned
from shotlog.captions.verdict import Edit
from shotlog.record import Severity

_QUOTED = re.compile(r'"[^"\n]{0,400}"')
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_WORD = re.compile(r"\w[\w'-]*")
_SEEN = 240
"""Characters of the sentence on either side at which exceptions look."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """Words of a caption that a rule of wording objects to.

    Attributes:
        rule: Id of the rule.
        span: Start and end, exclusive, in code points of the text as given.
        words: The text there.
        error_type: Term of `caption_error`.
        severity: How much it matters.
        why: Why there is the rule.
        advice: What to do.
        fix: Words to put there, where that can be said without seeing the film.
    """

    rule: str
    span: tuple[int, int]
    words: str
    error_type: str
    severity: Severity
    why: str
    advice: str
    fix: Edit | None = None

    def as_dict(self) -> dict[str, Any]:
        """The flaw as it stands in JSON answers."""
        return {
            "rule": self.rule,
            "span": list(self.span),
            "words": self.words,
            "error_type": self.error_type,
            "severity": self.severity,
            "why": self.why,
            "advice": self.advice,
            "fix": self.fix.words if self.fix else None,
            "fix_span": list(self.fix.span) if self.fix else None,
        }


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    fix: Edit | None = None
    more: str = ""


def lint(text: str, claims: Sequence[Claim] = (), rules: Rules | None = None) -> list[Flaw]:
    """Everything in a caption that the rules of wording object to, by place.

    What stands in double quotes is what the film shows, and is passed over.

    Args:
        text: The caption.
        claims: Its claims, which tell what stands in the wrong section.
        rules: The rules; those that shotlog brings unless given.
    """
    cleaned_text = cleaned(text)
    plain = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), cleaned_text)
    found = []
    for name, rule in (standard() if rules is None else rules).items():
        places = [
            *_worded(rule, plain),
            *_marked(rule, cleaned_text),
            *_as_a_whole(name, rule, plain, claims),
        ]
        found += [_flaw(name, rule, place, text) for place in _apart(places)]
    return sorted(found, key=lambda flaw: (flaw.span, flaw.rule))


def _flaw(name: str, rule: Rule, place: _Place, text: str) -> Flaw:
    advice = f"{rule.advice} {place.more}" if place.more else rule.advice
    words = text[place.start : place.end]
    span = (place.start, place.end)
    return Flaw(name, span, words, rule.error, rule.severity, rule.why, advice, place.fix)


def _worded(rule: Rule, plain: str) -> Iterator[_Place]:
    for pattern in rule.patterns:
        for found in pattern.finder.finditer(plain):
            if not _may_stand(pattern, found, plain):
                yield _Place(*found.span(), _fix(pattern, found, plain))
    if rule.word_finder:
        for found in rule.word_finder.finditer(plain):
            yield _Place(*found.span(), adjective_dropped(plain, *found.span()))


def _fix(pattern: Pattern, found: re.Match[str], plain: str) -> Edit | None:
    if pattern.put is not None:
        return put(pattern.put, found, plain)
    return dropped(plain, *found.span()) if pattern.drop else None


def _may_stand(pattern: Pattern, found: re.Match[str], plain: str) -> bool:
    unless_before, unless_after, never = pattern.exceptions
    if unless_before:
        before = re.split(r"[.!?;\n]", plain[max(0, found.start() - _SEEN) : found.start()])[-1]
        if unless_before.search(before):
            return True
    if unless_after:
        after = re.split(r"[.!?;\n]", plain[found.end() : found.end() + _SEEN], maxsplit=1)[0]
        if unless_after.search(after):
            return True
    return never is not None and never.search(found.group()) is not None


def _marked(rule: Rule, plain: str) -> Iterator[_Place]:
    if rule.mark_finder:
        for found in rule.mark_finder.finditer(plain):
            yield _Place(*found.span(), Edit(found.span(), ""))


def _as_a_whole(name: str, rule: Rule, plain: str, claims: Sequence[Claim]) -> Iterator[_Place]:
    """What no single words show: repeats, length, and the wrong section."""
    if name == "repeats":
        yield from _repeats(plain)
    if rule.most_words is not None:
        yield from _beyond(rule.most_words, plain, 0)
    if rule.most_words_of_a_sentence is not None:
        for sentence in _SENTENCE.finditer(plain):
            yield from _beyond(rule.most_words_of_a_sentence, sentence.group(), sentence.start())
    if rule.home:
        yield from _misplaced(rule, claims)


def _repeats(plain: str) -> Iterator[_Place]:
    said: set[str] = set()
    for sentence in _SENTENCE.finditer(plain):
        words = " ".join(_WORD.findall(sentence.group().lower()))
        start = sentence.end() - len(sentence.group().lstrip())
        if words in said and words.count(" ") > 1:
            yield _Place(start, sentence.end(), Edit(sentence.span(), ""))
        said.add(words)


def _beyond(most: int, plain: str, offset: int) -> Iterator[_Place]:
    words = list(_WORD.finditer(plain))
    if len(words) > most:
        yield _Place(offset + words[most].start(), offset + words[-1].end(), None, f"({len(words)} words)")


def _misplaced(rule: Rule, claims: Iterable[Claim]) -> Iterator[_Place]:
    """Claims whose own section the caption has, and that stand in another."""
    claims = list(claims)
    there = {claim.section for claim in claims if claim.section}
    for claim in claims:
        homes = rule.home.get(claim.facet, ())
        right = next((home for home in homes if home in there), None)
        if claim.kind == "film" and claim.section and right and claim.section not in homes:
            yield _Place(*claim.span, None, right)


def _apart(places: Iterable[_Place]) -> list[_Place]:
    """Of places that overlap, the first and longest, and the one that can be mended."""
    kept: list[_Place] = []
    for place in sorted(places, key=lambda one: (one.start, -one.end, one.fix is None)):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept
