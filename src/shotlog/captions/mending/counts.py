"""Numbers of people and of shots, made true, with the nouns that agree with them."""

from shotlog.captions.mending.grammar import forms, number_word, plural, singular, words_of


def people(words: str, said: int, true: int) -> str | None:
    """The words with as many people as there are."""
    there = _there(words, true)
    if true == 0:
        return f"{there}nobody"
    if words.lower().endswith(" of"):
        return number_word(true)
    return f"{there}{number_word(true)} {_noun(words, said, true)}"


def _noun(words: str, said: int, true: int) -> str:
    """The noun that was counted; `people` where it may not fit those who are more, or was none."""
    last = words_of(words)[-1].lower() if words_of(words) else ""
    unfit = said == 0 or true > said or any(last.startswith(group) for group in forms()["groups"])
    if unfit or last in forms()["numbers"] or not last:
        return "person" if true == 1 else "people"
    one = last if said == 1 else singular(last)
    return one if true == 1 else plural(one)


def _there(words: str, true: int) -> str:
    """`there is` in front, agreeing with the number."""
    lowered = words.lower()
    for verb in ("there is ", "there are ", "there's "):
        if lowered.startswith(verb):
            return "there is " if true < 2 else "there are "
    return ""


def shots(words: str, true: int) -> str | None:
    """The words with as many shots, or cuts between them, as there are."""
    lowered = words.lower()
    said = words_of(lowered)
    if any(word in forms()["cuts"] for word in said):
        return _cuts(lowered, true - 1)
    noun = "shot" if true == 1 else "shots"
    lead = "in " if said and said[0] == "in" else ""
    return f"{lead}{number_word(true)} {noun}"


def _cuts(lowered: str, cuts: int) -> str:
    noun = "cut" if cuts == 1 else "cuts"
    if lowered.startswith("there "):
        verb = "is" if cuts == 1 else "are"
        return f"there {verb} {number_word(cuts)} {noun}"
    if lowered.startswith(("without", "with ")):
        return f"with {number_word(cuts)} {noun}" if cuts else "without a cut"
    lead = "after " if lowered.startswith("after ") and cuts else ""
    return f"{lead}{number_word(cuts)} {noun}"
