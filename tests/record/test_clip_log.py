import json

import pytest

from shotlog.errors import NotFound
from shotlog.record import Author, ClipLog, Label, log_shape

PERSON = Author(name="Ada", kind="person")
MACHINE = Author(name="shotlog/measure@0", kind="machine")


def label(shot, value, author, name):
    return Label(
        id=name,
        clip=shot.clip,
        shot=shot.id,
        facet="shot_size",
        value=value,
        author=author,
        vocabulary="cinema@1",
    )


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ([("MS", MACHINE), ("CU", PERSON)], "CU"),
        ([("CU", PERSON), ("MS", MACHINE)], "CU"),
        ([("CU", PERSON), ("MCU", PERSON)], "MCU"),
        ([("MS", MACHINE), ("WS", MACHINE)], "WS"),
    ],
)
def test_the_newest_word_of_a_person_is_shown_else_that_of_a_machine(clip_log, said, shown):
    log = clip_log(100)
    labels = tuple(
        label(log.shots[0], value, author, str(place)) for place, (value, author) in enumerate(said)
    )
    log = log.model_copy(update={"labels": labels})
    assert log.shown(log.shots[0])["shot_size"].value == shown


def test_every_frame_is_found_in_the_shot_that_holds_it(clip_log):
    log = clip_log(100, (30, 60))
    assert [log.number_of(log.shot_at(frame)) for frame in (0, 29, 30, 59, 60, 99)] == [1, 1, 2, 2, 3, 3]
    with pytest.raises(NotFound):
        log.shot_at(100)
    with pytest.raises(NotFound):
        log.shot_at(-1)


def test_a_log_reads_back_from_json_as_it_was(clip_log):
    log = clip_log(100, (30,))
    log = log.model_copy(update={"labels": (label(log.shots[0], {"start": "MS", "end": "CU"}, PERSON, "x"),)})
    assert ClipLog.model_validate_json(log.model_dump_json()) == log


def test_the_shape_of_the_log_is_the_documented_one(clip_log):
    log = clip_log(240, (52,), rate="24000/1001", start_timecode="01:00:00:00")
    shape = json.loads(json.dumps(log_shape(log)))
    assert shape["clip"]["rate"] == "24000/1001"
    assert shape["clip"]["start_timecode"] == "01:00:00:00"
    first, second = shape["shots"]
    assert (first["shot"], first["start"], first["end"]) == (1, 0, 52)
    assert (first["start_timecode"], first["end_timecode"]) == ("01:00:00:00", "01:00:02:04")
    assert first["transition_in"]["kind"] == "start"
    assert first["transition_out"] == second["transition_in"]
    assert second["transition_out"]["kind"] == "end"
    assert first["labels"] == {}


def test_a_clip_without_timecode_counts_from_zero(clip_log):
    assert str(clip_log(100).clip.timecode(26)) == "00:00:01:01"


@pytest.mark.parametrize("changes", [{"variable_rate": True}, {"rate": "25/2"}])
def test_there_is_no_timecode_where_it_would_mislead(clip_log, changes):
    assert clip_log(100, **changes).clip.timecode(26) is None
