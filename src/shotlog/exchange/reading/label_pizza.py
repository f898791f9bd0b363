"""Label Pizza: its annotations and reviews, each a person's or model's answers about one video.

An answer is about the whole video, or about the part that the name of the video's file stands for; the
format knows no times.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from shotlog.exchange.reading.documents import document_of, looks_like_json, objects, text_in
from shotlog.exchange.reading.given import Given
from shotlog.exchange.reading.timeline import Event, Source, Timeline, Word, Writer


def knows(given: Given) -> bool:
    """Whether it is a list of answers about videos."""
    return looks_like_json(given) and any(
        "video_uid" in one and isinstance(one.get("answers"), dict) for one in objects(document_of(given))
    )


def read(given: Given) -> Timeline:
    """Every set of answers as an event."""
    events = [
        _event(number, one)
        for number, one in enumerate(objects(document_of(given)), 1)
        if isinstance(one.get("answers"), dict)
    ]
    return Timeline("label-pizza", "Label Pizza", given.path.stem, events=tuple(events))


def _event(number: int, told: Mapping[str, Any]) -> Event:
    place = f"entry {number}, {text_in(told.get('question_group_title'))}"
    video = text_in(told.get("video_uid"))
    return Event(place, Source(name=video), words=tuple(_words(place, told)))


def _words(place: str, told: Mapping[str, Any]) -> Iterator[Word]:
    scores = told.get("confidence_scores")
    confidences = scores if isinstance(scores, dict) else {}
    name = text_in(told.get("user_name") or told.get("user_email"))
    for question, answer in told["answers"].items():
        said = text_in(answer)
        if not said:
            continue
        score = confidences.get(question)
        confidence = float(score) if isinstance(score, int | float) and 0 <= score <= 1 else 1.0
        writer = Writer(name, is_machine=bool(confidences)) if name else None
        yield Word(place, question, said, writer=writer, confidence=confidence)
