"""Words with times, only where a voice was detected first.

faster-whisper with the tiny weights of OpenAI's Whisper (MIT; Radford et al., Robust Speech Recognition via
Large-Scale Weak Supervision, 2022). What fails the paper's own checks of a decoding is not written down.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from shotlog.measure.observations import Seen
from shotlog.measure.sound.heard import Heard, Picture
from shotlog.measure.sound.voice import FILTERS, Voice, voices
from shotlog.measure.sound.weights import Recogniser, missing, recogniser
from shotlog.media.sound import Block, Sound
from shotlog.record import AudioStream
from shotlog.timing import FrameIndex, PtsTable

_LEAST_LOG_PROBABILITY: Final = -1.0
_MOST_NO_SPEECH: Final = 0.6
_MOST_COMPRESSION: Final = 2.4
"""The checks of the Whisper paper, section 4.5: how likely the words are, how likely it is that nobody
speaks, and how much they repeat themselves."""
_LEAST_WORD: Final = 0.3
"""Probability below which a single word is left out."""
_ENGLISH: Final = frozenset({"en", "eng"})


def hear_speech(path: Path, table: PtsTable, audio_streams: Sequence[AudioStream]) -> Heard:
    """Stretches with a voice, and the words in them, of the first sound stream.

    A stretch has no text and the figure `voice` 1; a word has its text and its probability as score. In a
    stretch whose words are doubtful, or in a language that the weights do not know, there are none.

    Args:
        path: The file.
        table: PTS of all its frames.
        audio_streams: Its sound streams, as its record lists them.

    Returns:
        Nothing, with a remark, where the extra `speech` is not installed; nothing where there is no sound.

    Raises:
        NotFound: There is no such file.
        UnreadableMedia: It is no footage.
        LimitExceeded: Its picture is too large, or memory too small.
    """
    lacking = missing()
    if not audio_streams or lacking:
        return Heard(remarks=(lacking,) if audio_streams and lacking else ())
    picture = Picture(table)
    with Sound(path) as sound:
        listened = _Listened(sound.blocks(FILTERS), picture)
        seen = tuple(_seen(listened, picture, audio_streams[0].language))
    return Heard(seen, tuple(listened.seconds), _remarks(seen, audio_streams[0].language))


class _Listened:
    """Hands blocks on and notes the frame at the start of each second of them."""

    def __init__(self, blocks: Iterable[Block], picture: Picture) -> None:
        self._blocks = blocks
        self._picture = picture
        self.seconds: list[FrameIndex] = []

    def __iter__(self) -> Iterator[Block]:
        due: Fraction | None = None
        for block in self._blocks:
            if not self._picture.shows(block.start, block.end):
                continue
            if due is None or block.start >= due:
                self.seconds.append(self._picture.frame_at(block.start))
                due = block.start + 1
            yield block


def _seen(blocks: Iterable[Block], picture: Picture, language: str | None) -> Iterator[Seen]:
    loaded: Recogniser | None = None
    for voice in voices(iter(blocks)):
        loaded = loaded or recogniser()
        yield _placed(picture, voice.start, voice.end, voice.score)
        if _knows(loaded, language):
            yield from _words(loaded, voice, picture, language)


def _knows(loaded: Recogniser, language: str | None) -> bool:
    return not loaded.english_only or language is None or language.lower() in _ENGLISH


def _words(loaded: Recogniser, voice: Voice, picture: Picture, language: str | None) -> Iterator[Seen]:
    spoken = "en" if loaded.english_only else language
    segments, _ = loaded.transcribe(
        voice.samples,
        language=spoken,
        beam_size=1,
        temperature=0.0,
        condition_on_previous_text=False,
        word_timestamps=True,
        vad_filter=False,
    )
    for word in (word for segment in segments if _believed(segment) for word in segment.words or ()):
        if word.probability >= _LEAST_WORD and word.word.strip():
            start = voice.start + Fraction(round(word.start * 1000), 1000)
            end = voice.start + Fraction(round(word.end * 1000), 1000)
            yield _placed(picture, start, min(end, voice.end), word.probability, word.word.strip())


def _believed(segment: Any) -> bool:  # noqa: ANN401 - a class of the extra
    return bool(
        segment.avg_logprob >= _LEAST_LOG_PROBABILITY
        and segment.no_speech_prob <= _MOST_NO_SPEECH
        and segment.compression_ratio <= _MOST_COMPRESSION
    )


def _placed(picture: Picture, start: Fraction, end: Fraction, score: float, text: str = "") -> Seen:
    first = picture.frame_at(start)
    after = max(first + 1, picture.frame_at(end))
    return Seen("speech", first, after, round(score, 3), text=text, figures={} if text else {"voice": 1.0})


def _remarks(seen: Sequence[Seen], language: str | None) -> tuple[str, ...]:
    if seen and not any(one.text for one in seen) and language and language.lower() not in _ENGLISH:
        return (
            f"speech was heard but not written down: its language is {language}, the weights know English",
        )
    return ()
