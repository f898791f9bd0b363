from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from clips import plain, textured
from measure.film import mixed, relit, scenery, still, view
from shotlog.measure import Signals, find_shots
from shotlog.measure.changes import LENGTH as CHANGES


def bounds(measurement):
    return [shot.start for shot in measurement.log.shots[1:]]


def joins(measurement):
    return [
        (shot.transition_in.kind, shot.transition_in.start, shot.transition_in.end)
        for shot in measurement.log.shots
    ]


def kinds(measurement):
    return [shot.kind for shot in measurement.log.shots]


def test_a_cut_is_found_on_its_frame(measured):
    found = measured(still(1, 20) + still(2, 17) + still(3, 25))
    assert bounds(found) == [20, 37]
    assert joins(found) == [("start", 0, 0), ("cut", 20, 20), ("cut", 37, 37)]


def test_a_flash_is_no_cut(measured):
    flash = [relit(view(scenery(1)), 2.5)] * 2
    assert bounds(measured(still(1, 20) + flash + still(1, 20))) == []


def test_a_damaged_frame_is_no_cut(measured):
    assert bounds(measured([*still(1, 20), textured(9), *still(1, 20)])) == []


def test_an_exposure_jump_is_no_cut(measured):
    assert bounds(measured(still(1, 20) + [relit(view(scenery(1)), 0.6)] * 20)) == []


def test_a_whip_pan_is_no_cut(measured):
    wide = scenery(1, width=1280)
    path = [160.0] * 15 + [160.0 + 30 * step for step in range(1, 9)] + [400.0] * 15
    assert bounds(measured([view(wide, left) for left in path])) == []


def test_a_dissolve_keeps_its_range_and_is_parted_in_the_middle(measured):
    one, two = view(scenery(1)), view(scenery(2))
    mix = [mixed(one, two, step / 13) for step in range(1, 13)]
    found = measured([one] * 25 + mix + [two] * 25)
    assert len(found.log.shots) == 2
    before, after = found.log.shots
    assert before.transition_out == after.transition_in
    assert before.transition_out.kind == "dissolve"
    assert abs(before.transition_out.start - 25) <= 1
    assert abs(before.transition_out.end - 37) <= 1
    assert abs(before.end - 31) <= 1


def wiped(one, two, share):
    width = round(one.shape[1] * share)
    return np.concatenate([two[:, :width], one[:, width:]], axis=1)


def pushed(one, two, share):
    width = round(one.shape[1] * share)
    return np.concatenate([one[:, width:], two[:, :width]], axis=1)


@pytest.mark.parametrize("made", [wiped, pushed])
def test_a_wipe_and_a_push_keep_their_range(measured, made):
    one, two = view(scenery(1)), view(scenery(2))
    through = [made(one, two, step / 17) for step in range(1, 17)]
    found = measured([one] * 30 + through + [two] * 30)
    assert [kind for kind, _, _ in joins(found)] == ["start", "wipe"]
    _, start, end = joins(found)[1]
    assert abs(start - 30) <= 3
    assert abs(end - 46) <= 3


def test_black_flicker_is_no_cut(measured):
    flicker = [plain(0), view(scenery(1)), plain(0)]
    assert bounds(measured(still(1, 25) + flicker + still(1, 25))) == []


def test_repeated_frames_are_no_cut(measured):
    wide = scenery(1, width=1280)
    moving = [view(wide, 160.0 + 2 * step) for step in range(60)]
    assert bounds(measured([moving[frame * 4 // 5] for frame in range(60)])) == []


@pytest.mark.parametrize("level", [0, 255])
def test_fades_belong_to_the_shots_that_fade(measured, level):
    one, two, ground = view(scenery(1)), view(scenery(2)), plain(level)
    out = [mixed(one, ground, step / 10) for step in range(1, 11)]
    into = [mixed(ground, two, step / 10) for step in range(1, 11)]
    found = measured([one] * 20 + out + [ground] * 12 + into + [two] * 20)
    assert kinds(found) == ["shot", "black" if level == 0 else "white", "shot"]
    first, between, last = found.log.shots
    assert first.transition_out == between.transition_in
    assert between.transition_out == last.transition_in
    assert (between.transition_in.kind, between.transition_out.kind) == ("fade_out", "fade_in")
    assert abs(between.transition_in.start - 20) <= 2
    assert abs(between.start - 30) <= 2
    assert abs(between.end - 42) <= 2
    assert abs(between.transition_out.end - 52) <= 2


def test_out_and_straight_in_again_is_a_dip(measured):
    one, two, ground = view(scenery(1)), view(scenery(2)), plain(0)
    out = [mixed(one, ground, step / 8) for step in range(1, 9)]
    into = [mixed(ground, two, step / 8) for step in range(1, 9)]
    found = measured([one] * 20 + out + into + [two] * 20)
    assert [kind for kind, _, _ in joins(found)] == ["start", "dip"]


def test_a_fade_may_end_on_a_cut(measured):
    one, two, ground = view(scenery(1)), view(scenery(2)), plain(0)
    out = [mixed(one, ground, step / 20) for step in range(1, 21)]
    before, after = measured([one] * 20 + out + [two] * 30).log.shots
    assert (before.transition_out.kind, before.transition_out.start) == ("fade_out", pytest.approx(20, abs=2))
    assert (after.transition_in.kind, after.transition_in.start) == ("cut", 40)


def test_a_cut_may_lead_to_the_black_of_a_fade_in(measured):
    one, two, ground = view(scenery(1)), view(scenery(2)), plain(0)
    into = [mixed(ground, two, step / 20) for step in range(20)]
    before, after = measured([one] * 30 + into + [two] * 20).log.shots
    assert (before.transition_out.kind, before.transition_out.start) == ("cut", 30)
    assert (after.transition_in.kind, after.transition_in.end) == ("fade_in", pytest.approx(50, abs=2))


def test_black_between_cuts_is_a_segment_of_its_own(measured):
    found = measured(still(1, 20) + [plain(0)] * 10 + still(2, 20))
    assert bounds(found) == [20, 30]
    assert kinds(found) == ["shot", "black", "shot"]
    assert [kind for kind, _, _ in joins(found)] == ["start", "cut", "cut"]


def test_lettering_on_black_is_a_title(measured):
    title = plain(0)
    title[80:95, 100:220:12] = 255
    found = measured(still(1, 20) + [title] * 20 + still(2, 20))
    assert kinds(found) == ["shot", "title", "shot"]


def test_a_clip_may_begin_inside_a_fade(measured):
    one = view(scenery(1))
    into = [relit(one, 0.3 + 0.7 * step / 16) for step in range(16)]
    first = measured(into + [one] * 20).log.shots[0]
    assert (first.transition_in.kind, first.transition_in.start) == ("fade_in", 0)
    assert abs(first.transition_in.end - 16) <= 2


def test_a_clip_of_one_frame_is_one_shot(measured):
    found = measured(still(1, 1))
    assert [(shot.start, shot.end) for shot in found.log.shots] == [(0, 1)]


shares = st.floats(0, 1, width=32)
steps = st.integers(0, 40)


@st.composite
def any_signals(draw):
    frames = draw(st.integers(1, 60))
    column = {
        name: draw(arrays(np.float32, frames, elements=shares, fill=st.just(np.float32(0))))
        for name in ("luma", "contrast", "black", "white", "unlike", "unlike_near", "mix", "difference")
    }
    for name in ("mix_before", "mix_after"):
        column[name] = draw(arrays(np.int32, frames, elements=steps, fill=st.just(np.int32(0))))
    column["changes"] = draw(
        arrays(np.float32, (frames, CHANGES), elements=steps, fill=st.just(np.float32(0)))
    )
    return Signals.of("0" * 64, Fraction(1, 25), {"pts": np.arange(frames), **column})


@given(any_signals())
def test_shots_tile_the_clip_whatever_the_signals_are(signals):
    found = find_shots(signals)
    assert found[0].frames.start == 0
    assert found[-1].frames.end == len(signals)
    for one, next_one in pairwise(found):
        assert one.frames.end == next_one.frames.start
        met = (one.transition_out.kind, next_one.transition_in.kind)
        fade_meets_cut = met in {("fade_out", "cut"), ("cut", "fade_in")}
        assert fade_meets_cut or one.transition_out == next_one.transition_in
    for segment in found:
        for join in (segment.transition_in, segment.transition_out):
            assert 0 <= join.start <= join.end <= len(signals)
