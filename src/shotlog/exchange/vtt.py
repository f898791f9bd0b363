"""WebVTT (W3C, The Web Video Text Tracks Format): cues with the names of captions as identifiers."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from shotlog.exchange.cues import Cue, CueOptions, cue_files, losses
from shotlog.exchange.format import Format, Loss, Pictures
from shotlog.exchange.material import Material
from shotlog.exchange.moments import clock
from shotlog.exchange.wording import lines_of, one_line
from shotlog.files import whole_file


class VttOptions(CueOptions):
    """What may be chosen about WebVTT."""


def _losses(materials: Sequence[Material], options: VttOptions) -> Iterator[Loss]:
    yield from losses(materials, options, lambda text: "\n".join(lines_of(text)) != text)
    for one in materials:
        names = [caption.name or "" for caption in one.current_captions]
        changed = sum(_identifier(name) != name for name in names)
        if changed and options.text == "captions":
            yield Loss(one.clip.name, None, "some names of captions are written otherwise", "name", changed)


def _write(materials: Sequence[Material], path: Path, _: Pictures, options: VttOptions) -> list[Loss]:
    for target, cues in cue_files(materials, path, ".vtt", options, "vtt"):
        with whole_file(target) as file:
            file.write(b"WEBVTT\n\n")
            for cue in cues:
                file.write(_cue(cue).encode("utf-8", "replace"))
    return []


def _cue(cue: Cue) -> str:
    times = f"{clock(cue.start)} --> {clock(cue.end)}"
    return f"{_identifier(cue.name)}\n{times}\n{_text(cue.text)}\n\n"


def _identifier(name: str) -> str:
    """A name on one line that cannot be taken for times, nor for a block of notes, style or region."""
    line = one_line(name).replace("-->", "\N{RIGHTWARDS ARROW}")
    return f"_{line}" if line.startswith(("NOTE", "STYLE", "REGION", "WEBVTT")) else line


def _text(text: str) -> str:
    lines = "\n".join(lines_of(text))
    return lines.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


FORMAT = Format("vtt", ".vtt", "WebVTT captions, with their names.", VttOptions, _losses, _write)
