from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from measure.sound.conftest import table_of
from measure.sound.tones import silence, streams, tone, write_film
from shotlog.measure.observations import Observations
from shotlog.measure.sound import listen, sound
from shotlog.measure.sound.heard import Picture
from shotlog.measure.sound.listening import _Hop, _stretches
from shotlog.timing import FrameRange, PtsTable

ALL = FrameRange(0, 50)


def silent_parts(observed):
    return [(one.start, one.end) for one in observed.seen if one.figures["silent"]]


def test_silence_lies_on_the_frames_where_it_is_heard(heard):
    observed = heard(np.concatenate([tone(-20, 1), silence(1), tone(-20, 1)]), frames=75)
    ((start, end),) = silent_parts(observed)
    assert 24 <= start <= 28
    assert 47 <= end <= 50


def test_sound_that_starts_late_is_placed_by_its_own_time(heard):
    wave = np.concatenate([tone(-20, 1), silence(1)])
    observed = heard(wave, frames=75, starts_after=Fraction(1))
    ((start, end),) = silent_parts(observed)
    assert 49 <= start <= 53
    assert end == 75
    assert 24 <= observed.seen[0].start <= 25


def test_a_clip_without_sound_is_silent():
    found = listen(Path("nowhere"), PtsTable.of(range(50), Fraction(1, 25)), ())
    observed = Observations("0" * 64, found.seen, {"sound": found.looked})
    (suggestion,) = sound(observed, FrameRange(10, 20))
    assert suggestion.value == ["silent"]
    assert suggestion.confidence > 0.95


def test_an_empty_stream_is_silent(heard):
    (suggestion,) = sound(heard(silence(2)), ALL)
    assert suggestion.value == ["silent"]
    assert suggestion.evidence == {"peak_dbfs": -120.0}


def test_a_whisper_of_hiss_is_silent_with_less_confidence(heard):
    (suggestion,) = sound(heard(tone(-66, 2)), ALL)
    assert suggestion.confidence < 0.95


def test_sound_that_can_be_heard_is_not_named(heard):
    assert not sound(heard(tone(-50, 2)), ALL)
    assert not sound(heard(np.concatenate([silence(1.5), tone(-30, 0.5)])), ALL)


def test_what_was_heard_in_part_only_is_not_called_silent(heard):
    assert not sound(heard(silence(1)), ALL)
    assert not sound(Observations("0" * 64), ALL)


def test_a_lost_part_is_not_called_silent(heard):
    observed = heard(silence(2), lost=range(30, 60))
    assert not sound(observed, ALL)
    assert sound(observed, FrameRange(0, 14))


def test_damage_is_told(tmp_path):
    film = write_film(tmp_path / "film.mkv", tone(-20, 1), frames=75)
    found = listen(film, table_of(film), streams())
    assert found.remarks == ("the sound ends at frame 25, before the picture",)


hops = st.lists(st.tuples(st.booleans(), st.sampled_from([0, 0, 0, 3])), min_size=1, max_size=60)
steps = st.lists(st.integers(1, 300), min_size=1, max_size=80)


@given(hops, steps)
def test_stretches_never_overlap_and_leave_out_only_what_was_lost(pattern, durations):
    table = PtsTable.of(np.cumsum(durations).tolist(), Fraction(1, 1000))
    at, made = int(table.pts[0]), []
    for loud, lost in pattern:
        at += 100 * lost
        made.append(_Hop(Fraction(at, 1000), Fraction(at + 100, 1000), 0.5 if loud else 0.0, None))
        at += 100
    found = list(_stretches(iter(made), Picture(table)))
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(0 <= one.start < one.end <= len(table) for one in found)
    if not any(lost for _, lost in pattern):
        assert all(before.end == after.start for before, after in pairwise(found))
    heard_at = {Picture(table).frame_at(hop.start) for hop in made if not hop.silent}
    silent = {frame for one in found if one.figures["silent"] for frame in range(one.start, one.end)}
    assert not heard_at & silent


@given(steps, st.lists(st.fractions(-1, 30), min_size=2, max_size=20))
def test_later_moments_never_lie_on_earlier_frames(durations, moments):
    picture = Picture(PtsTable.of(np.cumsum(durations).tolist(), Fraction(1, 1000)))
    frames = [picture.frame_at(moment) for moment in sorted(moments)]
    assert frames == sorted(frames)
    assert frames[0] >= 0
    assert frames[-1] <= len(durations)
