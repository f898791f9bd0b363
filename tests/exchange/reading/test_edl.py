import pytest

from exchange.reading.given import reading
from shotlog.errors import UnreadableMedia
from shotlog.exchange.reading import Labels, Source

LINE = "{number}  {reel} V     {way} 01:00:00:00 01:00:01:00 {start} {end}\n"


def event(number="001", reel="A001", way="C       ", start="10:00:00:00", end="10:00:01:00"):
    return LINE.format(number=number, reel=reel, way=way, start=start, end=end)


@pytest.mark.parametrize("number", ["1", "001", "0001", "000001", "123456789"])
def test_event_numbers_have_any_length(number):
    assert [one.place for one in reading("TITLE: A\n" + event(number)).events] == [f"event {number}"]


@pytest.mark.parametrize(
    ("reel", "read"),
    [
        ("A001C003", "A001C003"),
        ("A001C003_260101_R1XY", "A001C003_260101_R1XY"),
        ("two words", "two words"),
        ("AX", ""),
    ],
)
def test_reels_have_any_length_and_may_have_spaces(reel, read):
    assert reading("TITLE: A\n" + event(reel=reel)).events[0].source.reel == read


@pytest.mark.parametrize("way", ["C", "D    025", "W001 025", "K    010", "K B  010"])
def test_every_transition_is_an_event(way):
    (found,) = reading("TITLE: A\n" + event(way=way)).events
    assert (found.span, found.record) == (
        Labels("01:00:00:00", "01:00:01:00"),
        Labels("10:00:00:00", "10:00:01:00"),
    )


def test_a_dissolve_has_the_name_of_the_clip_it_goes_to():
    names = "* FROM CLIP NAME: one\n* TO CLIP NAME: two\n"
    first, second = reading("TITLE: A\n" + event(end="10:00:00:00") + event(way="D    025") + names).events
    assert (first.source.name, second.source.name) == ("", "two")


def test_file_and_clip_name_are_both_kept():
    lines = "* FROM CLIP NAME:  12A-3 \n*SOURCE FILE: A001C003.mov\n"
    assert reading("TITLE: A\n" + event() + lines).events[0].source == Source(
        "A001C003.mov", reel="A001", other=("12A-3",)
    )


@pytest.mark.parametrize(
    ("mode", "rate", "drop"),
    [("DROP FRAME", "30000/1001", True), ("NON-DROP FRAME", None, False), (None, None, None)],
)
def test_only_drop_frame_tells_the_rate(mode, rate, drop):
    found = reading("TITLE: A\n" + (f"FCM: {mode}\n" if mode else "") + event())
    assert (None if found.rate is None else str(found.rate), found.drop) == (rate, drop)


def test_the_user_may_tell_the_rate():
    assert str(reading("TITLE: A\n" + event(), rate="25").rate) == "25/1"


def test_locators_stand_in_the_record():
    (mark,) = reading("TITLE: A\n" + event() + "* LOC: 10:00:00:12 RED     VFX: boom in shot\n").marks
    assert (mark.span.start, mark.colour, mark.note) == ("10:00:00:12", "RED", "VFX: boom in shot")


def test_a_change_of_speed_is_known():
    (found,) = reading("TITLE: A\n" + event() + "M2   A001  048.0   01:00:00:00\n").events
    assert found.retimed


def test_markers_of_resolve_are_no_events():
    found = reading("TITLE: T1\n" + event() + "a note |C:ResolveColorFuchsia |M:Marker 1 |D:12\n")
    assert (found.format, found.events) == ("resolve-markers", ())
    (mark,) = found.marks
    assert (mark.span.start, mark.name, mark.note, mark.colour, mark.frames) == (
        *("10:00:00:00", "Marker 1", "a note"),
        *("Fuchsia", 12),
    )


def test_what_is_not_understood_is_told_with_its_line():
    found = reading("TITLE: A\nsomething else\n" + event())
    assert [(one.place, "something" in one.message) for one in found.remarks] == [("line 2", True)]


def test_an_edl_may_be_empty_but_a_text_without_a_title_or_event_is_none():
    assert reading("TITLE: A\n").events == ()
    with pytest.raises(UnreadableMedia, match="no event"):
        reading("FCM: DROP FRAME\n")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_will_do(end):
    text = ("TITLE: A\n" + event() + event("002")).replace("\n", end)
    assert len(reading(text).events) == 2
