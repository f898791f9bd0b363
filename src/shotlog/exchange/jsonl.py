"""JSON Lines: one line a shot with its clip, in the shape of `docs/json.md`; the whole log, for programs."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from shotlog.exchange.format import Format, Loss, Options, Pictures
from shotlog.exchange.material import Material
from shotlog.files import whole_file
from shotlog.record import clip_shape, shot_shape


class JsonlOptions(Options):
    """There is nothing to choose."""


def _losses(materials: Sequence[Material], _: JsonlOptions) -> Iterator[Loss]:
    for one in materials:
        if one.markers:
            message = "its markers are left out: a line speaks of a shot"
            yield Loss(one.clip.name, None, message, "marker", len(one.markers))
        if one.captions:
            message = "its captions are left out: export srt, vtt or ttml beside it"
            yield Loss(one.clip.name, None, message, "caption", len(one.captions))


def _write(materials: Sequence[Material], path: Path, _: Pictures, __: JsonlOptions) -> list[Loss]:
    with whole_file(path) as file:
        for material in materials:
            # A byte of a file's name that is not Unicode becomes an escape, which is how JSON spells it.
            file.writelines(line.encode("utf-8", "backslashreplace") for line in _lines(material))
    return []


def _lines(material: Material) -> Iterator[str]:
    encode = json.JSONEncoder(sort_keys=True, ensure_ascii=False).encode
    clip = encode(clip_shape(material.clip))
    for shot in material.shots:
        shape = shot_shape(material.log, shot)
        del shape["id"]  # random, and of use only inside one project
        # `clip` sorts before every key of a shot, and is the same in all lines.
        yield f'{{"clip": {clip}, {encode(shape)[1:]}\n'


FORMAT = Format(
    "jsonl", ".jsonl", "One line a shot, the whole log, for programs.", JsonlOptions, _losses, _write
)
