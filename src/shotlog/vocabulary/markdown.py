"""The vocabulary as a page to read."""

import re
from collections.abc import Iterator, Mapping

from shotlog.vocabulary.model import Facet, Term
from shotlog.vocabulary.rules import Condition, Terms
from shotlog.vocabulary.vocabulary import Vocabulary
from shotlog.vocabulary.wording import one_of

_SELECT = {"single": "one term", "multi": "any number of terms", "number": "a whole number", "text": "a text"}
_TEMPORAL = {
    "shot": "for the whole shot",
    "start_end": "for the first and the last frame of the shot, where they differ",
    "interval": "for the shot, or for ranges of frames in it",
    "boundary": "where two shots meet",
    "range": "for a range of frames, over several shots too",
    "caption": "for a part of a caption",
    "span": "for words of a caption",
    "label": "for a label",
}
_RELATIONS = """\
`shotlog vocabulary --json` gives for each term its labels in other vocabularies, with their relation:
`exact`; `target_is_broader` where several of our terms share the label, so that writing it loses something
and reading it needs a person's choice; `target_is_narrower` where our term takes in several labels."""
_LAYOUT = """## Words of your own

A project may add to the vocabulary in a file `vocabulary.yaml` in its folder, in the layout of
`cinema.yaml`. It may add facets, terms, aliases, groups, opposites, near misses, short names, areas,
crosswalks, exclusions and hard pairs; it cannot redefine what is there. Labels that are checked against it
carry the version with `+` and eight digits that stand for the file.

```yaml
facets:
  shot_size:
    terms:
      CU: {aliases: [choker]}
      title_safe: {label: title-safe insert, definition: Framed so that lettering fits beside the subject.}
  episode_part:
    label: Part of the episode
    area: editing
    ask: In which part of the episode does the shot stand?
    select: single
    temporal: shot
    terms:
      teaser: {definition: Before the main title., aliases: [cold open]}
      act_one: {definition: From the main title to the first break.}
short:
  part: [episode_part]
```

Anchors, aliases of YAML and keys that stand twice are refused. Words like `no` and `on` need quotes.
"""


def as_markdown(vocabulary: Vocabulary) -> str:
    """The whole vocabulary as a page in GitHub's Markdown, ending in a newline."""
    return "\n".join(_page(vocabulary)).rstrip() + "\n"


def _page(vocabulary: Vocabulary) -> Iterator[str]:
    yield from (f"# The vocabulary: `{vocabulary.version}`", "", _plain(vocabulary.about), "")
    yield from (f"- {_plain(principle)}" for principle in vocabulary.principles)
    yield ""
    yield from _contents(vocabulary)
    yield from _short_names(vocabulary)
    for area, title in vocabulary.areas.items():
        facets = [facet for facet in vocabulary.facets.values() if facet.area == area]
        yield from (f"## {_plain(title)}", "") if facets else ()
        for facet in facets:
            yield from _facet(facet)
    yield from _gate(vocabulary)
    yield from _exclusions(vocabulary)
    yield from _hard_pairs(vocabulary)
    yield from _crosswalks(vocabulary)
    yield _LAYOUT


def _contents(vocabulary: Vocabulary) -> Iterator[str]:
    yield from _table("Area", "Facets")
    for area, title in vocabulary.areas.items():
        facets = [
            f"[`{facet.id}`](#{facet.id})" for facet in vocabulary.facets.values() if facet.area == area
        ]
        yield f"| {_plain(title)} | {', '.join(facets)} |"
    yield ""


def _short_names(vocabulary: Vocabulary) -> Iterator[str]:
    yield from ("## Short names", "", "For searches and the command line.", "")
    yield from _table("Word", "Stands for")
    yield from (f"| `{word}` | {_codes(names)} |" for word, names in vocabulary.short.items())
    yield ""


def _facet(facet: Facet) -> Iterator[str]:
    yield from (f"### `{facet.id}`", "", f"**{_plain(facet.label)}.** {_plain(facet.ask)}", "")
    answer = "one line of text" if facet.one_line else _SELECT[facet.select]
    yield from (f"Answered by {answer}, {_TEMPORAL[facet.temporal]}.", "")
    for remark in _remarks(facet):
        yield from (remark, "")
    if facet.terms:
        yield from _table("Term", "Definition", "Also said")
        yield from (_term(term) for term in facet.terms.values())
        yield ""


def _remarks(facet: Facet) -> Iterator[str]:
    if facet.rule:
        yield f"*Rule:* {_plain(facet.rule)}"
    if facet.evidence:
        yield f"*Evidence:* {_plain(facet.evidence)}"
    if facet.scale:
        yield f"*On a scale:* {' · '.join(f'`{term}`' for term in facet.scale)}"
    if facet.opposites:
        yield f"*Opposites:* {', '.join(f'`{one}` and `{other}`' for one, other in facet.opposites)}"
    for word, names in facet.groups.items():
        yield f"*{_plain(word)}* stands for {one_of([f'`{name}`' for name in names])}."
    for name, words in facet.companions.items():
        yield f"Said beside it: `{name}`, one of {_codes(words)}."


def _term(term: Term) -> str:
    note = f" *{_plain(term.note)}*" if term.note else ""
    aliases = _plain(", ".join(term.words[1:]))
    return f"| `{term.id}` | {_plain(term.definition)}{note} | {aliases} |"


def _gate(vocabulary: Vocabulary) -> Iterator[str]:
    gate = vocabulary.gate
    yield from ("## When silence means no", "")
    yield f"`{gate.facet}` decides on {_codes(gate.governs)}. {_plain(gate.because)}"
    yield from ("", _plain(gate.across_transition), "")
    for void in gate.voids:
        yield f"- {_addresses(void.when)} instead of {_addresses(void.terms)}. {_plain(void.because)}"
    yield ""


def _exclusions(vocabulary: Vocabulary) -> Iterator[str]:
    yield from ("## What cannot hold at the same moment", "")
    yield from _table("Where this holds", "none of this does", "because")
    for rule in vocabulary.exclusions.values():
        yield f"| {_conditions(rule.when)} | {_conditions(rule.excludes)} | {_plain(rule.because)} |"
    yield ""


def _hard_pairs(vocabulary: Vocabulary) -> Iterator[str]:
    yield from ("## What is hard to tell apart", "")
    yield from _table("The one", "The other", "How to tell")
    for pair in vocabulary.hard_pairs.values():
        sides = (f"{_plain(side.name)}: {_addresses(side.terms)}" for side in (pair.one, pair.other))
        yield f"| {' | '.join(sides)} | {_plain(pair.test)} |"
    yield ""


def _crosswalks(vocabulary: Vocabulary) -> Iterator[str]:
    yield from ("## Other vocabularies", "")
    yield _RELATIONS
    yield ""
    yield from (f"- `{scheme}`: {_plain(about)}" for scheme, about in vocabulary.crosswalks.items())
    yield ""


def _conditions(conditions: Mapping[str, Condition]) -> str:
    return "; ".join(
        f"`{facet}` {condition if isinstance(condition, str) else _codes(condition)}"
        for facet, condition in conditions.items()
    )


def _addresses(terms: Terms) -> str:
    return "; ".join(f"`{facet}` {_codes(names)}" for facet, names in terms.items())


def _codes(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _table(*heads: str) -> tuple[str, str]:
    return f"| {' | '.join(heads)} |", "|" + " --- |" * len(heads)


def _plain(text: str) -> str:
    """Text that Markdown takes for nothing but text."""
    return re.sub(r"([\\`*_{}\[\]<>#|])", r"\\\1", text)
