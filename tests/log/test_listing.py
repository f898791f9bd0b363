import pytest

from records import ANNA, BEN, MEASURE, clip_log
from shotlog.errors import NotInVocabulary, UsageError
from shotlog.record import Caption, Critique, LabelValue, Writer
from shotlog.record.fields import new_id

SAID: dict[str, list[tuple[int, str, LabelValue]]] = {
    "A10.mov": [(1, "shot_size", "WS"), (2, "shot_size", "CU"), (1, "people_count", 2)],
    "A2.mov": [(1, "shot_size", "CU"), (3, "shot_size", "MS"), (1, "rotation", ["pan_left", "tilt_up"])],
}


@pytest.fixture
def logs(project):
    made = [clip_log(name, bounds=(10, 60), said=said) for name, said in SAID.items()]
    for log in made:
        project.add_clip(log, MEASURE)
    return {log.clip.name: log for log in made}


def places(page):
    return [(row.name, row.number) for row in page.rows]


NATURAL = [("A2.mov", 1), ("A2.mov", 2), ("A2.mov", 3), ("A10.mov", 1), ("A10.mov", 2), ("A10.mov", 3)]


def test_all_shots_are_listed_by_path_in_natural_order_and_frame(project, logs):
    page = project.listing()
    assert (page.total, places(page)) == (6, NATURAL)
    first = page.rows[0]
    assert (first.clip, first.shot) == (logs["A2.mov"].clip.sha256, logs["A2.mov"].shots[0].id)
    assert (first.start, first.end, first.kind, first.progress) == (0, 10, "shot", "open")
    assert first.terms["shot_size"] == ["CU"]
    assert sorted(first.terms["rotation"]) == ["pan_left", "tilt_up"]


@pytest.mark.parametrize("sort", ["clip", "-length", "shot_size", "people", "kind"])
def test_pages_put_together_are_the_whole_list(project, logs, sort):
    whole = places(project.listing(sort=sort))
    pages = [project.listing("", sort, offset, 4) for offset in (0, 4, 8)]
    assert [place for page in pages for place in places(page)] == whole
    assert {page.total for page in pages} == {6}
    assert sorted(whole) == sorted(NATURAL)


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (
            "length",
            [("A2.mov", 1), ("A10.mov", 1), ("A2.mov", 3), ("A10.mov", 3), ("A2.mov", 2), ("A10.mov", 2)],
        ),
        (
            "-start",
            [("A2.mov", 3), ("A10.mov", 3), ("A2.mov", 2), ("A10.mov", 2), ("A2.mov", 1), ("A10.mov", 1)],
        ),
        (
            "size",
            [("A2.mov", 1), ("A10.mov", 2), ("A2.mov", 3), ("A10.mov", 1), ("A2.mov", 2), ("A10.mov", 3)],
        ),
        (
            "-size",
            [("A10.mov", 1), ("A2.mov", 3), ("A2.mov", 1), ("A10.mov", 2), ("A2.mov", 2), ("A10.mov", 3)],
        ),
        ("people_count", [("A10.mov", 1), *(place for place in NATURAL if place != ("A10.mov", 1))]),
        (
            "-progress",
            [("A10.mov", 3), ("A2.mov", 2), ("A2.mov", 1), ("A2.mov", 3), ("A10.mov", 1), ("A10.mov", 2)],
        ),
        ("kind", [("A10.mov", 2), *(place for place in NATURAL if place != ("A10.mov", 2))]),
    ],
)
def test_shots_are_sorted_by_what_is_asked_and_then_by_place(project, logs, sort, expected):
    project.decide([logs["A2.mov"].shots[1].id], "logged", ANNA)
    project.decide([logs["A10.mov"].shots[2].id], "approved", ANNA)
    project.set_kind(logs["A10.mov"].clip.sha256, logs["A10.mov"].shots[1].id, "black", ANNA)
    assert places(project.listing(sort=sort)) == expected


def test_a_list_holds_what_fits_the_query_as_search_does(project, logs):
    for query in ("size:CU", "-size:CU", "A10 people:>=1", "progress:open clip:A2*"):
        assert sorted(row.shot for row in project.listing(query).rows) == sorted(
            found.shot.id for found in project.search(query)
        ), query


def test_a_list_is_never_older_than_the_log(project, logs):
    assert project.listing("size:WS").total == 1
    shot = logs["A2.mov"].shots[1]
    project.set_label(shot.clip, shot.id, "size", "WS", ANNA)
    assert places(project.listing("size:WS")) == [("A2.mov", 2), ("A10.mov", 1)]
    project.cut(shot.clip, 30, ANNA)
    assert places(project.listing("size:WS")) == [("A2.mov", 2), ("A2.mov", 3), ("A10.mov", 1)]


@pytest.mark.parametrize("sort", ["", "-", "name; DROP TABLE shot", "move", "wobble"])
def test_an_order_that_is_none_is_refused(project, logs, sort):
    with pytest.raises(UsageError):
        project.listing(sort=sort)
    with pytest.raises(UsageError):
        project.clip_rows(sort=sort)


def test_a_query_that_cannot_be_read_is_refused(project):
    with pytest.raises(NotInVocabulary):
        project.listing("size:huge")
    with pytest.raises(UsageError):
        project.clip_rows('"')


def test_clips_are_listed_with_what_was_done_of_them(project, logs):
    log = logs["A2.mov"]
    written = Caption(
        id=new_id(),
        clip=log.clip.sha256,
        start=0,
        end=9,
        author=Writer(name="m", kind="machine"),
        text="Rain.",
    )
    project.add_captions([written], ANNA, "one")
    for author, done in [(ANNA, True), (BEN, False)]:
        judged = Critique(
            id=new_id(),
            caption=written.id,
            clip=log.clip.sha256,
            text="Rain.",
            rating=3,
            submitted=done,
            author=author,
        )
        project.put_critique(judged, author)
    project.decide([log.shots[0].id], "approved", ANNA)
    project.decide([log.shots[1].id], "returned", ANNA)
    project.decide([log.shots[2].id], "logged", ANNA)
    second, tenth = project.clip_rows().rows
    assert second.clip == log.clip
    assert (second.shots, second.logged, second.approved, second.returned) == (3, 1, 1, 1)
    assert (second.captions, second.critiques) == (1, 1)
    assert (tenth.shots, tenth.logged, tenth.captions, tenth.critiques) == (3, 0, 0, 0)


def test_clips_are_found_by_their_shots_sorted_and_paged(project, logs):
    project.decide([logs["A10.mov"].shots[0].id], "approved", ANNA)
    by_approved = project.clip_rows(sort="-approved")
    assert [row.clip.name for row in by_approved.rows] == ["A10.mov", "A2.mov"]
    assert [row.clip.name for row in project.clip_rows("size:MS").rows] == ["A2.mov"]
    page = project.clip_rows(offset=1, limit=5)
    assert (page.total, [row.clip.name for row in page.rows]) == (2, ["A10.mov"])
