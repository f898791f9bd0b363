import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shotlog.captions import claims
from shotlog.captions.lint import lint, rules_of, standard
from shotlog.errors import NotFound, UsageError
from shotlog.vocabulary import cinema


def flaws(text, rules=None):
    return lint(text, claims(text, cinema()), rules)


def mended(text, found):
    done, pieces = 0, []
    for edit in sorted((flaw.fix for flaw in found if flaw.fix), key=lambda edit: edit.span):
        if edit.span[0] >= done:
            pieces += [text[done : edit.span[0]], edit.words]
            done = edit.span[1]
    return "".join(pieces) + text[done:]


@pytest.mark.parametrize(
    ("rule", "text", "better"),
    [
        ("speculation", "A man appears to be waiting.", "A man is waiting."),
        ("speculation", "Two dogs seem to wait.", "Two dogs wait."),
        ("speculation", "The lamp seems to flash.", "The lamp flashes."),
        ("speculation", "The sheep appears to carry a bell.", "The sheep carries a bell."),
        ("speculation", "The men may be guards.", "The men are guards."),
        ("speculation", "It looks as though a man waits.", "A man waits."),
        ("speculation", "A man, perhaps, waits.", "A man waits."),
        ("speculation", "Perhaps, a man waits.", "A man waits."),
        ("speculation", "He waits, presumably.", "He waits."),
        ("speculation", "He sits in some kind of chair.", "He sits in a chair."),
        ("alternatives", "A man or a woman waits.", None),
        ("mood", "A man waits in an eerie hall.", "A man waits in a hall."),
        ("mood", "A dark and eerie hall.", "A dark hall."),
        ("mood", "An eerie and dark hall.", "A dark hall."),
        ("mood", "A serene old house.", "An old house."),
        ("mood", "Serene music plays.", "Music plays."),
        ("mood", "The hall is eerie.", None),
        ("mood", "The hall is dark and eerie, standing alone.", None),
        ("mood", "The hall is tense and eerie.", None),
        ("mood", "The most striking thing is a beautiful, serene old lake.", "The thing is an old lake."),
        ("mood", "It has a cinematic feel.", None),
        ("mood", "It rains, creating a sense of loss.", "It rains."),
        ("frame_reference", "In the first frame, a man waits.", "At the start, a man waits."),
        ("frame_reference", "The frame shows a man.", "The picture shows a man."),
        ("frame_reference", "A bird crosses the frame.", "A bird crosses the screen."),
        ("frame_reference", "He walks out of frame.", "He walks out of view."),
        ("frame_reference", "The image fades out.", "The picture fades out."),
        ("whose_left", "A man on the left waits.", "A man on the left of the screen waits."),
        ("whose_left", "He walks from left to right.", "He walks from the left to the right of the screen."),
        ("whose_left", "He raises the left hand.", None),
        ("padding", "A man can be seen on a lift.", "A man is on a lift."),
        ("padding", "Two men can be seen walking.", "Two men are walking."),
        ("padding", "We see a man.", "There is a man."),
        ("padding", "As we see two men waiting, he sits.", "As there are two men waiting, he sits."),
        ("padding", "We see the man.", None),
        ("padding", "There is a dog that runs.", None),
        ("padding", "In order to sit, he bends.", "To sit, he bends."),
        ("banned", "A 4K shot of a man.", "A shot of a man."),
        ("markup", "**Camera**: static.", "Camera: static."),
        ("markup", "- A man.\n- A dog. 😀", "A man.\nA dog. "),
        ("repeats", "A man sits there. A dog. A man sits there.", "A man sits there. A dog."),
        ("length", " ".join(["A man waits here."] * 5 + [f"w{n}" for n in range(400)]), None),
        ("wrong_section", "Subject: A man, as the camera pans left. Camera: Level angle.", None),
    ],
)
def test_each_rule_finds_its_words_and_says_what_to_write(rule, text, better):
    found = [flaw for flaw in flaws(text) if flaw.rule == rule]
    assert found, rule
    assert all(flaw.words == text[slice(*flaw.span)] and flaw.why and flaw.advice for flaw in found)
    if better is None:
        assert all(flaw.fix is None for flaw in found)
    else:
        assert mended(text, found) == better
        assert not [flaw for flaw in flaws(better) if flaw.rule == rule]


@pytest.mark.parametrize(
    "text",
    [
        "A cat sits behind the window frame.",
        "He carries the bicycle frame home.",
        "The frame of the mirror is golden.",
        "Trees frame a house.",
        "The image on the screen flickers.",
        "The camera pans to the left.",
        "The camera slides gently to the right past a man.",
        "He leans to the left of the screen.",
        "He raises his left hand.",
        "She has left the room.",
        'A sign reads "We see an eerie frame or image on the left".',
        "No people or cars pass.",
        "One or two people pass, without a pan or a tilt.",
        "The sun appears from behind a cloud.",
        "He looks to the window.",
        "A can of paint stands there.",
        "It is May. A mighty oak.",
    ],
)
def test_what_may_stand_is_left_alone(text):
    assert flaws(text) == []


def test_a_flaw_as_json():
    (flaw,) = flaws("A man appears to wait.")
    assert flaw.as_dict() == {
        "rule": "speculation",
        "span": [6, 21],
        "words": "appears to wait",
        "error_type": "speculation",
        "severity": "style",
        "why": flaw.why,
        "advice": flaw.advice,
        "fix": "waits",
        "fix_span": [6, 21],
    }


def test_every_rule_names_an_error_of_the_vocabulary():
    errors = cinema().facet("caption_error").terms
    assert {rule.error for rule in standard().values()} <= set(errors)


def test_a_wrong_section_needs_a_right_one_in_the_caption():
    assert flaws("Subject: A man, as the camera pans left.") == []


def test_a_project_switches_rules_off_changes_them_and_adds_its_own(tmp_path):
    own = tmp_path / "lint.yaml"
    own.write_text(
        "padding: false\n"
        "mood: {severity: minor, words: {add: [vast], drop: [eerie]}}\n"
        "length: {most_words: 4}\n"
        "house: {error: fluency, severity: major, why: w, advice: a, find: [{words: kerb, put: curb}]}\n"
    )
    rules = rules_of(own, off=["alternatives"])
    found = flaws("We see a vast eerie kerb or wall.", rules)
    assert [(flaw.rule, flaw.words, flaw.severity) for flaw in found] == [
        ("mood", "vast", "minor"),
        ("length", "eerie kerb or wall", "style"),
        ("house", "kerb", "major"),
    ]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("mood: 7", UsageError),
        ("- a list", UsageError),
        ("{", UsageError),
        ("mood: {colour: red}", UsageError),
        ("x: {error: fluency, severity: major, why: w, advice: a, find: [{words: '('}]}", UsageError),
        ("nobody: false", NotFound),
    ],
)
def test_rules_that_cannot_be_are_refused_with_their_place(tmp_path, text, error):
    own = tmp_path / "lint.yaml"
    own.write_text(text)
    with pytest.raises(error) as caught:
        rules_of(own)
    assert caught.value.hint


def test_there_must_be_a_file_of_rules(tmp_path):
    with pytest.raises(NotFound):
        rules_of(tmp_path / "none.yaml")


SAID = """a an eerie hall the frame image may be appears to wait or on left right , . and we see : ** " 😀"""
words = st.sampled_from([*SAID.split(), "\n"])


@given(st.lists(words | st.text(max_size=3), max_size=25).map(" ".join))
def test_fixes_stay_in_the_text_whatever_it_is(text):
    for flaw in lint(text):
        assert flaw.words == text[slice(*flaw.span)]
        assert flaw.words
        if flaw.fix:
            assert 0 <= flaw.fix.span[0] <= flaw.fix.span[1] <= len(text)


@pytest.mark.parametrize(
    "piece",
    ["there is ", "adding to a ", "creating the ", "a or ", "x", "is it, ", "a ", '"', "appears ", "#"],
)
def test_a_long_text_takes_no_more_than_its_share(piece):
    text = (piece * 100_000)[:100_000]
    begun = time.process_time()
    lint(text)
    assert time.process_time() - begun < 20
