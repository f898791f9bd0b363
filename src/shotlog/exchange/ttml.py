"""TTML 2 after the text profile of IMSC 1.1 (W3C): timed paragraphs, names in an attribute of ours."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import Field

from shotlog.exchange.cues import Cue, CueOptions, cue_files, losses
from shotlog.exchange.format import Format, Loss, Pictures
from shotlog.exchange.material import Material
from shotlog.exchange.moments import clock
from shotlog.exchange.namespace import XML_NAMESPACE
from shotlog.exchange.xml_text import XmlStream, attribute, escaped, is_legal
from shotlog.files import whole_file

_PROFILE = "http://www.w3.org/ns/ttml/profile/imsc1.1/text"
_ROOT = {
    "xmlns": "http://www.w3.org/ns/ttml",
    "xmlns:ttp": "http://www.w3.org/ns/ttml#parameter",
    "xmlns:shotlog": XML_NAMESPACE,
    "ttp:timeBase": "media",
    "ttp:contentProfiles": _PROFILE,
}


class TtmlOptions(CueOptions):
    """What may be chosen about TTML."""

    language: str = Field(
        "", pattern=r"^[A-Za-z0-9-]*$", description="BCP 47 tag of the language of the texts."
    )


def _losses(materials: Sequence[Material], options: TtmlOptions) -> Iterator[Loss]:
    return losses(materials, options, lambda text: not is_legal(text) or "\r" in text)


def _write(materials: Sequence[Material], path: Path, _: Pictures, options: TtmlOptions) -> list[Loss]:
    for target, cues in cue_files(materials, path, ".ttml", options, "ttml"):
        with whole_file(target) as file:
            xml = XmlStream(file)
            with xml.element("tt", {**_ROOT, "xml:lang": options.language}):
                xml.raw("  <head/>")
                with xml.element("body"), xml.element("div"):
                    for number, cue in enumerate(cues, start=1):
                        xml.raw(_paragraph(number, cue))
    return []


def _paragraph(number: int, cue: Cue) -> str:
    """One line, for blanks between tags would be part of the text."""
    text = "<br/>".join(escaped(line) for line in cue.text.splitlines())
    times = f'begin="{clock(cue.start)}" end="{clock(cue.end)}"'
    return f'<p xml:id="c{number}" {times} shotlog:name="{attribute(cue.name)}">{text}</p>'


FORMAT = Format(
    "ttml", ".ttml", "TTML captions in the text profile of IMSC 1.1.", TtmlOptions, _losses, _write
)
