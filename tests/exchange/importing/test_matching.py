import pytest

from exchange.importing.projects import times
from exchange.made import clip_of
from shotlog.errors import Conflict, NotFound
from shotlog.exchange.importing.fitting import Fitting
from shotlog.exchange.importing.matching import Clips
from shotlog.exchange.reading import Labels, Source

ONE = clip_of("A001C001_260101_R1XY.mov", start="01:00:00:00", folder="/day1")
TWO = clip_of("A001C002_260101_R1XY.mov", start="02:00:00:00", folder="/day1")
AGAIN = clip_of("A001C001_260101_R1XY.mov", start="05:00:00:00", folder="/day2/cam b")
REEL = clip_of("other.mov", start="03:00:00:00", reel="TAPE 7")
CAFE = clip_of("Café 镜头.mov")


def found(source, span=None, clips=(ONE, TWO, AGAIN, REEL, CAFE)):
    return Clips(clips, Fitting(times)).find(source, span)


def at(hour, second=1):
    return Labels(f"{hour:02}:00:00:00", f"{hour:02}:00:{second:02}:00")


@pytest.mark.parametrize(
    ("source", "span", "clip"),
    [
        (Source(sha256=TWO.sha256), None, TWO),
        (Source(sha256=TWO.sha256, name=REEL.name), None, TWO),
        (Source(path=AGAIN.path), None, AGAIN),
        (Source(path="/elsewhere/cam b/A001C001_260101_R1XY.mov"), None, AGAIN),
        (Source(path="D:\\media\\day1\\A001C001_260101_R1XY.mov"), None, ONE),
        (Source(reel="A001C001"), at(1), ONE),
        (Source(reel="A001C001"), at(5), AGAIN),
        (Source(reel="tape_7"), at(3), REEL),
        (Source(reel="A001C002_260101_R1XY"), at(2), TWO),
        (Source(name="a001c002_260101_r1xy"), None, TWO),
        (Source(name="A001C001_260101_R1XY.mov"), at(5), AGAIN),
        (Source(name="12A-3", other=("other.mov",)), None, REEL),
        (Source(name="Café.mov"), None, None),
        (Source(name="CAFE .mov"), None, CAFE),
        (Source(name="CAFÉ 镜头"), None, CAFE),
    ],
)
def test_a_clip_is_found_by_hash_path_reel_with_timecode_or_name(source, span, clip):
    if clip is None:
        with pytest.raises(NotFound):
            found(source, span)
    else:
        assert found(source, span) == clip


def test_two_clips_of_one_name_are_told_and_none_is_taken():
    with pytest.raises(Conflict, match="2 clips") as caught:
        found(Source(name=ONE.name))
    assert ONE.path in caught.value.hint


def test_a_clip_without_these_frames_is_not_meant():
    with pytest.raises(NotFound, match="does not have these frames"):
        found(Source(name=TWO.name), at(9))


def test_a_clip_is_found_by_its_timecode_alone_only_where_no_other_has_it():
    clips = Clips((ONE, TWO, CAFE), Fitting(times))
    assert clips.carrying(at(2)) == TWO
    assert clips.carrying(at(9)) is None
    assert Clips((ONE, clip_of("copy.mov", start="01:00:00:00")), Fitting(times)).carrying(at(1)) is None
