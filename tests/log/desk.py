"""Does to a log what property tests draw, as far as it can be done."""

from contextlib import suppress

from hypothesis import strategies as st

from records import ANNA, BEN, MEASURE, clip_log, label
from shotlog.errors import Conflict, NotFound, UsageError
from shotlog.log import Question, Request
from shotlog.record import Caption, Change, Critique, Marker, SmartBin, Transition, Writer
from shotlog.timing import FrameRange

FRAMES = 40
SIZES = ["CU", "MS", "WS"]

clips = st.integers(0, 2)
shots = st.integers(0, 9)
frames = st.integers(0, FRAMES)
names = st.integers(0, 2)
people = st.sampled_from([ANNA, BEN])
sizes = st.sampled_from(SIZES)

taken_back = st.one_of(
    st.tuples(st.just("set"), clips, shots, sizes, people, st.booleans()),
    st.tuples(st.just("unset"), clips, shots, people),
    st.tuples(st.just("import"), st.lists(st.tuples(clips, shots, sizes), min_size=1, max_size=3), people),
    st.tuples(st.just("cut"), clips, frames, people),
    st.tuples(st.just("join"), clips, shots, people),
    st.tuples(st.just("move"), clips, shots, frames, people),
    st.tuples(st.just("transition"), clips, shots, people),
    st.tuples(st.just("kind"), clips, shots, st.sampled_from(["shot", "title"]), people),
    st.tuples(st.just("decide"), clips, shots, st.sampled_from(["logged", "approved", None]), people),
    st.tuples(st.just("mark"), clips, names, frames, people),
    st.tuples(st.just("unmark"), clips, names, people),
    st.tuples(st.just("describe"), clips, names, people),
    st.tuples(st.just("undescribe"), clips, names, people),
    st.tuples(st.just("judge"), clips, names, people),
    st.tuples(st.just("bin"), names, people),
    st.tuples(st.just("unbin"), names, people),
)
deeds = st.one_of(
    taken_back,
    st.tuples(st.just("add"), clips),
    st.tuples(st.just("measure"), clips, shots, sizes),
    st.tuples(st.just("undo"), people, st.booleans()),
    st.tuples(st.just("redo"), people),
)


def name_of(kind, clip, name, author=None):
    return f"{kind}-{clip}-{name}-{author.name if author else ''}"


class Desk:
    """A desk at which deeds are done, each under the request that is named, if any."""

    def __init__(self, project):
        self.project = project
        self.request = None

    def do(self, kind, *how, request=None):
        self.request = request and Request(request)
        with suppress(NotFound, UsageError, Conflict):
            return getattr(self, f"do_{kind}")(*how)
        return None

    def do_add(self, clip):
        said = [(number, "shot_size", size) for number in (1, 2) for size in SIZES[:number]]
        return self.project.add_clip(clip_log(f"{clip}.mov", frames=FRAMES, bounds=(20,), said=said), MEASURE)

    def do_measure(self, clip, number, size):
        labels = [label(self.shot(clip, number), "shot_size", size)]
        return self.project.add_labels(labels, MEASURE, "measured", request=self.request)

    def do_set(self, clip, number, size, author, part):
        shot = self.shot(clip, number)
        half = FrameRange(shot.start, shot.start + 1) if part else None
        return self.project.set_label(
            shot.clip, shot.id, "shot_size", size, author, part=half, request=self.request
        )

    def do_unset(self, clip, number, author):
        shot = self.shot(clip, number)
        return self.project.unset_labels([Question(shot.clip, shot.id, "size")], author, request=self.request)

    def do_import(self, many, author):
        labels = [label(self.shot(clip, number), "shot_size", size, author) for clip, number, size in many]
        return self.project.add_labels(labels, author, "imported", request=self.request)

    def do_cut(self, clip, frame, author):
        return self.project.cut(self.sha256(clip), frame, author, measured, request=self.request)

    def do_join(self, clip, number, author):
        shot = self.shot(clip, number)
        return self.project.join(shot.clip, shot.start, author, request=self.request)

    def do_move(self, clip, number, to, author):
        shot = self.shot(clip, number)
        return self.project.move_boundary(shot.clip, shot.start, to, author, measured, request=self.request)

    def do_transition(self, clip, number, author):
        shot = self.shot(clip, number)
        way = Transition(kind="wipe", start=shot.start - 1, end=shot.start + 1, confidence=1.0)
        return self.project.set_transition(shot.clip, shot.start, way, author, request=self.request)

    def do_kind(self, clip, number, kind, author):
        shot = self.shot(clip, number)
        return self.project.set_kind(shot.clip, shot.id, kind, author, request=self.request)

    def do_decide(self, clip, number, progress, author):
        shots = [self.shot(clip, number).id, self.shot(clip, number + 1).id]
        return self.project.decide(shots, progress, author, request=self.request)

    def do_mark(self, clip, name, frame, author):
        made = Marker(
            id=name_of("marker", clip, name),
            clip=self.sha256(clip),
            start=frame,
            end=frame + 1,
            author=author,
        )
        return self.project.put_marker(made, author, request=self.request)

    def do_unmark(self, clip, name, author):
        return self.project.remove_marker(name_of("marker", clip, name), author, request=self.request)

    def do_describe(self, clip, name, author):
        writer = Writer(name=author.name, kind="person")
        made = Caption(
            id=name_of("caption", clip, name),
            clip=self.sha256(clip),
            start=0,
            end=FRAMES,
            author=writer,
            text="Rain.",
        )
        return self.project.put_caption(made, author, request=self.request)

    def do_undescribe(self, clip, name, author):
        return self.project.remove_caption(name_of("caption", clip, name), author, request=self.request)

    def do_judge(self, clip, name, author):
        made = Critique(
            id=name_of("critique", clip, name, author),
            caption=name_of("caption", clip, name),
            clip=self.sha256(clip),
            text="Snow.",
            author=author,
        )
        return self.project.put_critique(made, author, request=self.request)

    def do_bin(self, name, author):
        made = SmartBin(id=name_of("bin", "", name), name=f"bin {name}", query="size:CU", author=author)
        return self.project.put_smart_bin(made, author, request=self.request)

    def do_unbin(self, name, author):
        return self.project.remove_smart_bin(name_of("bin", "", name), author, request=self.request)

    def do_undo(self, author, anyone):
        return self.project.undo(author, anyone=anyone, request=self.request)

    def do_redo(self, author):
        return self.project.redo(author, request=self.request)

    def sha256(self, clip):
        return self.project.find_clip(f"{clip}.mov").sha256

    def shot(self, clip, number):
        shots = self.project.log_of(self.sha256(clip)).shots
        return shots[number % len(shots)]


def measured(shot):
    return [label(shot, "shot_size", "WS")]


def state_of(project):
    """All that stands, as a replay of the history gives it."""
    things = list(project.smart_bins())
    for log in project.logs():
        sha256 = log.clip.sha256
        things += [log.clip, *log.shots, *log.labels, *project.captions(sha256)]
        things += [*project.markers(sha256), *project.decisions(sha256), *project.critiques(sha256)]
    changes = [Change.to(thing) for thing in things]
    return {(change.kind, change.id): change.after for change in changes}
