"""Advanced Authoring Format: a bin for Media Composer with clips, subclips, markers and columns.

A master mob stands for the clip, a source mob for its file and one for its reel with the timecode; each
shot is a composition mob of usage `Usage_SubClip`. Ids follow from the content of the footage, so that a
bin that is exported again is the same bin.
"""

import hashlib
import shutil
import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any, Final

import aaf2
from aaf2.mobid import MobID
from pydantic import Field

from shotlog.exchange.aaf_markers import add_markers
from shotlog.exchange.assembled import fit, require_some
from shotlog.exchange.facet_fields import AVID, clip_fields
from shotlog.exchange.format import Format, Loss, Options, Pictures
from shotlog.exchange.marking import USUAL, Mark, Sources, marks, one_a_frame
from shotlog.exchange.material import Material
from shotlog.exchange.wording import stem, value_text
from shotlog.exchange.xml_text import is_legal, legal
from shotlog.files import whole_file
from shotlog.record import Clip, Shot
from shotlog.version import __version__

_LONG_AGO: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - the format knows no zones
_PRODUCT: Final = uuid.UUID("6d8f4a52-2a0e-4f0c-9b53-7d4f2f7a3c11")
_FASTEST: Final = 120


class AafOptions(Options):
    """What may be chosen about AAF."""

    markers: Sources = Field(USUAL, description="What becomes a marker.")
    subclips: bool = Field(True, description="A subclip for each shot.")


def _losses(materials: Sequence[Material], options: AafOptions) -> Iterator[Loss]:
    fitting, left_out = fit(materials, unfit)
    yield from left_out
    for one in fitting:
        name, given = one.clip.name, marks(one, options.markers)
        merged = len(given) - len(one_a_frame(given))
        if merged:
            message = "markers that begin at the same frame are merged: Avid would drop one"
            yield Loss(name, None, message, "marker", merged)
        long = sum(len(mark.frames) > 1 for mark in given)
        if long:
            yield Loss(name, None, "markers over several frames stand at their first", "marker", long)
        illegal = sum(not is_legal(text) for text in (name, *(mark.text for mark in given)))
        if illegal:
            yield Loss(name, None, "control characters are replaced", "text", illegal)
        if one.clip.audio:
            yield Loss(name, None, "its sound has no track in the bin", "media", len(one.clip.audio))


def unfit(clip: Clip) -> str:
    """Why a clip cannot stand in an AAF; empty where it can."""
    if clip.variable_rate:
        return "it has a variable frame rate, and AAF counts at a constant one"
    base = clip.rate.timecode_base
    return (
        ""
        if base is not None and base <= _FASTEST
        else f"AAF has no timecode for {clip.rate} frames a second"
    )


def _write(materials: Sequence[Material], path: Path, _: Pictures, options: AafOptions) -> list[Loss]:
    fitting, left_out = fit(materials, unfit)
    require_some(fitting, left_out, "aaf")
    with whole_file(path) as target, TemporaryDirectory() as folder:
        made = Path(folder) / "bin.aaf"  # the library reads back what it writes
        with aaf2.open(str(made), "w") as file:
            _sign(file)
            for material in fitting:
                _Bin(file, material).add(options)
        with made.open("rb") as source:
            shutil.copyfileobj(source, target)
    return []


def _sign(file: Any) -> None:  # noqa: ANN401 - the library has no types
    """Say who wrote the file, and nothing that differs from one time to the next."""
    (identification,) = file.header["IdentificationList"].value
    identification["CompanyName"].value = "shotlog"
    identification["ProductName"].value = "shotlog"
    identification["ProductVersionString"].value = __version__
    identification["ProductID"].value = _PRODUCT
    identification["Platform"].value = "any"
    identification["Date"].value = _LONG_AGO
    identification["GenerationAUID"].value = _PRODUCT
    file.header["LastModified"].value = _LONG_AGO


class _Bin:
    """Everything about one clip in a file."""

    def __init__(self, file: Any, material: Material) -> None:  # noqa: ANN401 - the library has no types
        self._file = file
        self._material = material
        self._clip = material.clip
        self._count = material.counted
        self._rate = str(material.clip.rate.fraction)

    def add(self, options: AafOptions) -> None:
        """Add the clip, and its shots as subclips."""
        master = self._master()
        given = marks(self._material, options.markers)
        add_markers(self._file, master, self._rate, one_a_frame(given))
        said = {AVID[facet]: text for facet, text in clip_fields(self._material, AVID).items()}
        _comment(master, {"Shots": str(len(self._material.shots)), **said})
        if options.subclips:
            for shot in self._material.shots:
                inside = [mark for mark in given if mark.frames.start in shot.frames]
                self._subclip(master, shot, one_a_frame(inside))

    def _mob(self, kind: str, name: str, role: str) -> Any:  # noqa: ANN401 - the library has no types
        mob = getattr(self._file.create, kind)(legal(name))
        mob.mob_id = mob_id(self._clip.sha256, role)
        mob["CreationTime"].value = _LONG_AGO
        mob["LastModified"].value = _LONG_AGO
        self._file.content.mobs.append(mob)
        return mob

    def _master(self) -> Any:  # noqa: ANN401 - the library has no types
        master = self._mob("MasterMob", self._clip.name, "master")
        self._picture(master, self._source().create_source_clip(1, 0, self._clip.frames))
        return master

    def _picture(self, mob: Any, segment: Any) -> None:  # noqa: ANN401 - see above
        slot = mob.create_timeline_slot(self._rate, slot_id=1)
        slot.segment = segment
        slot["PhysicalTrackNumber"].value = 1

    def _source(self) -> Any:  # noqa: ANN401 - the library has no types
        """The file, whose first frame lies on the reel where its timecode says."""
        clip = self._clip
        source = self._mob("SourceMob", clip.name, "file")
        descriptor = self._file.create.CDCIDescriptor()
        descriptor["SampleRate"].value = self._rate
        descriptor["Length"].value = clip.frames
        descriptor["StoredWidth"].value = clip.width
        descriptor["StoredHeight"].value = clip.height
        descriptor["FrameLayout"].value = "FullFrame"
        descriptor["ImageAspectRatio"].value = str(clip.display_aspect)
        descriptor["VideoLineMap"].value = [0, 0]
        descriptor["ComponentWidth"].value = 8
        descriptor["HorizontalSubsampling"].value = 2
        locator = self._file.create.NetworkLocator()
        locator["URLString"].value = PurePosixPath(clip.path).as_uri()
        descriptor["Locator"].append(locator)
        source.descriptor = descriptor
        self._picture(source, self._reel().create_source_clip(1, self._count.first, clip.frames))
        return source

    def _reel(self) -> Any:  # noqa: ANN401 - the library has no types
        """The reel with a whole day of timecode."""
        name = self._clip.reel or stem(self._clip.name)
        reel = self._mob("SourceMob", name, "reel")
        reel.descriptor = self._file.create.TapeDescriptor()
        length = self._count.day + self._clip.frames
        self._picture(reel, self._file.create.SourceClip(media_kind="picture", length=length))
        timecode = reel.create_timeline_slot(self._rate, slot_id=2)
        timecode.segment = self._file.create.Timecode(self._count.base, drop=self._count.drop, length=length)
        timecode.segment.start = 0
        return reel

    def _subclip(self, master: Any, shot: Shot, inside: Sequence[Mark]) -> None:  # noqa: ANN401 - see above
        number = self._material.number_of(shot)
        mob = self._mob("CompositionMob", f"{stem(self._clip.name)}-{number:03}", f"{shot.start}-{shot.end}")
        mob.usage = "Usage_SubClip"
        self._picture(mob, master.create_source_clip(1, shot.start, len(shot.frames)))
        add_markers(self._file, mob, self._rate, inside, first=shot.start)
        shown = self._material.log.shown(shot)
        columns = {AVID.get(facet, facet): value_text(label.value) for facet, label in shown.items()}
        _comment(mob, {"Shot": str(number), **columns})


def _comment(mob: Any, columns: Mapping[str, str]) -> None:  # noqa: ANN401 - the library has no types
    """Columns of the bin; empty ones are left out."""
    for column, text in columns.items():
        if text:
            mob.comments[legal(column)] = legal(text)


def mob_id(sha256: str, role: str) -> Any:  # noqa: ANN401 - the library has no types
    """The id of a mob, from the footage and what the mob is to it: the same each time."""
    made = MobID.new()
    made.material = uuid.UUID(
        bytes=hashlib.sha256(f"shotlog {sha256} {role}".encode()).digest()[:16], version=5
    )
    return made


FORMAT = Format(
    "aaf", ".aaf", "Bin of clips and subclips for Avid Media Composer.", AafOptions, _losses, _write
)
