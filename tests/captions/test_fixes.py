from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captions.told import CINEMA, claim, log, verdict
from shotlog.captions import claims
from shotlog.captions.mending import corrected, edits, replacement
from shotlog.captions.mending.grammar import article, like_case, plural, singular
from shotlog.captions.verdict import Edit
from shotlog.captions.verifying import verify

STATIC = ("camera_movement", "static")
CAMERA = ("rotation", "translation", "intrinsic")


def fix(words, facet, value, true_facet, true, **more):
    return replacement(claim(facet, value, words, **more), true_facet, true, CINEMA)


@pytest.mark.parametrize(
    ("words", "true", "mended"),
    [
        ("pans left", ("translation", ["truck_right"]), "tracks right"),
        ("panning left", ("translation", ["truck_right"]), "tracking right"),
        ("panned left", ("translation", ["truck_right"]), "tracked right"),
        ("The camera pans left", ("translation", ["dolly_in"]), "The camera pushes in"),
        ("The camera slowly pans left", ("rotation", ["tilt_up"]), "The camera slowly tilts up"),
        ("The camera slowly pans left", STATIC, "The camera stays still"),
        ("the camera is panning left", ("translation", ["truck_right"]), "the camera is tracking right"),
        ("The camera begins to pan left", ("rotation", ["tilt_up"]), "The camera begins to tilt up"),
        ("a slow pan to the left", ("rotation", ["tilt_up"]), "a tilt up"),
        ("pans left", ("rotation", ["pan_right", "tilt_down"]), "pans right and tilts down"),
        ("whip panning", STATIC, "staying still"),
    ],
)
def test_a_movement_keeps_the_inflection_of_its_verb(words, true, mended):
    assert fix(words, "rotation", "pan_left", *true) == mended


@pytest.mark.parametrize(
    ("words", "true", "mended"),
    [
        ("The camera is static", ("rotation", ["pan_left"]), "The camera pans left"),
        ("The camera stays fixed", ("camera_movement", "inward"), "The camera closes in"),
        ("The camera does not move", ("rotation", ["pan_left"]), "The camera pans left"),
        ("a locked-off camera", ("rotation", ["tilt_up"]), "a camera tilting up"),
        ("A static shot", ("intrinsic", ["zoom_in"]), "A zoom-in"),
        ("static", ("camera_movement", "moving"), "moving"),
        ("Locked off", ("camera_movement", "moving"), "Moving"),
    ],
)
def test_a_camera_that_rests_is_set_in_motion(words, true, mended):
    assert fix(words, "camera_movement", "static", *true) == mended


def test_a_preposition_that_leads_on_is_kept_fitting():
    words = "the camera pulls away from"
    assert fix(words, "camera_movement", "outward", "camera_movement", "inward") == "the camera closes in on"


@pytest.mark.parametrize(
    ("words", "facet", "value", "true", "mended"),
    [
        ("an extreme close-up", "shot_size", "ECU", "MS", "a medium shot"),
        ("in extreme wide shots", "shot_size", "EWS", "MCU", "in medium close-ups"),
        ("from a low angle", "camera_angle", "low", "birds_eye", "from directly overhead"),
        ("Indoor", "int_ext", "INT", "EXT", "Outdoor"),
        ("An indoor", "int_ext", "INT", "EXT", "An outdoor"),
        ("indoors", "int_ext", "INT", "EXT", "outdoors"),
        ("in a park", "int_ext", "EXT", "INT", "indoors"),
        ("at night", "time_of_day", "night", "day", "by day"),
        ("in black and white", "colour", "bw", "colour", "in colour"),
        ("A colourful", "colour", "colour", "bw", "A black-and-white"),
        ("high-key", "key_style", "high_key", "low_key", "low-key"),
        ("in slow motion", "playback_speed", "slow_motion", "time_lapse", "in time-lapse"),
        ("three men", "people_count", 3, 2, "two men"),
        ("Two women", "people_count", 2, 1, "One woman"),
        ("two men", "people_count", 2, 3, "three people"),
        ("there is nobody", "people_count", 0, 2, "there are two people"),
        ("a trio", "people_count", 3, 2, "two people"),
        ("Two shots", "shot_count", 2, 3, "Three shots"),
        ("in one take", "shot_count", 1, 2, "in two shots"),
        ("There is no cut", "shot_count", 1, 3, "There are two cuts"),
        ("two cuts", "shot_count", 3, 2, "one cut"),
        ("without a cut", "shot_count", 1, 2, "with one cut"),
        ("a wipe", "transition", "wipe", "dissolve", "a dissolve"),
        ("a hard cut", "transition", "cut", "dissolve", "a dissolve"),
        ("fades to black", "transition", "fade_out", "cut", "cuts"),
        ("A slow dissolve", "transition", "dissolve", "cut", "A cut"),
        ('the words "FEDERATION"', "on_screen_text", "FEDERATION", "FOUNDATION", 'the words "FOUNDATION"'),
        ("begins and ends on hard cuts", "transition", "cut", "dissolve", "begins and ends on dissolves"),
        ("talking loudly", "sound", "dialogue_on", ["silent"], "without a sound"),
        ("looking down", "camera_angle", "high", "low", "looking up"),
        ("handheld and shaky", "steadiness", "unsteady", "very_smooth", "very smooth"),
        ("steadily", "steadiness", "smooth", "unsteady", "shakily"),
        ("birds are heard", "sound", "sfx", ["silent"], "no birds are heard"),
        ("the dog barks", "sound", "sfx", ["silent"], "no dog barks"),
        ("a woman speaks", "sound", "dialogue_on", ["silent"], "nobody speaks"),
        ("a tight close-up", "shot_size", "CU", "WS", "a wide shot"),
        ("eye level", "camera_angle", "level", "high", "high angle"),
        ("raining", "weather", "rain", ["clear"], "not raining"),
        ("shakes violently", "steadiness", "very_unsteady", "locked_off", "stays still"),
        ("A trio of musicians", "people_count", 3, 2, "Two musicians"),
        ("A narrator", "sound", "voice_over", ["silent"], "Nobody"),
        ("music", "sound", "music_score", ["silent"], "no music"),
    ],
)
def test_words_are_replaced_in_their_form(words, facet, value, true, mended):
    assert fix(words, facet, value, facet, true) == mended


def test_where_nobody_knows_what_is_true_nothing_is_offered():
    assert fix("pans left", "rotation", "pan_left", None, None) is None


@pytest.mark.parametrize(
    ("text", "said", "mended"),
    [
        ("The camera pans left over a field.", STATIC, "The camera stays still over a field."),
        ("This is an extreme close-up of a door.", ("shot_size", "MS"), "This is a medium shot of a door."),
        ("We see a wide shot of a door.", ("shot_size", "ECU"), "We see an extreme close-up of a door."),
        ("Two women are in a room.", ("people_count", 1), "One woman is in a room."),
        (
            "The tripod doesn't shake and the camera doesn't move.",
            ("rotation", ["pan_left"]),
            "The tripod doesn't shake and the camera pans left.",
        ),
        ("The camera doesn't zoom.", ("intrinsic", ["zoom_in"]), "The camera zooms in."),
        (
            "Without moving, the camera looks on.",
            ("rotation", ["pan_left"]),
            "Panning left, the camera looks on.",
        ),
        ("Shaky footage of a bus.", ("steadiness", "locked_off"), "Locked-off footage of a bus."),
        ("It is a time-lapse of clouds.", ("playback_speed", "regular"), "It is a real-time shot of clouds."),
        ("They gather in a park.", ("int_ext", "INT"), "They gather in an interior."),
        ("Two women play in a room.", ("people_count", 1), "One woman plays in a room."),
        ("The camera orbits the tree.", STATIC, "The camera stays still on the tree."),
        ("The camera trucks left along the railing.", STATIC, "The camera stays still before the railing."),
        ("The camera pans left and tilts up.", STATIC, "The camera stays still."),
        ("We hear a loud engine roar.", ("sound", ["silent"]), "We hear no loud engine roar."),
    ],
)
def test_a_sentence_stays_grammatical_around_the_fix(text, said, mended):
    record = log(said)
    assert corrected(text, [verify(one, record, None, CINEMA) for one in claims(text, CINEMA)]) == mended


def test_a_clause_about_what_is_not_there_goes():
    text = 'A man reads; the words "THE END" appear. He smiles.'
    found = [verify(one, log(("on_screen_text", None)), None, CINEMA) for one in claims(text, CINEMA)]
    texts = [one for one in found if one.claim.facet in ("on_screen_text", "overlays")]
    assert corrected(text, texts) == "A man reads. He smiles."


def test_a_clause_that_says_something_else_too_stays():
    text = 'The title "THE END" stands on a black card.'
    found = verdict("on_screen_text", "THE END", ("on_screen_text", None))
    other = verify(claim("shot_size", "CU"), log(), None, CINEMA)
    at = text.index('"')
    moved = [_moved(found, at, at + 9), _moved(other, 24, 30)]
    assert corrected(text, moved) == text


def _moved(found, start, end):
    return replace(found, claim=replace(found.claim, span=(start, end)))


def test_fixes_of_overlapping_words_do_not_meet():
    long = _moved(verdict("rotation", "pan_left", STATIC, "The camera pans left"), 0, 20)
    short = _moved(verdict("rotation", "pan_left", STATIC, "pans left"), 11, 20)
    text = "The camera pans left over a field."
    assert edits(text, [short, long]) == [Edit((0, 20), "The camera stays still")]


def test_a_text_without_errors_stays_as_it_is():
    text = "A  strange\ttext \N{EM DASH} with  spaces."
    assert corrected(text, [verify(one, log(), None, CINEMA) for one in claims(text, CINEMA)]) == text


def test_a_long_text_with_thousands_of_errors_is_mended_in_moments():
    text = ("The camera pans left." + " " * 30) * 2000
    found = verdict("rotation", "pan_left", STATIC, "The camera pans left")
    wrong = [_moved(found, at, at + 20) for at in range(0, len(text), 51)]
    assert corrected(text, wrong).count("stays still") == 2000


TRUE_MOVES = st.sampled_from(
    [("camera_movement", term) for term in CINEMA.facets["camera_movement"].terms]
    + [(facet, [term]) for facet in CAMERA for term in CINEMA.facets[facet].terms if "zoom_" not in term[5:]]
)
CAPTIONS = st.sampled_from(
    [
        "The camera pans left across the room.",
        "Slowly, the camera tilts up.",
        "The camera is static.",
        "The camera trucks right past a wall.",
        "The camera zooms in.",
        "The camera stays perfectly still.",
        "A man waits while the camera pushes in.",
    ]
)


@given(CAPTIONS, TRUE_MOVES)
def test_what_was_fixed_is_not_contradicted_any_more(text, said):
    record = log(said)
    found = [verify(one, record, None, CINEMA) for one in claims(text, CINEMA)]
    mended = corrected(text, found)
    again = [verify(one, record, None, CINEMA) for one in claims(mended, CINEMA)]
    assert not [one for one in again if one.ruling == "contradicted" and one.claim.kind == "film"], mended


@given(
    st.sampled_from(["ECU", "CU", "MCU", "MS", "MFS", "FS", "WS", "EWS"]),
    st.sampled_from(["an extreme close-up", "a close-up", "a medium shot", "a wide shot", "a full shot"]),
)
def test_a_fixed_size_is_supported(true, said):
    record = log(("shot_size", true))
    text = f"This is {said} of a door."
    mended = corrected(text, [verify(one, record, None, CINEMA) for one in claims(text, CINEMA)])
    again = [verify(one, record, None, CINEMA) for one in claims(mended, CINEMA)]
    assert [one.ruling for one in again if one.claim.facet == "shot_size"] == ["supported"]


@pytest.mark.parametrize(
    ("noun", "expected"),
    [("extreme close-up", "an"), ("medium shot", "a"), ("MCU", "an"), ("CU", "a"), ("one-shot", "a"),
     ("hour", "an"), ("even light", "an"), ("unit", "a"), ("overhead view", "an"), ("ECU", "an")],
)  # fmt: skip
def test_articles_follow_the_sound(noun, expected):
    assert article(noun) == expected


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("man", "men"),
        ("person", "people"),
        ("close-up", "close-ups"),
        ("lady", "ladies"),
        ("coach", "coaches"),
    ],
)
def test_nouns_change_number(one, many):
    assert (plural(one), singular(many)) == (many, one)


def test_a_capital_is_kept_and_shouting_is_not_imitated():
    assert like_case("Pans left", "tracks right") == "Tracks right"
    assert like_case("ECU", "medium shot") == "medium shot"
    assert like_case("Dutch angle", "level framing") == "level framing"
