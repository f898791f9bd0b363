"""Words of a project's own: added, never redefined."""

import hashlib

import pytest

from shotlog.errors import NotFound, UsageError
from shotlog.vocabulary import cinema, extended

ADDITIONS = """
facets:
  shot_size:
    terms:
      CU: {aliases: [choker]}
      title_safe: {label: title-safe insert, definition: Leaves room for lettering.}
  rotation:
    opposites: [[pan_left, tilt_up]]
    groups: {swing: [pan_left, pan_right]}
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
exclusions:
  title_safe_is_wide:
    when: {shot_size: [title_safe]}
    excludes: {episode_part: [teaser]}
    because: The teaser has no titles.
"""


@pytest.fixture
def add(tmp_path):
    def added(text, vocabulary=None):
        path = tmp_path / "vocabulary.yaml"
        path.write_text(text, encoding="utf-8")
        return extended(vocabulary or cinema(), path)

    return added


def test_a_project_adds_facets_terms_and_rules(add):
    ours = add(ADDITIONS)
    assert ours.check("size", "choker") == "CU"
    assert ours.check("shot_size", "title-safe insert") == "title_safe"
    assert ours.check("part", "cold open") == "teaser"
    assert [term.id for _, term in ours.meant("rotation", "swing")] == ["pan_left", "pan_right"]
    assert [rule.rule for rule in ours.conflicts({"shot_size": "title_safe", "episode_part": "teaser"})] == [
        "title_safe_is_wide"
    ]


def test_what_stood_before_stands_unchanged(add):
    before, after = cinema(), add(ADDITIONS)
    for name, facet in before.facets.items():
        for term in facet.terms.values():
            now = after.facets[name].terms[term.id]
            assert (now.label, now.definition, now.maps) == (term.label, term.definition, term.maps)
            assert set(term.words) <= set(now.words)
    assert "title_safe" not in before.facets["shot_size"].terms


def test_the_version_says_which_additions(add):
    mark = hashlib.sha256(ADDITIONS.encode()).hexdigest()[:8]
    assert add(ADDITIONS).version == f"cinema@1.1.0+{mark}"


def test_additions_can_be_added_to(add):
    once = add(ADDITIONS)
    twice = add("facets: {episode_part: {terms: {tag: {definition: After the last break.}}}}", once)
    assert twice.check("episode_part", "tag") == "tag"
    assert twice.version.startswith(f"{once.version}.")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "facets: {shot_size: {terms: {CU: {definition: Something else.}}}}",
            "facets.shot_size.terms.CU.definition",
        ),
        ("facets: {shot_size: {label: Size}}", "facets.shot_size.label"),
        ("facets: {shot_size: {evidence: None.}}", "facets.shot_size.evidence"),
        ("facets: {shot_size: {scale: [CU, ECU]}}", "facets.shot_size.scale"),
        ("facets: {rotation: {groups: {pan: [roll_cw]}}}", "facets.rotation.groups.pan"),
        ("short: {size: [shot_size]}", "short.size"),
        ("gate: {absent_when: [complex]}", "gate.absent_when"),
        ("version: 2.0.0", "version"),
        ("exclusions: {inward: {because: I say so.}}", "exclusions.inward.because"),
        ("new: 1", "new"),
    ],
)
def test_what_stands_cannot_be_redefined(add, text, what):
    with pytest.raises(UsageError) as refused:
        add(text)
    assert f"redefines {what}" in refused.value.message
    assert refused.value.path


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "holds no facets"),
        ("[1, 2]", "holds no facets"),
        ("facets: {mood: {label: Mood}}", "facets.mood.ask"),
        ("facets: {Mood!: {label: Mood}}", "facets.Mood!"),
        ("facets: {shot_size: {terms: {big: {definition: Big., colour: red}}}}", "terms.big.colour"),
        ("facets: {shot_size: {terms: {on: {definition: Yes.}}}}", "string"),
        ("facets: {shot_size: {terms: {big: {id: huge, definition: Big.}}}}", "before the colon"),
        ("facets: {shot_size: {terms: {big: {definition: Big., aliases: [close-up]}}}}", "both CU and big"),
        ("facets: {shot_size: {terms: {cu: {definition: Another one.}}}}", "both CU and cu"),
        ("facets: {shot_size: {terms: {big: {definition: Big., aliases: ['...']}}}}", "is no word"),
        ("facets: {shot_size: {terms: {big: {definition: 'B\\nig.', aliases: [\"a\\nb\"]}}}}", "aliases"),
        (
            "facets: {shot_size: {terms: {big: {definition: Big., maps: {exact: {ours: Big}}}}}}",
            "no crosswalk ours",
        ),
        ("facets: {rotation: {opposites: [[pan_left, pan_up]]}}", "no term pan_up"),
        ("short: {mood: [moods]}", "no facet moods"),
        ("exclusions: {odd: {when: {mood: any}, excludes: {colour: [bw]}, because: No.}}", "no facet mood"),
        (
            "exclusions: {odd: {when: {colour: '2..'}, excludes: {colour: [bw]}, because: No.}}",
            "does not suit colour",
        ),
        ("exclusions: {odd: {when: {colour: [red]}, excludes: {colour: [bw]}, because: No.}}", "no term red"),
        (
            "facets: {mood: {label: Mood, area: soul, ask: How?, select: single, temporal: shot}}",
            "no area soul",
        ),
        (
            "facets: {mood: {label: Mood, area: light, ask: How?, select: single, temporal: shot}}",
            "needs terms",
        ),
    ],
)
def test_additions_that_do_not_fit_are_refused_with_the_place(add, text, reason):
    with pytest.raises(UsageError) as refused:
        add(text)
    assert reason in refused.value.message
    assert refused.value.hint


def test_a_file_that_is_not_there_is_not_found(tmp_path):
    with pytest.raises(NotFound):
        extended(cinema(), tmp_path / "vocabulary.yaml")
