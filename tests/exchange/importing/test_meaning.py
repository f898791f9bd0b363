import pytest

from exchange.importing.projects import project_of
from shotlog.errors import NotInVocabulary
from shotlog.exchange.importing.meaning import Meanings


@pytest.fixture(scope="module")
def meanings(tmp_path_factory):
    with project_of(tmp_path_factory.mktemp("p")) as project:
        yield Meanings(project)


@pytest.mark.parametrize(
    ("facet", "value", "meant"),
    [
        ("shot_size", "CU", ("shot_size", "CU")),
        ("ShotSize", "close-up", ("shot_size", "CU")),
        ("Shot size", "Close Up", ("shot_size", "CU")),
        ("size", "MS..CU", ("shot_size", {"start": "MS", "end": "CU"})),
        ("move", "pan left", ("rotation", ["pan_left"])),
        ("rotation", "pan_left, tilt_up", ("rotation", ["pan_left", "tilt_up"])),
        ("people", "2", ("people_count", 2)),
        ("", "close up", ("shot_size", "CU")),
        ("", "size: CU", ("shot_size", "CU")),
        ("", "ShotSize = CU", ("shot_size", "CU")),
        ("some tier", "extreme close up", ("shot_size", "ECU")),
        ("shot_size", {"start": "MS", "end": "CU"}, ("shot_size", {"start": "MS", "end": "CU"})),
    ],
)
def test_words_mean_what_the_vocabulary_knows_them_for(meanings, facet, value, meant):
    found = meanings.of(facet, value)
    assert (found.facet, found.value, found.lost) == (*meant, "")


@pytest.mark.parametrize(
    ("facet", "value"),
    [
        ("shot_size", "huge"),
        ("", "penguin"),
        ("", "static"),
        ("nobody's", 7),
        ("transition", "cut"),
        ("", "x" * 10**6),
    ],
)
def test_what_is_not_in_the_vocabulary_or_means_several_things_is_refused(meanings, facet, value):
    with pytest.raises(NotInVocabulary) as caught:
        meanings.of(facet, value)
    assert len(caught.value.message) < 1000


def test_labels_of_other_vocabularies_are_read_by_their_crosswalks_and_what_is_lost_is_said(meanings):
    walks = [
        (facet.id, term.id, walk)
        for facet in meanings._vocabulary.facets.values()
        if facet.applies_to == "shot"
        for term in facet.terms.values()
        for walk in term.crosswalks
    ]
    read = 0
    for facet, term, walk in walks:
        try:
            found = meanings.of(facet, walk.target)
        except NotInVocabulary:
            continue
        terms = found.value if isinstance(found.value, list) else [found.value]
        if walk.relation == "exact" and terms == [term]:
            read += 1
    assert read > 100
