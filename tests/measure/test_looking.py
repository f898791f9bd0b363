import numpy as np
import pytest

from clips import numbered, textured, write_clip
from shotlog.measure import find_shots, looking, measure, sound
from shotlog.measure.observations import Box, Seen


class Counter:
    """Looks at pictures and only remembers which."""

    def look(self, frame, picture):
        self.shapes = picture.shape
        return [Seen("face", frame, frame + 1, 0.1, Box(0.4, 0.2, 0.6, 0.5))]


@pytest.fixture
def looker(monkeypatch):
    counter = Counter()
    monkeypatch.setattr(looking, "_LOOKERS", ((("face",), lambda: None, lambda: counter),))
    monkeypatch.setattr(sound, "missing", lambda: "not here")
    return counter


@pytest.fixture
def clip(tmp_path):
    return write_clip(tmp_path / "a.mp4", [textured(frame // 40) for frame in range(80)])


def test_every_shot_is_looked_at_from_its_first_frame_to_its_last(clip, looker):
    observations = measure(clip).observations
    assert observations.looked["face"] == (0, 19, 39, 40, 59, 79)
    assert [one.start for one in observations.seen if one.kind == "face"] == [0, 19, 39, 40, 59, 79]


def test_pictures_are_no_larger_than_the_clip(clip, looker):
    measure(clip)
    assert looker.shapes == (180, 320, 3)


def test_what_is_not_installed_is_said_and_not_looked_for(clip, monkeypatch):
    monkeypatch.setattr(looking, "_LOOKERS", ((("face",), lambda: "install faces", Counter),))
    assert "install faces" in looking.missing()
    assert "face" not in measure(clip).observations.looked


def test_black_and_titles_are_not_looked_at(tmp_path, looker):
    clip = write_clip(tmp_path / "black.mp4", [np.zeros((180, 320, 3), np.uint8)] * 20)
    assert measure(clip).observations.looked["face"] == ()


def test_long_shots_get_more_pictures_up_to_a_limit(tmp_path, looker):
    clip = write_clip(tmp_path / "long.mp4", numbered, frames=500)
    measurement = measure(clip)
    assert len(find_shots(measurement.signals)) >= 1
    for shot in measurement.log.shots:
        inside = [frame for frame in measurement.observations.looked["face"] if frame in shot.frames]
        assert len(inside) <= 10


def test_a_picture_is_taken_where_something_passes_by(tmp_path, looker):
    empty = np.full((180, 320, 3), 128, np.uint8)
    passing = empty.copy()
    passing[40:, 100:160] = 20
    frames = [passing if 34 <= frame < 40 else empty for frame in range(100)]
    looked = measure(write_clip(tmp_path / "passing.mp4", frames)).observations.looked["face"]
    assert any(34 <= frame < 40 for frame in looked)


def test_terms_are_suggested_again_from_what_was_saved(clip, looker):
    from shotlog.measure import suggest

    measurement = measure(clip)
    log = measurement.log
    again = suggest(measurement.signals, log.clip, log.shots[0], measurement.observations)
    assert {label.facet: label.value for label in again} == {
        label.facet: label.value for label in log.labels_of(log.shots[0])
    }


def test_whoever_waits_hears_of_every_picture_looked_at(clip, looker):
    told = []
    measure(clip, progress=lambda done, share: told.append((done, share)))
    assert [done for done, _ in told[:80]] == list(range(1, 81))
    assert [done for done, _ in told[80:]] == [80] * 6
    shares = [share or 0.0 for _, share in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1
