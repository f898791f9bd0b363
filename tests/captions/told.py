"""Made-up claims and records, for tests of verdicts."""

from records import ANNA, MEASURE, clip_log, label
from shotlog.captions.claim import Claim, When
from shotlog.captions.verifying import verify
from shotlog.record import AudioStream, ClipLog, Transition
from shotlog.vocabulary import cinema

CINEMA = cinema()


def claim(facet, value, words="words", **more):
    """A film claim; `part`, `shot`, `told_cuts` and `step` say when."""
    when = When(**{name: more.pop(name) for name in ("part", "shot", "told_cuts", "step") if name in more})
    return Claim((0, len(words)), words, None, "film", facet, value, when=when, **more)


def log(*said, bounds=(), sound=True, **more):
    """A record of 100 frames; `said` are (facet, value) by Anna of shot 1, or (shot, facet, value, author).

    A mapping after the author holds further fields of the label.
    """
    made = clip_log(bounds=bounds)
    labels = []
    for one in said:
        number, facet, value, *rest = one if isinstance(one[0], int) else (1, *one)
        author, *details = rest or [ANNA]
        labels.append(label(made.shots[number - 1], facet, value, author, **(details[0] if details else {})))
    audio = (
        (AudioStream(index=1, codec="aac", sample_rate=48000, channels=2, layout="stereo"),) if sound else ()
    )
    clip = made.clip.model_copy(update={"audio": audio})
    return ClipLog(clip=clip, shots=more.get("shots", made.shots), labels=tuple(labels))


def joined_by(kind, start, end, confidence=0.95):
    """A record of two shots with a gradual transition or a cut between them."""
    made = log(bounds=((start + end) // 2,))
    way = Transition(kind=kind, start=start, end=end, confidence=confidence)
    first, second = made.shots
    shots = (
        first.model_copy(update={"transition_out": way}),
        second.model_copy(update={"transition_in": way}),
    )
    return ClipLog(clip=made.clip, shots=shots)


def verdict(facet, value, of, words="words", frames=None, **more):
    """The verdict on a claim; `of` is a record or one label of Anna."""
    record = log(of) if isinstance(of, tuple) else of
    return verify(claim(facet, value, words, **more), record, frames, CINEMA)


def ruling(facet, value, of, words="words", **more):
    """Only how it is ruled."""
    return verdict(facet, value, of, words, **more).ruling


__all__ = ["ANNA", "CINEMA", "MEASURE", "claim", "joined_by", "log", "ruling", "verdict"]
