import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captions.made import finding, known, omission, verdict
from shotlog.captions.scoring import FALSE, OMITTED, Score, Tally, reward, score, tally
from shotlog.captions.totals import overall, wilson
from shotlog.vocabulary import cinema

FACETS = ("shot_size", "rotation", "camera_movement", "people_count", "colour")
facets, values = st.sampled_from(FACETS), st.sampled_from("abc")
severities = st.sampled_from(sorted(FALSE))
verdicts = st.builds(
    verdict,
    facets,
    values,
    st.sampled_from(["supported", "near", "contradicted", "cannot_tell"]),
    severity=severities,
)
false = st.builds(verdict, facets, values, st.just("contradicted"), severity=severities)
omissions = st.builds(omission, facets, values, st.sampled_from(sorted(OMITTED)))
captions = st.lists(verdicts, max_size=12)
left_out = st.lists(omissions, max_size=6)


def righted(one):
    """The same claim, put right."""
    return verdict(one.claim.facet, "MS", "supported")


def paid(said, missed):
    return reward(said, missed) or 0.0


@given(captions, left_out)
def test_a_reward_lies_between_nothing_and_one(said, missed):
    given = reward(said, missed)
    assert given is None or 0 < given <= 1


@given(captions, false, left_out)
def test_a_falsehood_more_never_raises_the_reward(said, lie, missed):
    before = reward(said, missed)
    assert before is None or paid([*said, lie], missed) <= before


@given(captions, false, omissions, left_out)
def test_a_falsehood_in_place_of_what_was_left_out_never_raises_the_reward(said, lie, one, missed):
    without = [other for other in missed if (other.facet, other.value) != (one.facet, one.value)]
    known = {(other.claim.facet, other.claim.value) for other in said if other.is_wrong}
    if (lie.claim.facet, lie.claim.value) not in known:
        assert paid([*said, lie], without) <= paid(said, [*without, one])


@given(captions, false, left_out, st.data())
def test_an_error_put_right_never_lowers_the_reward(said, lie, missed, data):
    wrong = [*said, lie]
    at = data.draw(st.sampled_from([n for n, one in enumerate(wrong) if one.is_wrong]))
    right = [*wrong[:at], righted(wrong[at]), *wrong[at + 1 :]]
    gained = data.draw(st.integers(0, len(missed)))
    assert paid(right, missed) >= paid(wrong, missed)
    assert paid(right, missed[gained:]) >= paid(wrong, missed)
    if wrong[at].ruling == "contradicted":
        without = [*wrong[:at], *wrong[at + 1 :]]
        assert reward(without, missed) is None or paid(without, missed) >= paid(wrong, missed)


@given(captions, left_out, st.randoms(use_true_random=False))
def test_order_repetition_sections_and_words_do_not_matter(said, missed, random):
    again = [
        dataclasses.replace(
            one, claim=dataclasses.replace(one.claim, words="else", section="camera", hedged=True)
        )
        for one in [*said, *random.sample(said, len(said) // 2)]
    ]
    random.shuffle(again)
    assert reward(again, missed + missed) == pytest.approx(reward(said, missed))
    assert tally(again, missed).f1 == pytest.approx(tally(said, missed).f1)


def test_one_truth_said_in_three_ways_is_one_statement():
    label = finding("camera_movement", "static")
    ways = [
        verdict("camera_movement", "static", rests_on=label),
        verdict("steadiness", "locked_off", rests_on=label),
        verdict("rotation", "pan", rests_on=label),
    ]
    assert tally(ways, []).true == 1


def test_both_ends_of_what_changes_are_two_statements():
    label = finding("shot_size", {"start": "WS", "end": "CU"})
    ends = [verdict("shot_size", size, rests_on=label) for size in ("WS", "CU")]
    assert tally(ends, []).true == 2


def test_figures_of_a_caption():
    said = [verdict(), verdict("colour", "bw", "contradicted"), verdict("rotation", "a", "near")]
    one = score([*said, verdict("path", "x", "cannot_tell")], [omission()], cinema())
    assert one.whole == Tally(true=1.5, false=1.5, left_out=1, untold=1)
    assert (one.whole.precision, one.whole.recall) == (0.5, 0.6)
    assert one.whole.f1 == pytest.approx(2 * 0.5 * 0.6 / 1.1)
    assert {name: (t.true, t.false, t.left_out) for name, t in one.sections.items()} == {
        "spatial": (1, 0, 0),
        "colour": (0, 1, 0),
        "camera": (0.5, 0.5, 1),
    }
    assert one.as_dict()["reward"] == one.reward == pytest.approx(2 / (2 + 1.5 + 0.75 + 1))


def test_a_claim_counts_for_the_section_in_which_it_stands():
    assert list(score([verdict(section="camera")], [], cinema()).sections) == ["camera"]


def test_what_cannot_be_told_gives_no_reward():
    assert reward([], []) is None
    assert reward([verdict(ruling="cannot_tell")], []) is None
    assert tally([], []).precision is tally([], []).recall is tally([], []).f1 is None


def test_all_true_and_nothing_left_out_is_one_and_many_falsehoods_are_worse_than_few():
    assert reward([verdict()], []) == 1
    lies = [verdict(value=value, ruling="contradicted") for value in "abc"]
    assert paid(lies, []) < paid(lies[:1], []) < 0.5


SCORES = [
    (f"clip{n % 7}", Score(Tally(true, 1, 2), {"camera": Tally(true, 1, 2)}, true / 9))
    for n, true in enumerate([3, 0, 5, 2, 8, 1, 4, 6, 2, 3])
]


def test_many_captions_have_intervals_that_hold_their_figures_and_repeat():
    made = overall(SCORES, seed=3)
    assert made == overall(SCORES, seed=3)
    assert made != overall(SCORES, seed=4)
    assert (made.captions, made.clips) == (10, 7)
    for figure in (made.precision, made.recall, made.f1, made.reward, made.sections["camera"].f1):
        low, value, high = known(figure)
        assert 0 <= low <= value <= high <= 1
    assert made.precision.value == 34 / 44
    assert made.as_dict()["sections"]["camera"]["recall"]["value"] == 34 / 54


def test_no_captions_and_captions_without_a_word_have_no_figures():
    for scores in ([], [("clip", Score(Tally(), {}, None))]):
        made = overall(scores)
        assert made.precision.value is made.precision.low is made.reward.value is None


def test_one_clip_alone_has_figures_without_an_interval():
    made = overall(SCORES[:1])
    assert made.precision == (3 / 4, None, None)


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"), [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0)]
)
def test_wilson_intervals(part, whole, low, high):
    assert known(wilson(part, whole)) == pytest.approx((low, part / whole, high), abs=1e-4)


def test_a_share_of_nothing_is_unknown():
    assert wilson(0, 0) == (None, None, None)
