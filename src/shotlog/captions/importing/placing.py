"""Which clip and which frames a caption of a file is about."""

import hashlib
import re
from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from shotlog.captions.importing.entry import Entry
from shotlog.errors import NotFound, ShotlogError, UsageError
from shotlog.log import Project
from shotlog.record import Caption, Clip, Section, Writer, by_section
from shotlog.record.caption import LONGEST_CAPTION
from shotlog.record.fields import new_id
from shotlog.timing import FrameIndex, FrameRange, PtsTable

Times = Callable[[Clip], PtsTable]
"""Gives the presentation times of a clip, as they were read from its file."""

_HASH = re.compile(r"[0-9a-f]{64}")


class Placed(NamedTuple):
    """A caption, and how what the file says was fitted to the clip, if it was."""

    caption: Caption
    remark: str


class Places:
    """Finds the clips of one project; each is looked up once."""

    def __init__(self, project: Project, times: Times, writer: Writer) -> None:
        self._project = project
        self._read_times = times
        self._writer = writer
        self._found: dict[str, Clip | ShotlogError] = {}
        self._times: dict[str, PtsTable] = {}

    def placed(self, entry: Entry) -> Placed:
        """The caption that an entry makes.

        Raises:
            ShotlogError: No clip is meant, or it has no such frames.
        """
        text, sections = _said(entry)
        clip, begun = self._clip(entry)
        frames, remark = self._frames(clip, entry, begun)
        caption = Caption(
            id=new_id(),
            name=entry.name,
            clip=clip.sha256,
            start=frames.start,
            end=frames.end,
            author=writer_of(entry, self._writer),
            text=text,
            sections=sections,
        )
        return Placed(caption, remark)

    def _clip(self, entry: Entry) -> tuple[Clip, Fraction]:
        """The clip, and the seconds of it that passed before what the file takes for frame 0."""
        failed: ShotlogError = UsageError("it names no clip", hint="Name the clip with --clip.")
        for reference in entry.clips:
            found = self._named(reference)
            if isinstance(found, Clip):
                return found, Fraction(0)
            failed = found
        if entry.source is not None:
            found = self._named(entry.source.file)
            if isinstance(found, Clip):
                return found, entry.source.start
            failed = found
        raise failed

    def _named(self, reference: str) -> Clip | ShotlogError:
        if reference not in self._found:
            self._found[reference] = self._look_up(reference)
        return self._found[reference]

    def _look_up(self, reference: str) -> Clip | ShotlogError:
        """By the whole of it, else by its last part: files are moved, and folders are named otherwise."""
        last = re.split(r"[/\\]", reference)[-1]
        try:
            return self._project.find_clip(reference)
        except NotFound as error:
            try:
                return self._project.find_clip(last) if last and last != reference else error
            except ShotlogError as later:
                return later
        except ShotlogError as error:
            return error

    def _frames(self, clip: Clip, entry: Entry, begun: Fraction) -> tuple[FrameRange, str]:
        if entry.seconds != (None, None):
            start, end = entry.seconds
            return self._timed(clip, (start or Fraction(0)) + begun, None if end is None else end + begun)
        first, end_frame = entry.frames
        before = self._boundary(clip, begun) if begun else 0
        start_frame = before + (first or 0)
        stop = clip.frames if end_frame is None else before + end_frame
        if entry.last_named and stop == clip.frames + 1:
            return FrameRange(start_frame, clip.frames), "its end was taken for the frame after its last"
        if stop <= start_frame:
            raise UsageError(f"frames {start_frame} to {stop} are none: it ends before it begins")
        if stop > clip.frames:
            raise UsageError(f"{clip.name} has {clip.frames} frames; [{start_frame}, {stop}) ends later")
        return FrameRange(start_frame, stop), ""

    def _timed(self, clip: Clip, start: Fraction, end: Fraction | None) -> tuple[FrameRange, str]:
        if end is not None and end < start:
            raise UsageError(f"its times go backwards, from {float(start):.3f} to {float(end):.3f} seconds")
        first = self._boundary(clip, start)
        if first >= clip.frames:
            raise UsageError(f"it begins at {float(start):.3f} seconds, after the end of {clip.name}")
        stop = clip.frames if end is None else self._boundary(clip, end)
        remark = ""
        if stop <= first:
            stop, remark = first + 1, "it is shorter than a frame, and stands for one"
        elif end is not None and end > clip.duration + self._step(clip):
            remark = f"it ended at {float(end):.3f} seconds, and now ends with the clip"
        return FrameRange(first, stop), remark

    def _boundary(self, clip: Clip, at: Fraction) -> FrameIndex:
        """The frame whose beginning is the nearest to a time; the number of frames for the end of the clip.

        Times in captions are rounded to milliseconds, either way, so that the frame on the screen at that
        time would often be the one before.
        """
        table = self._table(clip)
        later = int(np.searchsorted(table.pts, table.pts[0] + int(at // table.time_base), side="right"))
        before = table.seconds(later - 1)
        after = table.seconds(later) if later < len(table) else clip.duration
        return later if after - at < at - before else later - 1

    def _step(self, clip: Clip) -> Fraction:
        return clip.duration / max(clip.frames, 1)

    def _table(self, clip: Clip) -> PtsTable:
        if clip.sha256 not in self._times:
            self._times[clip.sha256] = self._read_times(clip)
        return self._times[clip.sha256]


def writer_of(entry: Entry, otherwise: Writer) -> Writer:
    """Who wrote an entry: the model or the person that it names; `NAME@VERSION` is taken apart."""
    if entry.model is None:
        return otherwise if entry.person is None else Writer(name=entry.person, kind="person")
    name, _, version = entry.model.rpartition("@")
    if not name:
        name, version = entry.model, ""
    return Writer(
        name=name, kind="machine", version=entry.version or version or None, prompt=_prompt_hash(entry)
    )


def _prompt_hash(entry: Entry) -> str | None:
    given = (entry.prompt_hash or "").lower()
    if _HASH.fullmatch(given):
        return given
    return hashlib.sha256(entry.prompt.encode()).hexdigest() if entry.prompt else None


def _said(entry: Entry) -> tuple[str, tuple[Section, ...]]:
    text = entry.parts[0][1] if entry.parts else ""
    sections: tuple[Section, ...] = ()
    headed = [(heading, said) for heading, said in entry.parts if heading is not None]
    if headed:
        text, sections = by_section(headed)
    if not text.strip():
        raise UsageError("it says nothing")
    if len(text) > LONGEST_CAPTION:
        raise UsageError(f"it is longer than {LONGEST_CAPTION} characters")
    return text, sections
