import json

import pytest

from records import ANNA, MEASURE, clip_log, label
from shotlog.captions import claims
from shotlog.captions.drafting import draft
from shotlog.captions.drafting.statements import ordinal, wording
from shotlog.captions.lint import lint
from shotlog.captions.verifying.ruling import verify
from shotlog.record import ClipLog, Transition
from shotlog.timing import FrameRange
from shotlog.vocabulary import cinema


def labelled(*said, bounds=(), author=ANNA, **more):
    log = clip_log(bounds=bounds)
    labels = tuple(label(log.shots[shot - 1], facet, value, author, **more) for shot, facet, value in said)
    return ClipLog(clip=log.clip, shots=log.shots, labels=labels)


def supported(log, text, frames=None):
    """Whether every film claim of a text is exactly as the record has it; there must be one at least."""
    verdicts = [
        verify(claim, log, frames, cinema()) for claim in claims(text, cinema()) if claim.kind == "film"
    ]
    assert verdicts
    return all(one.ruling == "supported" and not one.is_wrong for one in verdicts)


def said_of(facet, term):
    select = cinema().facets[facet].select
    return [term] if select == "multi" else term


SENTENCES = [
    *((facet, term) for facet, verbs in wording()["moves"].items() for term in verbs),
    *(("camera_movement", way) for way in wording()["ways"]),
    *(
        (facet, term)
        for facets in wording()["says"].values()
        for facet, terms in facets.items()
        for term in terms
    ),
]


@pytest.mark.parametrize(("facet", "term"), SENTENCES, ids=str)
def test_every_sentence_reads_back_as_the_label_it_was_written_from(facet, term):
    log = labelled((1, facet, said_of(facet, term)))
    made = draft(log, None, cinema())
    assert made.unsaid == ()
    assert len(made.text.splitlines()) == 2
    assert supported(log, made.text)


@pytest.mark.parametrize("facet", list(wording()["changes"]))
def test_every_change_reads_back(facet):
    names = list(wording()["changes"][facet]["names"])
    for start in names:
        end = names[(names.index(start) + 2) % len(names)]
        log = labelled((1, facet, {"start": start, "end": end}))
        made = draft(log, None, cinema())
        assert made.unsaid == ()
        assert supported(log, made.text)


def test_a_draft_of_several_shots():
    log = labelled(
        (1, "camera_movement", "static"),
        (2, "camera_movement", "static"),
        (1, "shot_size", {"start": "WS", "end": "CU"}),
        (2, "shot_size", {"start": "MS", "end": "MS"}),
        (2, "camera_angle", "high"),
        (1, "key_style", "low_key"),
        bounds=(40,),
    )
    made = draft(log, None, cinema())
    assert made.text == (
        "Camera: In every shot, the camera is static. In the second shot, the angle is high.\n"
        "Spatial: In the first shot, it starts as a wide shot and ends as a close-up. "
        "In the second shot, it is a medium shot.\n"
        "Lighting: In the first shot, the lighting is low-key.\n"
        "Editing: There are two shots. A hard cut joins the two shots."
    )
    assert [one.name for one in made.sections] == ["camera", "spatial", "lighting", "editing"]
    assert lint(made.text) == []


def test_movements_of_parts_stand_in_their_order():
    log = labelled((1, "translation", []))
    pan = label(log.shots[0], "rotation", ["pan_left"], ANNA, start=0, end=40)
    zoom = label(log.shots[0], "intrinsic", ["zoom_in"], ANNA, start=50, end=90)
    log = ClipLog(clip=log.clip, shots=log.shots, labels=(zoom, pan))
    assert "Camera: The camera pans left, then zooms in." in draft(log, None, cinema()).text


@pytest.mark.parametrize(
    "said",
    [
        [(1, "camera_angle", "level"), (1, "colour", "colour"), (1, "translation", [])],
        [(1, "shot_size", None), (1, "shot_size", "NA_SIZE")],
        [],
    ],
)
def test_what_is_unremarkable_or_unknown_is_left_out(said):
    assert draft(labelled(*said), None, cinema()).text == "Editing: It is one continuous shot."


def test_what_a_machine_is_not_sure_of_is_left_out():
    sure = labelled((1, "shot_size", "CU"), author=MEASURE, confidence=0.95)
    unsure = labelled((1, "shot_size", "CU"), author=MEASURE, confidence=0.3)
    assert "close-up" in draft(sure, None, cinema()).text
    assert "close-up" not in draft(unsure, None, cinema()).text


def test_the_end_of_a_change_is_not_told_of_a_range_that_does_not_hold_it():
    log = labelled((1, "shot_size", {"start": "WS", "end": "CU"}))
    assert "close-up" not in draft(log, FrameRange(0, 50), cinema()).text


def test_labels_that_contradict_each_other_are_not_told():
    log = labelled((1, "camera_movement", "static"), (1, "steadiness", "very_unsteady"))
    made = draft(log, None, cinema())
    assert supported(log, made.text)


def test_fades_and_dissolves_are_told():
    log = labelled(bounds=(40,))
    first, second = log.shots
    ways = {
        "in": Transition(kind="fade_in", start=0, end=10, confidence=1),
        "between": Transition(kind="dissolve", start=35, end=45, confidence=1),
        "out": Transition(kind="fade_out", start=90, end=100, confidence=1),
    }
    shots = (
        first.model_copy(update={"transition_in": ways["in"], "transition_out": ways["between"]}),
        second.model_copy(update={"transition_in": ways["between"], "transition_out": ways["out"]}),
    )
    log = ClipLog(clip=log.clip, shots=shots)
    made = draft(log, None, cinema())
    assert made.text == (
        "Editing: There are two shots. The first shot fades in from black. "
        "A dissolve leads to the second shot. The second shot fades out to black."
    )
    assert made.unsaid == ()


def test_a_sentence_that_says_too_much_is_taken_back(monkeypatch):
    monkeypatch.setitem(wording()["ways"], "static", "the camera is static and the light is soft")
    made = draft(labelled((1, "camera_movement", "static")), None, cinema())
    assert made.unsaid == ("The camera is static and the light is soft.",)
    assert "static" not in made.text


def test_drafts_of_real_labels_are_true(shared):
    truth = json.loads((shared / "truth" / "labels.json").read_text())["clips"]
    told = kept = 0
    for name, clip in truth.items():
        bounds = [shot["start"] for shot in clip["shots"][1:]]
        log = clip_log(name, frames=clip["frames"], bounds=bounds)
        labels = tuple(
            label(one, facet, shot[facet], ANNA)
            for one, shot in zip(log.shots, clip["shots"], strict=True)
            for facet in shot["certain"]
            if shot.get(facet) is not None and not facet.startswith("transition")
        )
        log = ClipLog(clip=log.clip, shots=log.shots, labels=labels)
        made = draft(log, None, cinema())
        assert supported(log, made.text)
        kept += made.text.count(".")
        told += made.text.count(".") + len(made.unsaid)
    assert kept > 0.95 * told


@pytest.mark.parametrize(
    ("place", "word"), [(1, "first"), (10, "tenth"), (11, "11th"), (22, "22nd"), (113, "113th")]
)
def test_ordinals(place, word):
    assert ordinal(place) == word
