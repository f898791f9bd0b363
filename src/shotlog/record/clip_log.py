"""Everything said of one clip."""

from bisect import bisect_right
from functools import cached_property

from shotlog.errors import NotFound
from shotlog.record.clip import Clip
from shotlog.record.fields import Id, Record
from shotlog.record.label import Label
from shotlog.record.shot import Shot
from shotlog.timing import FrameIndex


class ClipLog(Record):
    """A clip, its shots in order, and all labels in the order in which they were said.

    This is what measuring makes, the log keeps, and the exchange writes.
    """

    clip: Clip
    shots: tuple[Shot, ...]
    labels: tuple[Label, ...] = ()

    @cached_property
    def _labels_by_shot(self) -> dict[Id, list[Label]]:
        by_shot: dict[Id, list[Label]] = {}
        for label in self.labels:
            by_shot.setdefault(label.shot, []).append(label)
        return by_shot

    @cached_property
    def _starts(self) -> list[FrameIndex]:
        return [shot.start for shot in self.shots]

    def labels_of(self, shot: Shot) -> list[Label]:
        """Every label of a shot and of its parts, oldest first."""
        return self._labels_by_shot.get(shot.id, [])

    def shown(self, shot: Shot) -> dict[str, Label]:
        """What holds for the whole shot, by facet: a person's newest word, else a machine's newest."""
        shown: dict[str, Label] = {}
        for label in self.labels_of(shot):
            before = shown.get(label.facet)
            if label.part is not None or (
                before is not None and before.author.kind == "person" and label.author.kind == "machine"
            ):
                continue
            shown[label.facet] = label
        return dict(sorted(shown.items()))

    def parts(self, shot: Shot) -> list[Label]:
        """Labels that speak of a part of the shot only, by first frame."""
        partial = [label for label in self.labels_of(shot) if label.part is not None]
        return sorted(partial, key=lambda label: (label.start, label.end, label.facet))

    def shot_at(self, frame: FrameIndex) -> Shot:
        """The shot that holds a frame.

        Raises:
            NotFound: The clip has no such frame.
        """
        if not 0 <= frame < self.clip.frames:
            raise NotFound(
                f"{self.clip.name} has no frame {frame}",
                hint=f"Its frames are 0 to {self.clip.frames - 1}.",
                path=self.clip.path,
            )
        return self.shots[bisect_right(self._starts, frame) - 1]

    def number_of(self, shot: Shot) -> int:
        """Place of a shot in its clip, from 1."""
        return bisect_right(self._starts, shot.start)
