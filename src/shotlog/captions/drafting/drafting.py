"""A true text to start from, written from the labels alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shotlog.captions.drafting.statements import editing, of_a_shot, ordinal
from shotlog.captions.reading import claims
from shotlog.captions.verifying.places import shots_in
from shotlog.captions.verifying.ruling import verify
from shotlog.record import ClipLog, Section, by_section
from shotlog.timing import FrameRange
from shotlog.vocabulary import Vocabulary

_ALL = "in every shot"


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft of a caption.

    Attributes:
        text: What it says; empty where nothing is known.
        sections: Its sections, as they stand in the text.
        unsaid: Sentences that were not kept: read back, they did not come out as the record has it.
    """

    text: str
    sections: tuple[Section, ...]
    unsaid: tuple[str, ...]


Sentences = dict[str, list[str]]
"""Sentences by section."""


def draft(log: ClipLog, frames: FrameRange | None, vocabulary: Vocabulary) -> Drafted:
    """The camera, spatial, lighting, colour and editing sections of a caption.

    It says what people have labelled and what was measured surely enough, and leaves out what is
    unremarkable. The whole text is read back and verified, and a sentence that does not come out as supported
    is not kept: a draft is right, or silent.

    Args:
        log: The record of a clip.
        frames: The range that the caption is about; None for the whole clip.
        vocabulary: The fixed words.
    """
    held = frames or FrameRange(0, log.clip.frames)
    sentences = _sentences(log, held)
    unsaid: list[str] = []
    while wrong := list(_wrong(sentences, log, held, vocabulary)):
        unsaid += [sentences[section][place] for section, place in wrong]
        sentences = {
            section: [one for place, one in enumerate(said) if (section, place) not in wrong]
            for section, said in sentences.items()
        }
    return Drafted(*_text(sentences), tuple(unsaid))


def _sentences(log: ClipLog, frames: FrameRange) -> Sentences:
    shots = shots_in(log, frames)
    said = [of_a_shot(log, shot, frames) for shot in shots]
    made = {section: list(_told(section, said)) for section in said[0]}
    made["editing"] = [_sentence(one) for one in editing(shots, frames)]
    return made


def _told(section: str, said: Sequence[Sentences]) -> Iterator[str]:
    """What holds of every shot, once, and then what is particular to each."""
    common = [one for one in said[0][section] if all(one in shot[section] for shot in said[1:])]
    for one in common:
        yield _sentence(one if len(said) == 1 else f"{_ALL}, {one}")
    for place, shot in enumerate(said, 1):
        own = [one for one in shot[section] if one not in common]
        for first in range(0, len(own), 2):
            yield _sentence(f"in the {ordinal(place)} shot, {' and '.join(own[first : first + 2])}")


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _text(sentences: Sentences) -> tuple[str, tuple[Section, ...]]:
    return by_section([(section, " ".join(said)) for section, said in sentences.items() if said])


def _wrong(
    sentences: Sentences, log: ClipLog, frames: FrameRange, vocabulary: Vocabulary
) -> Iterator[tuple[str, int]]:
    """Section and place of each sentence that does not say what the record has, as it is read."""
    text, sections = _text(sentences)
    read = [claim for claim in claims(text, vocabulary) if claim.kind == "film"]
    for section in sections:
        start = section.start
        for place, sentence in enumerate(sentences[section.name]):
            end = start + len(sentence)
            here = [claim for claim in read if start <= claim.span[0] < end]
            verdicts = [verify(claim, log, frames, vocabulary) for claim in here]
            if not verdicts or any(one.ruling != "supported" or one.is_wrong for one in verdicts):
                yield section.name, place
            start = end + 1
