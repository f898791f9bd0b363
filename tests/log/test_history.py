"""Whatever is done in whatever order, the history proves the state, and loses nobody's word."""

import shutil
from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from records import ANNA, BEN, MEASURE, clip_log, label
from shotlog.errors import Conflict, NotFound, UsageError
from shotlog.log import Project
from shotlog.record import Change, replay
from shotlog.timing import FrameRange

FRAMES = 40
SIZES = ["CU", "MS", "WS"]

clips = st.integers(0, 2)
shots = st.integers(0, 9)
frames = st.integers(0, FRAMES)
people = st.sampled_from([ANNA, BEN])
sizes = st.sampled_from(SIZES)
deeds = st.one_of(
    st.tuples(st.just("add"), clips),
    st.tuples(st.just("set"), clips, shots, sizes, people, st.booleans()),
    st.tuples(st.just("cut"), clips, frames, people),
    st.tuples(st.just("join"), clips, shots, people),
    st.tuples(st.just("import"), st.lists(st.tuples(clips, shots, sizes), min_size=1, max_size=3), people),
    st.tuples(st.just("measure"), clips, shots, sizes),
    st.tuples(st.just("undo"), people),
)
taken_back = deeds.filter(lambda deed: deed[0] in ("set", "cut", "join", "import"))


class Desk:
    """Does what is drawn, as far as it can be done."""

    def __init__(self, project):
        self.project = project

    def do(self, kind, *how):
        with suppress(NotFound, UsageError):
            return getattr(self, f"do_{kind}")(*how)
        return None

    def do_add(self, clip):
        said = [(number, "shot_size", size) for number in (1, 2) for size in SIZES[:number]]
        return self.project.add_clip(clip_log(f"{clip}.mov", frames=FRAMES, bounds=(20,), said=said), MEASURE)

    def do_set(self, clip, number, size, author, part):
        shot = self.shot(clip, number)
        half = FrameRange(shot.start, shot.start + 1) if part else None
        return self.project.set_label(shot.clip, shot.id, "shot_size", size, author, part=half)

    def do_cut(self, clip, frame, author):
        return self.project.cut(
            self.shot(clip, 0).clip, frame, author, lambda shot: [label(shot, "shot_size", "WS")]
        )

    def do_join(self, clip, number, author):
        shot = self.shot(clip, number)
        return self.project.join(shot.clip, shot.start, author)

    def do_import(self, many, author):
        labels = [label(self.shot(clip, number), "shot_size", size, author) for clip, number, size in many]
        return self.project.add_labels(labels, author, "imported")

    def do_measure(self, clip, number, size):
        return self.project.add_labels(
            [label(self.shot(clip, number), "shot_size", size)], MEASURE, "measured"
        )

    def do_undo(self, author):
        with suppress(Conflict):  # a machine has spoken of what would go
            return self.project.undo(author)
        return None

    def shot(self, clip, number):
        shots = self.project.log_of(self.project.find_clip(f"{clip}.mov").sha256).shots
        return shots[number % len(shots)]


def state_of(project):
    things = [thing for log in project.logs() for thing in (log.clip, *log.shots, *log.labels)]
    changes = [Change.to(thing) for thing in things]
    return {(change.kind, change.id): change.after for change in changes}


def said_by_people(revision):
    return [
        change.id
        for change in revision.changes
        if change.kind == "label" and change.after and change.after["author"]["kind"] == "person"
    ]


def shots_tile(log):
    edges = [edge for shot in log.shots for edge in (shot.start, shot.end)]
    return edges[0] == 0 and edges[-1] == log.clip.frames and edges[1:-1:2] == edges[2:-1:2]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(deeds, max_size=12), taken_back)
def test_the_history_proves_the_state_and_an_undo_restores_it(empty, tmp_path, done, last):
    folder = shutil.copytree(empty, tmp_path / "p.shotlog", dirs_exist_ok=True)
    with Project.open(folder) as project:
        desk = Desk(project)
        desk.do("add", 0)
        made = [revision for deed in done if (revision := desk.do(*deed)) is not None]
        before = list(project.logs())
        revision = desk.do(*last)
        history = project.history()
        assert replay(history) == state_of(project)
        assert all(shots_tile(log) for log in project.logs())
        kept = {name for one in history for name in said_by_people(one)}
        assert kept.issuperset(name for one in made for name in said_by_people(one))
        assert project.verify() == []
        if revision is not None:
            assert project.undo(BEN).undoes == revision.number
            assert list(project.logs()) == before
            assert project.verify() == []
    shutil.rmtree(folder)
