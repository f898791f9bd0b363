"""Captions out of an object with named fields, in whichever of the usual layouts it is.

- One caption an object: `{"clip", "start", "end", "text", "model"}`.
- One object a clip with sections, at the top or under `captions`: `{"video", "subject", "scene", "camera"}`.
- Windows of frames with a caption each, as cosmos-curate writes them: `{"clip_location", "windows":
  [{"start_frame", "end_frame", "qwen_caption"}]}`, where `end_frame` is the last frame of the window; and its
  `all_window_captions.json`: `{clip: {"0_255": text}}`.
- Conversations with a model, as training data has them: `{"video", "conversations": [{"from", "value"}]}`.
- Sentences with times beside them, as ActivityNet Captions has them: `{"timestamps", "sentences"}`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from shotlog.captions.importing.entry import Entry, Source, field_names, seconds, whole

Fields = dict[str, Any]
Found = Entry | ValueError

_RANGE = re.compile(r"(\d{1,8})[_-](\d{1,8})")
_OF_MODEL = "_caption"
_DEEPEST = 6
"""Levels of lists and objects inside each other; no layout has more."""


def is_caption(given: Mapping[str, Any]) -> bool:
    """Whether an object is about a caption or a clip, rather than a mapping from clips to captions."""
    fields = _fields(given)
    known = field_names()
    names = [name for kind in ("clip", "source", "text", "windows", "texts") for name in known[kind]]
    return any(name in fields for name in names) or bool(_sections(fields))


def entries(value: object, given: Entry, depth: int = 0) -> Iterator[Found]:
    """Every caption in `value`, of which `given` is known, and an error for each that cannot be had."""
    try:
        if isinstance(value, str):
            yield replace(given, parts=((None, value),))
        elif isinstance(value, dict) and depth <= _DEEPEST:
            yield from _of_object(_fields(value), given, depth)
        elif isinstance(value, list) and depth <= _DEEPEST:
            yield from _of_windows(value, given, depth)
        else:
            yield ValueError("it holds no text where a caption should be")
    except ValueError as error:
        yield error


def _of_object(fields: Fields, given: Entry, depth: int) -> Iterator[Found]:
    here = _known(fields, given)
    told = [*_told(fields, here), *_answered(fields, here), *_windowed(fields, here, depth)]
    if told:
        yield from told
    elif sections := _sections(fields):
        yield replace(here, parts=tuple(sections))
    elif ranges := [(match, value) for name, value in fields.items() if (match := _RANGE.fullmatch(name))]:
        for match, value in ranges:  # of a window, the last frame is named
            framed = replace(here, frames=(int(match[1]), int(match[2])), name=_part(here, match[0]))
            yield from entries(value, _one_later(framed), depth + 1)
    else:
        yield from _by_model(fields, here)


def _told(fields: Fields, here: Entry) -> Iterator[Found]:
    """The caption of an object itself, and those with times beside them."""
    text = _first(fields, "text")
    if isinstance(text, str):
        yield replace(here, parts=((None, text),))
    listed, times = _first(fields, "texts"), _first(fields, "all_seconds")
    if isinstance(listed, list) and isinstance(times, list):
        yield from _timed(listed, times, here)


def _answered(fields: Fields, here: Entry) -> Iterator[Found]:
    """What a model said in a conversation, with the words to which it answered as its prompt."""
    turns = _first(fields, "turns")
    turns = [_fields(turn) for turn in turns if isinstance(turn, dict)] if isinstance(turns, list) else []
    models = field_names()["models_speak_as"]
    answers = [place for place, turn in enumerate(turns) if _first(turn, "speaker") in models]
    for number, place in enumerate(answers, 1):
        prompt = _text(_first(turns[place - 1], "said")) if place else None
        name = here.name if len(answers) == 1 else _part(here, number)
        answer = _first(turns[place], "said")
        yield from entries(answer, replace(here, prompt=prompt, name=name), _DEEPEST + 1)


def _timed(texts: Sequence[object], times: Sequence[object], here: Entry) -> Iterator[Found]:
    if len(texts) != len(times):
        raise ValueError(f"{len(texts)} texts have {len(times)} times")
    for number, (text, pair) in enumerate(zip(texts, times, strict=True), 1):
        named = replace(here, name=_part(here, number))
        for found in entries(text, named, _DEEPEST + 1):
            try:
                yield replace(found, seconds=_pair(pair)) if isinstance(found, Entry) else found
            except ValueError as error:
                yield error


def _windowed(fields: Fields, here: Entry, depth: int) -> Iterator[Found]:
    windows = _first(fields, "windows")
    if isinstance(windows, list | dict) and _first(fields, "all_seconds") is None:
        yield from entries(windows, here, depth + 1)


def _by_model(fields: Fields, here: Entry) -> Iterator[Found]:
    """`qwen_caption` and the like: a caption each for the models that the fields are named after."""
    found = {name.removesuffix(_OF_MODEL): said for name, said in fields.items() if name.endswith(_OF_MODEL)}
    if not found:
        raise ValueError(f"no field of it holds a caption; it has {', '.join(list(fields)[:8]) or 'none'}")
    for model, said in found.items():
        name = here.name if len(found) == 1 else _part(here, model)
        yield from entries(said, replace(here, model=model, name=name), _DEEPEST + 1)


def _of_windows(values: Sequence[object], given: Entry, depth: int) -> Iterator[Found]:
    last_named = _names_last_frames(values)
    for number, value in enumerate(values, 1):
        for found in entries(value, replace(given, name=_part(given, number)), depth + 1):
            framed = last_named and isinstance(value, dict) and "end_frame" in _fields(value)
            yield _one_later(found) if framed and isinstance(found, Entry) else found


def _one_later(entry: Entry) -> Entry:
    start, end = entry.frames
    return entry if end is None else replace(entry, frames=(start, end + 1), last_named=True)


def _part(given: Entry, of: object) -> str | None:
    """Name of one of several captions that share a name."""
    return None if given.name is None else f"{given.name}#{of}"


def _names_last_frames(windows: Sequence[object]) -> bool:
    """Whether `end_frame` is the last frame of each window, as cosmos-curate counts, and not the one after.

    Windows that follow each other tell: one that begins where another ends counts half-open.
    """
    framed = [_fields(one) for one in windows if isinstance(one, dict)]
    framed = [fields for fields in framed if "start_frame" in fields and "end_frame" in fields]
    return bool(framed) and not {str(one["start_frame"]) for one in framed} & {
        str(one["end_frame"]) for one in framed if one["end_frame"] != one["start_frame"]
    }


def _known(fields: Fields, given: Entry) -> Entry:
    """What an object says of its captions, on top of what is known from around it."""
    model = _first(fields, "model")
    described = _fields(model) if isinstance(model, dict) else {}
    return replace(
        given,
        clips=(*_references(fields), *given.clips),
        source=_source(fields) or given.source,
        name=_text(_first(fields, "name")) or given.name,
        frames=_frames(fields, given.frames),
        seconds=_seconds(fields, given.seconds),
        model=_text(described.get("name") if described else model) or given.model,
        version=_text(_first(fields, "version") or described.get("version")) or given.version,
        prompt=_text(_first(fields, "prompt") or described.get("prompt")) or given.prompt,
        prompt_hash=_text(_first(fields, "prompt_hash") or described.get("prompt_hash")) or given.prompt_hash,
        person=_text(_first(fields, "person")) or given.person,
    )


def _references(fields: Fields) -> list[str]:
    given = [fields.get(name) for name in field_names()["clip"]]
    return [text for text in map(_text, given) if text]


def _source(fields: Fields) -> Source | None:
    file, span = _text(_first(fields, "source")), _first(fields, "span")
    return Source(file, _pair(span)[0]) if file and span is not None else None


def _frames(fields: Fields, given: tuple[int | None, int | None]) -> tuple[int | None, int | None]:
    first, end, last = (_first(fields, kind) for kind in ("first_frame", "end_frame", "last_frame"))
    if end is None and last is not None:
        end = whole(last) + 1
    return (given[0] if first is None else whole(first), given[1] if end is None else whole(end))


def _seconds(
    fields: Fields, given: tuple[Fraction | None, Fraction | None]
) -> tuple[Fraction | None, Fraction | None]:
    both = _first(fields, "both_seconds")
    if both is not None:
        return _pair(both)
    start, end = _first(fields, "start_seconds"), _first(fields, "end_seconds")
    return (given[0] if start is None else seconds(start), given[1] if end is None else seconds(end))


def _pair(value: object) -> tuple[Fraction, Fraction]:
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError(f"{str(value)[:40]!r} is no start and end in seconds")
    return seconds(value[0]), seconds(value[1])


def _sections(fields: Fields) -> list[tuple[str | None, str]]:
    """Section and text of each field that is named after a section, in the order of the object."""
    section_of = {name: section for section, names in field_names()["sections"].items() for name in names}
    return [
        (section_of[name], value)
        for name, value in fields.items()
        if name in section_of and isinstance(value, str) and value.strip()
    ]


def _fields(given: Mapping[str, Any]) -> Fields:
    return {_plain(name): value for name, value in given.items() if value is not None}


def _plain(name: object) -> str:
    return str(name).strip().lower().replace(" ", "_").replace("-", "_")


def _first(fields: Fields, kind: str) -> Any:  # noqa: ANN401 - whatever the file holds
    return next((fields[name] for name in field_names()[kind] if name in fields), None)


def _text(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return str(value).strip() or None
