import numpy as np

from clips import plain
from measure.film import noisy, relit, scenery, view
from measure.technical.films import pan
from shotlog.timing import FrameRange


def kinds(found):
    return [one.kind for one in found]


def test_a_single_black_frame_is_found(found):
    pictures = pan(range(40))
    pictures[17] = plain(0)
    assert ("black", FrameRange(17, 18)) in [(one.kind, one.frames) for one in found(pictures)]


def test_highlights_that_pile_up_are_clipped(found):
    assert "clipped_highlights" in kinds(found(noisy([relit(view(scenery(1)), 2.2)] * 20)))


def test_shadows_that_pile_up_are_clipped(found):
    grey = view(scenery(1)).mean(axis=2, keepdims=True).repeat(3, axis=2)
    dark = np.clip((grey - 120) * 4, 0, 255).astype(np.uint8)
    assert "clipped_shadows" in kinds(found([dark] * 20))


def test_tones_that_run_out_before_the_ends_are_not_clipped(found):
    for gain in (0.5, 1.0):
        assert found(noisy([relit(view(scenery(1)), gain)] * 20)) == []


def test_bars_and_black_are_no_lost_shadows(found):
    boxed = view(scenery(1)).copy()
    boxed[:24], boxed[-24:] = 0, 0
    assert found(noisy([boxed] * 20)) == [] or "clipped_shadows" not in kinds(found([boxed] * 20))
    assert kinds(found([plain(0)] * 20)) == ["black"]
