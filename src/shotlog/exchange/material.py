"""All that an export is handed of one clip."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from shotlog.exchange.counting import Count
from shotlog.record import Caption, Clip, ClipLog, Critique, Decision, Label, Marker, Progress, Shot
from shotlog.record.fields import Id
from shotlog.timing import FrameIndex, PtsTable


@dataclass(frozen=True)
class Material:
    """One clip with everything that is said of it, and which of its shots are to be exported.

    Attributes:
        log: The clip, all its shots and all labels. Shots keep the number that they have here, whichever of
            them are exported.
        markers: Markers of the clip, by first frame.
        decisions: How far each shot has come; a shot without one is open.
        captions: Texts about the clip, oldest first.
        critiques: What people made of the captions.
        times: When each frame is shown, where somebody knows; needed at a variable rate only.
        chosen: Ids of the shots to export; None for all of them.
    """

    log: ClipLog
    markers: tuple[Marker, ...] = ()
    decisions: tuple[Decision, ...] = ()
    captions: tuple[Caption, ...] = ()
    critiques: tuple[Critique, ...] = ()
    times: PtsTable | None = None
    chosen: frozenset[Id] | None = None

    @classmethod
    def of(cls, given: "ClipLog | Material") -> "Material":
        """The material itself, or that of a bare log: no markers, decisions or captions."""
        return given if isinstance(given, Material) else cls(given)

    @property
    def clip(self) -> Clip:
        """The clip."""
        return self.log.clip

    @cached_property
    def shots(self) -> tuple[Shot, ...]:
        """The shots to export, in their order."""
        if self.chosen is None:
            return self.log.shots
        return tuple(shot for shot in self.log.shots if shot.id in self.chosen)

    @cached_property
    def runs(self) -> tuple[tuple[FrameIndex, FrameIndex], ...]:
        """First and exclusive last frame of each run of exported shots without a gap."""
        runs: list[tuple[FrameIndex, FrameIndex]] = []
        for shot in self.shots:
            if runs and runs[-1][1] == shot.start:
                runs[-1] = (runs[-1][0], shot.end)
            else:
                runs.append((shot.start, shot.end))
        return tuple(runs)

    @cached_property
    def count(self) -> Count | None:
        """How the clip counts, from 00:00:00:00 unless its file says; None where labels would mislead."""
        return Count.of(self.clip)

    @property
    def counted(self) -> Count:
        """The count of a clip that is known to have one."""
        assert self.count is not None, "clips without timecode were left out"
        return self.count

    def number_of(self, shot: Shot) -> int:
        """Place of a shot in its clip, from 1."""
        return self.log.number_of(shot)

    @cached_property
    def current_captions(self) -> tuple[Caption, ...]:
        """Captions that no later one is a better version of, by first frame."""
        revised = {caption.revises for caption in self.captions}
        current = [caption for caption in self.captions if caption.id not in revised]
        return tuple(sorted(current, key=lambda caption: (caption.start, caption.end)))

    def holds(self, frame: FrameIndex) -> bool:
        """Whether a frame lies in a shot that is exported."""
        return any(start <= frame < end for start, end in self.runs)

    def only(self, progress: Progress) -> Self:
        """The same with those shots only that have come so far, and what lies in them."""
        ids = frozenset(one.shot for one in self.decisions if one.progress == progress)
        chosen = replace(self, chosen=ids if self.chosen is None else ids & self.chosen)
        return replace(
            chosen,
            markers=tuple(marker for marker in self.markers if chosen.holds(marker.start)),
            captions=tuple(
                caption
                for caption in self.captions
                if any(start < caption.end and caption.start < end for start, end in chosen.runs)
            ),
        )

    def labels(self) -> Iterator[tuple[Shot, Label]]:
        """Every label that is shown of a whole shot, shot by shot, by facet."""
        for shot in self.shots:
            for label in self.log.shown(shot).values():
                yield shot, label
