from contextlib import suppress

import pytest

from records import ANNA, MEASURE, clip_log, label
from shotlog.errors import NotInVocabulary, UsageError
from shotlog.log.query import pieces
from shotlog.record import Shot, ShotKind
from shotlog.timing import FrameRange


def of_kind(log, number, kind: ShotKind):
    shots: list[Shot] = list(log.shots)
    shots[number - 1] = shots[number - 1].model_copy(update={"kind": kind})
    return log.model_copy(update={"shots": tuple(shots)})


class Answering:
    """Answers a query with shots as `a1`: clip and number."""

    def __init__(self, project, log):
        self.project, self.log = project, log

    def __call__(self, query):
        logs = {log.clip.sha256: log for log in self.project.logs()}
        hits = self.project.search(query)
        return [f"{hit.clip.name[0]}{logs[hit.clip.sha256].number_of(hit.shot)}" for hit in hits]


@pytest.fixture
def found(project):
    first = clip_log(
        "a.mov",
        said=[
            (1, "shot_size", "CU"),
            (1, "people_count", 1),
            (1, "weather", ["rain"]),
            (2, "shot_size", {"start": "WS", "end": "MCU"}),
            (2, "people_count", 2),
            (2, "on_screen_text", 'Café "Zum Löwen" 100% open'),
            (3, "shot_size", "WS"),
            (3, "people_count", 12),
            (3, "rotation", ["pan_left", "tilt_up"]),
        ],
    )
    second = clip_log("b 10.mov", bounds=(50,), said=[(1, "translation", ["dolly_in"]), (1, "weather", [])])
    second = of_kind(second, 2, "black")
    for log in (first, second):
        project.add_clip(log, MEASURE)
    project.set_label(first.clip.sha256, first.shots[2].id, "shot_size", "CU", ANNA)

    return Answering(project, first)


@pytest.mark.parametrize(
    ("query", "shots"),
    [
        ("size:CU", ["a1", "a3"]),
        ("size:WS", ["a2"]),  # of shot 3 a person says otherwise
        ("size:MCU", ["a2"]),  # at its end
        ('size:"close up"', ["a1", "a3"]),
        ('shot_size:"Close-Up"', ["a1", "a3"]),
        ("-size:CU", ["a2", "b1", "b2"]),
        ("move:dolly_in", ["b1"]),
        ("move:pan", ["a3"]),
        ("rotation:tilt_up move:pan_left", ["a3"]),
        ("people:2", ["a2"]),
        ("people_count:>=2", ["a2", "a3"]),
        ("people:>2", ["a3"]),
        ("people:<=1", ["a1"]),
        ("-people:<12 clip:a", ["a3"]),
        ("clip:a.mov size:CU", ["a1", "a3"]),
        ("clip:A -size:CU", ["a2"]),
        ("clip:b*", ["b1", "b2"]),
        ('clip:"b 10"', ["b1", "b2"]),
        ("clip:%", []),
        ("clip:_.mov", []),
        ("kind:black", ["b2"]),
        ("-kind:shot", ["b2"]),
        ("by:person", ["a3"]),
        ("by:anna", ["a3"]),
        ("by:machine", ["a1", "a2", "a3", "b1"]),
        ("by:nobody", []),
        ("rain", ["a1"]),
        ("Raining", ["a1"]),
        ("rain size:CU", ["a1"]),
        ("rain -size:CU", []),
        ("weather:rain", ["a1"]),
        ("dolly_in", ["b1"]),
        ("cafe", ["a2"]),
        ('"zum lowen"', ["a2"]),
        ('"lowen zum"', []),
        ("löwen zum", ["a2"]),
        ("text:löwen", ["a2"]),
        ("text:100%", ["a2"]),
        ("text:1%0", []),
        ("-cafe clip:a", ["a1", "a3"]),
        ("mov -clip:b* -cafe", ["a1", "a3"]),
    ],
)
def test_a_query_finds_what_it_says(found, query, shots):
    assert sorted(found(query)) == shots


def test_shots_come_in_order_unless_words_rank_them(found):
    assert found("-by:nobody") == ["a1", "a2", "a3", "b1", "b2"]
    assert [hit.rank for hit in found.project.search("size:CU")] == [0, 0]
    ranks = [hit.rank for hit in found.project.search("mov")]
    assert ranks == sorted(ranks, reverse=True)
    assert ranks[0] > 0


@pytest.mark.parametrize(
    ("query", "error", "told"),
    [
        ("", UsageError, "words"),
        ("   ", UsageError, "words"),
        ('"open', UsageError, "spaces"),
        ("qqqq:sweet", NotInVocabulary, "facets are"),
        ("siz:CU", NotInVocabulary, "size"),
        ("size:enormous", NotInVocabulary, "MCU"),
        ("size:>=CU", NotInVocabulary, "size:CU"),
        ("people:many", NotInVocabulary, "number"),
        ("kind:blue", UsageError, "black"),
    ],
)
def test_what_cannot_be_meant_is_told_with_what_can(found, query, error, told):
    with pytest.raises(error) as caught:
        found(query)
    assert told in caught.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "AND",
        "NOT rain",
        "rain*",
        "text:^x",
        "(rain",
        "rain OR cafe",
        "NEAR(a b)",
        "'; DROP TABLE shot; --",
        "\0",
        "- -",
    ],
)
def test_nothing_in_a_query_is_read_as_the_databases_own(found, text):
    for query in (text, f'"{text}"', f'-"{text}"', f'clip:"{text}"', f'by:"{text}"'):
        with suppress(NotInVocabulary, UsageError):
            found(query)
    assert found("rain") == ["a1"]


def test_every_edit_is_found_at_once(found):
    project, log = found.project, found.log
    sha256, shot = log.clip.sha256, log.shots[0]
    project.set_label(sha256, shot.id, "weather", ["snow"], ANNA)
    assert (found("rain"), found("snow"), found("weather:snow")) == ([], ["a1"], ["a1"])
    project.undo(ANNA)
    assert (found("rain"), found("snow")) == (["a1"], [])
    project.set_label(sha256, shot.id, "shot_size", "ECU", ANNA)
    project.cut(sha256, 10, ANNA)
    assert found("size:ECU") == ["a1", "a2"]
    project.join(sha256, 10, ANNA)
    assert found("size:ECU") == ["a1"]


def test_what_is_said_of_a_part_is_found_unless_a_person_says_otherwise_of_the_whole(found):
    project, log = found.project, found.log
    project.set_label(log.clip.sha256, log.shots[0].id, "rotation", ["roll_cw"], ANNA, part=FrameRange(3, 9))
    assert found("rotation:roll_cw") == ["a1"]
    project.add_labels([label(log.shots[2], "shot_size", "MS", start=60, end=70)], MEASURE, "measured")
    assert found("size:MS") == []


def test_other_words_of_the_vocabulary_are_found_after_it_changed(found, folder):
    own = "facets:\n  weather:\n    terms:\n      sleet:\n        definition: Rain with snow in it.\n"
    (folder / "vocabulary.yaml").write_text(own)
    with type(found.project).open(folder) as project:
        log = found.log
        project.set_label(log.clip.sha256, log.shots[1].id, "weather", ["sleet"], ANNA)
        assert [hit.shot.start for hit in project.search("weather:sleet")] == [30]
        assert project.verify() == []
    assert found("sleet") == ["a2"]  # also by those who lack the word


def test_a_query_falls_into_its_pieces():
    first, second, third = pieces('-size:"close up" people:>=2 low-key')
    assert (first.name, first.text, first.excluded) == ("size", "close up", True)
    assert (second.name, second.relation, second.text) == ("people", ">=", "2")
    assert (third.name, third.text, third.excluded) == (None, "low-key", False)
