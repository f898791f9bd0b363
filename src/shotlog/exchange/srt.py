"""SubRip: numbered cues with an empty line between them; UTF-8, CRLF, a comma before the milliseconds."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from shotlog.exchange.cues import Cue, CueOptions, cue_files, losses
from shotlog.exchange.format import Format, Loss, Pictures
from shotlog.exchange.material import Material
from shotlog.exchange.moments import clock
from shotlog.exchange.wording import lines_of
from shotlog.files import whole_file


class SrtOptions(CueOptions):
    """What may be chosen about SRT."""


def _losses(materials: Sequence[Material], options: SrtOptions) -> Iterator[Loss]:
    yield from losses(materials, options, lambda text: _text(text) != text)
    for one in materials:
        named = sum(caption.name is not None for caption in one.current_captions)
        if named and options.text == "captions":
            yield Loss(
                one.clip.name, None, "names of captions are left out: SRT numbers them", "caption", named
            )


def _write(materials: Sequence[Material], path: Path, _: Pictures, options: SrtOptions) -> list[Loss]:
    for target, cues in cue_files(materials, path, ".srt", options, "srt"):
        with whole_file(target) as file:
            for number, cue in enumerate(cues, start=1):
                file.write(_cue(number, cue).encode("utf-8", "replace"))
    return []


def _cue(number: int, cue: Cue) -> str:
    body = _text(cue.text).replace("\n", "\r\n")
    return f"{number}\r\n{clock(cue.start, ',')} --> {clock(cue.end, ',')}\r\n{body}\r\n\r\n"


def _text(text: str) -> str:
    """Lines without empty ones, which would end the cue, and without what looks like its times."""
    return "\n".join(lines_of(text)).replace("-->", "\N{RIGHTWARDS ARROW}")


FORMAT = Format("srt", ".srt", "SubRip captions.", SrtOptions, _losses, _write)
