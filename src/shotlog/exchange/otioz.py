"""OTIOZ: an OpenTimelineIO timeline in a zip file, with the footage beside it if that is wanted."""

import shutil
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from pydantic import Field

from shotlog.errors import NotFound
from shotlog.exchange.format import Format, Loss, Pictures
from shotlog.exchange.material import Material
from shotlog.exchange.otio import OtioOptions, losses_of, write_timeline
from shotlog.exchange.wording import file_stems
from shotlog.files import whole_file
from shotlog.record import Clip
from shotlog.record.fields import Sha256

_VERSION = "1.0.0"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file knows; the same log gives the same bytes."""


class OtiozOptions(OtioOptions):
    """What may be chosen about OTIOZ."""

    media: bool = Field(False, description="Put the footage itself into the file.")


def _losses(materials: Sequence[Material], options: OtiozOptions) -> Iterator[Loss]:
    yield from losses_of(materials, options)
    if not options.media:
        message = "its footage is not in the file: its path stands in the metadata; media=yes puts it in"
        yield from (Loss(one.clip.name, None, message, "media") for one in materials if one.shots)


def _write(materials: Sequence[Material], path: Path, _: Pictures, options: OtiozOptions) -> list[Loss]:
    chosen = [one for one in materials if one.shots]
    names = _names([one.clip for one in chosen]) if options.media else {}
    with whole_file(path) as file, zipfile.ZipFile(file, "w") as archive:
        archive.writestr(_entry("version.txt"), _VERSION)
        with archive.open(_entry("content.otio"), "w", force_zip64=True) as content:
            write_timeline(content, chosen, path.stem, options, lambda clip: names.get(clip.sha256))
        for one in chosen:
            if options.media:
                _add(archive, one.clip, names[one.clip.sha256])
    return []


def _names(clips: Sequence[Clip]) -> dict[Sha256, str]:
    """Where in the file each clip stands, by names that any system can unpack."""
    stems = file_stems([clip.name for clip in clips])
    suffixes = (Path(clip.name).suffix for clip in clips)
    paths = (f"media/{stem}{suffix}" for stem, suffix in zip(stems, suffixes, strict=True))
    return {clip.sha256: path for clip, path in zip(clips, paths, strict=True)}


def _entry(name: str, method: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _LONG_AGO)
    entry.compress_type = method
    entry.external_attr = 0o644 << 16
    return entry


def _add(archive: zipfile.ZipFile, clip: Clip, name: str) -> None:
    with (
        _footage(clip) as source,
        archive.open(_entry(name, zipfile.ZIP_STORED), "w", force_zip64=True) as target,
    ):
        shutil.copyfileobj(source, target, 1 << 20)


def _footage(clip: Clip) -> IO[bytes]:
    try:
        return Path(clip.path).open("rb")
    except OSError as error:
        raise NotFound(
            f"{clip.path} cannot be put into the file: {error.strerror or error}",
            hint="Find it with `shotlog relink`, or export without media.",
            path=clip.path,
        ) from error


FORMAT = Format("otioz", ".otioz", "OpenTimelineIO timeline in a zip file.", OtiozOptions, _losses, _write)
