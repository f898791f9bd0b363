"""Statements about cuts and transitions, made true."""

from shotlog.captions.mending.grammar import article, forms, known_verb, phrase, plain, plural


def changed(words: str, true: str) -> str | None:
    """The words with the transition that is really there, or None where their form is not understood."""
    way = forms()["transitions"].get(true)
    said = words.split()
    place = next(
        (at for at, word in enumerate(said) if plain(word).startswith(tuple(forms()["change_stems"]))), None
    )
    if way is None or place is None:
        return None
    before = [word for word in said[:place] if plain(word) not in forms()["change_manner"]]
    after = said[place + 1 :]
    while after and plain(after[0]) in forms()["change_ends"]:
        after = after[1:]
    kind = known_verb(plain(said[place]))
    if _is_noun(said, place, kind):
        noun = plural(way["noun"]) if kind == "third" else way["noun"]
        return " ".join([*_with_article(before, noun), noun, *after])
    return " ".join([*before, phrase(way["verb"], kind or "third", way["rest"]), *after])


def _is_noun(said: list[str], place: int, kind: str | None) -> bool:
    before = plain(said[place - 1]) if place else ""
    if kind is None:
        return True
    if kind != "base":
        described = before in forms()["change_manner"] and not before.endswith("ly")
        return described or before in (*forms()["determiners"], *forms()["numbers"], *forms()["prepositions"])
    return before not in ("to", "not", "never")


def _with_article(before: list[str], noun: str) -> list[str]:
    if before and before[-1].lower() in ("a", "an", "no"):
        return [*before[:-1], article(noun)]
    return before
