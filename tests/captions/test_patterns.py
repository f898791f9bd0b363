"""The short way in which wording is written down stands for just the phrases that are meant."""

import pytest

from shotlog.captions.patterns import inflections, phrases


@pytest.mark.parametrize(
    ("pattern", "meant"),
    [
        ("push in", ["push in"]),
        ("(slow|fast) pan", ["slow pan", "fast pan"]),
        ("no (visible |)cut", ["no visible cut", "no cut"]),
        ("dip (in (milk|tea)|out)", ["dip in milk", "dip in tea", "dip out"]),
        ("~pan left", ["pan left", "pans left", "panned left", "panning left"]),
        ("(|is) ~lie", ["lie", "lies", "lay", "lain", "lying"]),
        ("|", ["|"]),
        ("(", ["("]),
    ],
)
def test_a_pattern_stands_for_each_phrase_once(pattern: str, meant: list[str]):
    made = [phrase.strip() for phrase in phrases(pattern)]
    assert [phrase for phrase in made if not phrase.startswith("is ")] == meant
    assert len(made) == len(set(made))


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("carry", ("carry", "carries", "carried", "carrying")),
        ("whip", ("whip", "whips", "whipped", "whipping")),
        ("glide", ("glide", "glides", "glided", "gliding")),
        ("rush", ("rush", "rushes", "rushed", "rushing")),
    ],
)
def test_verbs_are_inflected_as_english_does(verb: str, forms: tuple[str, ...]):
    assert inflections(verb) == forms
