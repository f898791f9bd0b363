import pytest

from measure.film import scenery, still, view
from shotlog.measure import suggest
from shotlog.record import cut
from shotlog.vocabulary import cinema


@pytest.fixture
def half_moving(measured):
    """A camera that stands for two seconds, then pans for two."""
    wide = scenery(4, width=1280, height=720)
    path = [300.0] * 50 + [300.0 + 3 * step for step in range(1, 51)]
    return measured([view(wide, left) for left in path])


def test_terms_are_suggested_anew_when_a_person_cuts_a_shot(half_moving):
    log = half_moving.log
    before, after = cut(log, 50).shots
    assert {facet: label.value for facet, label in log.shown(log.shots[0]).items()}.get(
        "camera_movement"
    ) != "static"
    first, second = (
        {label.facet: label.value for label in suggest(half_moving.signals, log.clip, shot)}
        for shot in (before, after)
    )
    assert first["camera_movement"] == "static"
    assert second["camera_movement"] == "rightward"


def test_every_label_names_its_frames_and_fits_the_vocabulary(half_moving):
    vocabulary = cinema()
    assert half_moving.log.labels
    for label in half_moving.log.labels:
        start, end = label.evidence["frames"]
        assert 0 <= start < end <= 100
        assert len(label.evidence) > 1
        assert label.author.kind == "machine"
        assert label.vocabulary == vocabulary.version
        vocabulary.check(label.facet, label.value)


def test_nothing_is_said_of_a_shot_twice(half_moving):
    facets = [label.facet for label in half_moving.log.labels if label.part is None]
    assert len(facets) == len(set(facets))


def test_a_shot_of_one_frame_gets_no_word_on_the_camera(measured):
    found = measured(still(1, 1))
    assert "camera_movement" not in found.log.shown(found.log.shots[0])
