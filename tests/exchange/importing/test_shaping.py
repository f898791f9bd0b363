from itertools import pairwise

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from exchange.made import PERSON, clip_of, label, log_of
from shotlog.exchange.importing.shaping import NEAR, Plan, Shaping, is_told_whole, planned
from shotlog.record import Change
from shotlog.timing import FrameRange


def ranges(*edges):
    return [FrameRange(start, end) for start, end in pairwise(edges)]


def log(*bounds, frames=100, labels=()):
    return log_of(clip_of(frames=frames), bounds=bounds, labels=labels)


def starts(found):
    return [shot.start for shot in found.shots]


def test_events_that_cover_a_clip_are_its_shots():
    plan = planned(log(40, 60), ranges(0, 20, 60, 100))
    assert plan == Plan(cuts=(20,), joins=(40,))


def test_events_that_cover_a_part_add_cuts_and_take_none_away():
    assert planned(log(5), ranges(10, 20, 30)) == Plan(cuts=(20,))


def test_a_boundary_a_frame_beside_is_the_same_boundary():
    assert planned(log(40, 60), ranges(0, 41, 58, 100)) == Plan(moves=((40, 41), (60, 58)))


def test_events_that_overlap_say_nothing_of_shots():
    assert not planned(log(40), [FrameRange(0, 50), FrameRange(49, 100)])


def test_events_apart_from_each_other_say_nothing_of_shots():
    assert not planned(log(40), [FrameRange(0, 10), FrameRange(20, 30)])


def test_one_event_over_all_of_a_clip_says_that_it_is_one_shot():
    assert planned(log(40), ranges(0, 100)) == Plan(joins=(40,))


def test_only_a_clip_without_a_gap_is_told_whole():
    assert is_told_whole(log(), ranges(0, 40, 100))
    assert not is_told_whole(log(), ranges(0, 40, 99))
    assert not is_told_whole(log(), [])


def state_of(log):
    return {one.id: Change.to(one).after for things in (log.shots, log.labels) for one in things}


BOUNDS = st.sets(st.integers(1, 99), max_size=12)


@over(before=BOUNDS, after=BOUNDS)
def test_a_plan_leads_to_the_shots_that_were_told(before, after):
    said = [label("shot_size", "CU", shot=number) for number in range(len(before) + 1)]
    old = log(*sorted(before), labels=said)
    shaping = Shaping(old)
    shaping.carry_out(planned(old, ranges(0, *sorted(after), 100)))
    assert starts(shaping.log) == [0, *sorted(after)]
    assert [shot.end for shot in shaping.log.shots] == [*sorted(after), 100]
    assert all(one.shot in {shot.id for shot in shaping.log.shots} for one in shaping.log.labels)


@over(before=BOUNDS, after=BOUNDS)
def test_the_changes_lead_from_the_old_log_to_the_new_one(before, after):
    old = log(*sorted(before), labels=[label("shot_size", "CU", shot=0), label("people_count", 2, shot=0)])
    shaping = Shaping(old)
    shaping.carry_out(planned(old, ranges(0, *sorted(after), 100)))
    state = state_of(old)
    for change in shaping.changes:
        if change.after is None:
            del state[change.id]
        else:
            state[change.id] = change.after
    assert state == state_of(shaping.log)
    assert len({change.id for change in shaping.changes}) == len(shaping.changes)


def test_what_people_said_follows_the_frames():
    old = log(labels=[label("shot_size", "CU", part=(10, 20))])
    shaping = Shaping(old)
    shaping.carry_out(planned(old, ranges(0, 15, 100)))
    assert [(one.start, one.end, one.author) for one in shaping.log.labels] == [
        (10, 15, PERSON),
        (15, 20, PERSON),
    ]


def test_machines_are_asked_again_about_shots_with_new_bounds_only():
    old = log(40, 60)
    shaping = Shaping(old)
    shaping.carry_out(planned(old, ranges(0, 20, 40, 60, 100)))
    asked = []

    def measure(shot):
        asked.append(shot.start)
        return []

    shaping.measure(measure)
    assert sorted(asked) == [0, 20]


@pytest.mark.parametrize("far", [NEAR, NEAR + 1])
def test_how_near_is_near(far):
    plan = planned(log(50), ranges(0, 50 + far, 100))
    assert bool(plan.moves) == (far <= NEAR)
