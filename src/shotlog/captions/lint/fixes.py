"""Words to put in place of others, so that the sentence stays one."""

import re

from shotlog.captions.verdict import Edit

_MANY = frozenset(
    {
        "they",
        "we",
        "you",
        "these",
        "those",
        "both",
        "all",
        "people",
        "men",
        "women",
        "children",
        "several",
        "many",
        "some",
        "others",
        "who",
        "few",
    }
)
_NO_PLURAL = re.compile(r"(?:ss|us|is|'s)$")
_NOT_A_NOUN = frozenset(
    {
        "and",
        "or",
        "but",
        "as",
        "with",
        "in",
        "of",
        "to",
        "by",
        "at",
        "on",
        "from",
        "for",
        "into",
        "over",
        "under",
        "while",
        "when",
        "that",
        "which",
        "who",
        "is",
        "are",
        "the",
        "a",
        "an",
        "than",
        "through",
        "during",
        "because",
        "like",
        "without",
        "feel",
        "feeling",
        "look",
        "quality",
        "atmosphere",
        "ambiance",
        "mood",
        "vibe",
        "tone",
        "air",
        "touch",
    }
)
_THERE = dict.fromkeys(("a", "an", "one", "another"), "there is") | dict.fromkeys(
    ("two", "three", "four", "five", "several", "many", "some", "people", "men", "women"), "there are"
)
_DEGREE = re.compile(r"(?:\b(?:most|more|very|quite|rather|so|too|truly|highly|deeply) )?$", re.IGNORECASE)
_FOLLOWED = re.compile(r"( and|,)? +([a-z][a-z'-]*)", re.IGNORECASE)
_DETERMINER = re.compile(
    r"(?:^|\b(?:an?|the|this|that|these|those|his|her|its|their|of|with|some)) $", re.IGNORECASE
)
_PREDICATE = re.compile(r"\b(?:is|are|was|were|be|looks?|feels?|seems?|remains?|appears?) $", re.IGNORECASE)
_ENDED = re.compile(r"(?:^|[.!?:]|\n)[\s\"'(*_]*$")
_GAP = re.compile(r",?\s*")


def begins_sentence(plain: str, at: int) -> bool:
    """Whether a sentence, or a section, begins there."""
    return _ENDED.search(plain, max(0, at - 12), at) is not None if at else True


def dropped(plain: str, start: int, end: int) -> Edit:
    """The edit that takes `[start, end)` out, with what commas, spaces, articles and capitals it takes."""
    before, after = plain[max(0, start - 8) : start], plain[end : end + 8]
    gap = len(_GAP.match(after).group())  # type: ignore[union-attr]  # it matches nothing, too
    if begins_sentence(plain, start):
        following = plain[end + gap : end + gap + 1]
        return Edit((start, end + gap + len(following)), following.upper())
    comma = re.search(r",?\s*$", before)
    led = len(comma.group()) if comma else 0
    if after.startswith(",") and before.rstrip().endswith(","):
        return Edit((start - led, end + 1), "")
    if not after or after[0] in ".,;:!?\n":
        return Edit((start - led, end), "")
    article = re.search(r"\b(an?)\s+$", before, re.IGNORECASE)
    if article:
        return Edit((start - len(article.group()), end + gap), _article(article[1], plain[end + gap :]) + " ")
    return Edit((start, end + gap), "")


def adjective_dropped(plain: str, start: int, end: int) -> Edit | None:
    """The edit that takes an adjective or adverb out; None for one that its sentence needs."""
    start -= len(_DEGREE.search(plain, max(0, start - 10), start).group())  # type: ignore[union-attr]  # or nothing
    if plain[start:end].endswith("ly"):
        return dropped(plain, start, end)
    before, following = plain[max(0, start - 12) : start], _FOLLOWED.match(plain, end)
    if following is None or following[2].lower() in _NOT_A_NOUN or _PREDICATE.search(before):
        return None
    if following[1] == "," and not _DETERMINER.search(before):
        return None
    leading = re.search(r"(?:,| and) $", before)
    if leading and not following[1]:
        return Edit((start - len(leading.group()), end), "")
    return dropped(plain, start, following.start(2) - 1)


def put(words: str, found: re.Match[str], plain: str) -> Edit | None:
    """The edit that puts `words` there, with what stands for what was found; None where that is unknown."""
    many = _is_many(found, plain)
    said = words.replace("{be}", "are" if many else "is")
    if "{there}" in said:
        following = _FOLLOWED.match(plain, found.end())
        there = _THERE.get(following[2].lower()) if following else None
        if there is None:
            return None
        said = said.replace("{there}", there)
    if "{verb}" in said:
        said = said.replace("{verb}", _inflected(found[1], many=many))
    for number, group in enumerate(found.groups(""), 1):
        said = said.replace(f"{{{number}}}", group)
    if begins_sentence(plain, found.start()):
        said = said[:1].upper() + said[1:]
    return Edit(found.span(), said)


def _article(article: str, following: str) -> str:
    vowel = re.match(r"[aeiou]|hour|honest", following, re.IGNORECASE) and not re.match(
        r"uni|use|one\b|eu", following, re.IGNORECASE
    )
    return article[0] + ("n" if vowel else "")


def _is_many(found: re.Match[str], plain: str) -> bool:
    """Whether the subject is more than one: the verb found tells, else the word before it."""
    verb = found.group().split()[0].lower()
    if verb in {"appears", "seems", "looks", "is"}:
        return False
    if verb in {"appear", "seem", "look", "are"}:
        return True
    words = re.findall(r"[a-z']+", plain[max(0, found.start() - 40) : found.start()].lower())
    noun = next((word for word in reversed(words) if word not in {"that", "which", "who"}), "")
    return noun in _MANY or (noun.endswith("s") and not _NO_PLURAL.search(noun))


def _inflected(verb: str, *, many: bool) -> str:
    """A verb in the present: `walk` as `walks`, or as it is for many."""
    irregular = {"be": ("is", "are"), "have": ("has", "have"), "do": ("does", "do"), "go": ("goes", "go")}
    if verb.lower() in irregular:
        return irregular[verb.lower()][many]
    if many:
        return verb
    if re.search(r"(?:s|x|z|ch|sh)$", verb):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if re.search(r"[^aeiou]y$", verb) else f"{verb}s"
