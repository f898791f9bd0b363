"""Each sentence says exactly the claims about film that stand beside it, and no others."""

from collections import Counter

import pytest

from captions.sentences import Told, told
from shotlog.captions import Claim, claims
from shotlog.vocabulary import cinema


def _short(claim: Claim) -> str:
    denied, hedged = "!" * (claim.polarity == "denied"), "?" * claim.hedged
    return f"{denied}{hedged}{claim.facet}={claim.value}"


def _film(text: str) -> list[str]:
    return [_short(claim) for claim in claims(text, cinema()) if claim.kind == "film"]


@pytest.mark.parametrize("one", told("sentences.txt"), ids=lambda one: one.text)
def test_a_sentence_says_its_claims_and_no_others(one: Told):
    assert Counter(_film(one.text)) == Counter(one.claims)


@pytest.mark.parametrize("one", told("paragraphs.txt"), ids=lambda one: one.text)
def test_captions_as_models_and_people_write_them_are_understood(one: Told):
    assert Counter(_film(one.text)) == Counter(one.claims)
