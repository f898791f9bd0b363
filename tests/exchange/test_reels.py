import re

from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.made import HOSTILE_NAMES, clip_of
from shotlog.exchange.reels import reels


def test_the_reel_tag_comes_before_the_files_name():
    assert reels([clip_of("interview.mov", reel="A001"), clip_of("b-roll.mov")]) == ["A001", "B_ROLL"]


def test_a_long_reel_is_cut_to_eight_characters():
    assert reels([clip_of(reel="A001C003_260101_R1XY")]) == ["A001C003"]


def test_two_reels_that_begin_alike_stay_apart():
    clips = [clip_of(f"{n}.mov", reel=f"A001C003_26010{n}") for n in range(1, 13)]
    chosen = reels(clips)
    assert chosen[:3] == ["A001C003", "A001C0_2", "A001C0_3"]
    assert len(set(chosen)) == 12


def test_takes_on_one_tape_share_its_reel():
    clips = [
        clip_of("1.mov", reel="TAPE7", start="01:00:00:00"),
        clip_of("2.mov", reel="TAPE7", start="01:00:04:00"),
    ]
    assert reels(clips) == ["TAPE7", "TAPE7"]


def test_clips_of_one_tag_whose_timecode_overlaps_stay_apart():
    clips = [
        clip_of("1.mov", reel="TAPE7", start="01:00:00:00"),
        clip_of("2.mov", reel="TAPE7", start="01:00:03:24"),
    ]
    assert reels(clips) == ["TAPE7", "TAPE7_2"]


def test_two_files_of_one_name_stay_apart():
    assert reels([clip_of("clip.mov"), clip_of("clip.mov", folder="/other")]) == ["CLIP", "CLIP_2"]


def test_a_name_without_a_usable_letter_is_an_unknown_source():
    assert reels([clip_of("镜头.mov"), clip_of("--.mov")]) == ["AX", "AX_2"]


def test_names_that_an_edl_means_otherwise_are_avoided():
    assert reels([clip_of("bl.mov"), clip_of("Black.mov"), clip_of("BARS.mov")]) == [
        "BL_2",
        "BLACK_2",
        "BARS_2",
    ]


@settings(max_examples=50)
@given(
    st.lists(
        st.sampled_from(["A", "b", "0", "_", " ", "é", "镜"]).flatmap(lambda c: st.just(c * 9)), max_size=12
    )
)
def test_no_two_files_share_a_reel_and_all_reels_are_plain(names):
    clips = [clip_of(f"{name}.mov", folder=f"/{number}") for number, name in enumerate(names)]
    chosen = reels(clips)
    assert len(set(chosen)) == len(clips)
    assert all(re.fullmatch(r"[A-Z0-9_]{1,8}", reel) for reel in chosen)


def test_hostile_names_make_plain_reels():
    chosen = reels([clip_of(name) for name in HOSTILE_NAMES])
    assert len(set(chosen)) == len(HOSTILE_NAMES)
    assert all(re.fullmatch(r"[A-Z0-9_]{1,8}", reel) for reel in chosen)
