from itertools import count

import pytest

from shotlog.record import Caption, Writer, machine
from shotlog.record.fields import new_id

numbers = count(1)


@pytest.fixture
def change(ann):
    def asked(deed, *, request=None, seen=None, sitting="s"):
        name = request or f"{sitting}/{next(numbers)}"
        return ann.post("/api/changes", json={"request": name, "seen": seen, "deed": deed})

    return asked


@pytest.fixture
def shot(house, clip):
    return house.project.log_of(clip).shots[0].id


def labelled(clip, shot, value, facet="shot_size"):
    return {"kind": "label", "clip": clip, "labels": [{"shot": shot, "facet": facet, "value": value}]}


def shown(house, clip, facet="shot_size"):
    log = house.project.log_of(clip)
    label = log.shown(log.shots[0]).get(facet)
    return None if label is None else label.value


def test_a_label_is_in_the_log_when_the_change_is_answered(change, house, clip, shot):
    answer = change(labelled(clip, shot, "CU"))
    assert answer.status_code == 200
    assert answer.json()["clip"] == clip
    assert answer.json()["newest"] == house.project.newest()
    assert shown(house, clip) == "CU"


def test_the_same_request_again_changes_nothing(change, house, clip, shot):
    first = change(labelled(clip, shot, "CU"), request="s/again").json()
    newest = house.project.newest()
    assert change(labelled(clip, shot, "CU"), request="s/again").json() == first
    assert house.project.newest() == newest


def test_nobody_replaces_what_they_have_not_seen(change, house, clip, shot):
    seen = house.project.newest()
    change(labelled(clip, shot, "CU"), seen=seen, sitting="one")
    answer = change(labelled(clip, shot, "MS"), seen=seen, sitting="other")
    assert answer.status_code == 409
    error = answer.json()["error"]
    assert error["code"] == "changed_since"
    assert error["stands"][0]["thing"]["value"] == "CU"
    assert error["stands"][0]["author"]["name"] == "Ann"
    assert shown(house, clip) == "CU"


def test_whoever_has_seen_it_may_replace_it(change, house, clip, shot):
    change(labelled(clip, shot, "CU"), sitting="one")
    assert change(labelled(clip, shot, "MS"), seen=house.project.newest(), sitting="other").status_code == 200
    assert shown(house, clip) == "MS"


def test_a_word_that_is_taken_back_shows_what_stood_beneath(change, house, clip, shot):
    before = shown(house, clip)
    change(labelled(clip, shot, "ECU"))
    undone = {"kind": "unlabel", "clip": clip, "labels": [{"shot": shot, "facet": "shot_size"}]}
    assert change(undone).status_code == 200
    assert shown(house, clip) == before


def test_what_is_accepted_names_what_was_suggested(change, house, clip, shot):
    log = house.project.log_of(clip)
    suggested = next(label for label in log.labels if label.facet == "colour")
    deed = labelled(clip, shot, suggested.value, "colour")
    deed["labels"][0]["accepts"] = suggested.id
    change(deed)
    log = house.project.log_of(clip)
    assert log.shown(log.shots[0])["colour"].evidence == {"accepted": suggested.id}


def test_shots_are_split_moved_and_merged_and_each_can_be_undone(change, house, clip):
    def bounds():
        return [one.start for one in house.project.log_of(clip).shots]

    assert change({"kind": "cut", "clip": clip, "frame": 20}).status_code == 200
    assert bounds() == [0, 20]
    assert change({"kind": "move", "clip": clip, "frame": 20, "to": 24}).status_code == 200
    assert bounds() == [0, 24]
    assert change({"kind": "join", "clip": clip, "frame": 24}).status_code == 200
    assert bounds() == [0]
    assert change({"kind": "undo"}).status_code == 200
    assert bounds() == [0, 24]
    assert change({"kind": "redo"}).status_code == 200
    assert bounds() == [0]


def test_a_transition_is_told_of_on_both_sides(change, house, clip):
    change({"kind": "cut", "clip": clip, "frame": 20})
    way = {"kind": "transition", "clip": clip, "frame": 20, "transition": "dissolve", "start": 16, "end": 24}
    assert change(way).status_code == 200
    one, other = house.project.log_of(clip).shots
    assert one.transition_out == other.transition_in
    assert one.transition_out.kind == "dissolve"


def test_shots_are_decided_on_and_opened_again(change, house, clip, shot):
    assert change({"kind": "decide", "clip": clip, "shots": [shot], "progress": "logged"}).status_code == 200
    assert house.project.decisions(clip)[0].progress == "logged"
    assert change({"kind": "decide", "clip": clip, "shots": [shot], "progress": None}).status_code == 200
    assert house.project.decisions(clip) == []


def test_a_description_is_kept_in_sections_and_goes_when_it_is_empty(change, house, clip):
    deed = {
        "kind": "describe",
        "clip": clip,
        "id": "d" * 32,
        "start": 0,
        "end": 48,
        "parts": [{"name": "subject", "text": "Blocks. "}, {"name": "camera", "text": ""}],
    }
    change(deed)
    (caption,) = house.project.captions(clip)
    assert caption.text == "Subject: Blocks."
    assert [section.name for section in caption.sections] == ["subject"]
    change({**deed, "parts": []})
    assert house.project.captions(clip) == []


def test_a_caption_is_judged_as_a_draft_and_then_submitted(change, ann, house, clip):
    caption = Caption(
        id=new_id(),
        clip=clip,
        start=0,
        end=48,
        author=Writer(name="m", kind="machine"),
        text="The camera pans left.",
    )
    house.project.add_captions([caption], machine("test"), "a caption")
    claim = ann.get(f"/api/captions/{caption.id}").json()["checked"]["claims"][0]
    answer = {
        "start": claim["span"][0],
        "end": claim["span"][1],
        "words": claim["words"],
        "facet": claim["facet"],
        "value": claim["value"],
        "ruling": "contradicted",
        "proposed": claim["ruling"],
        "error_type": "camera_direction_wrong",
        "severity": "major",
        "fix": "pans right",
    }
    deed = {
        "kind": "judge", "clip": clip, "id": "c" * 32, "caption": caption.id, "answers": [answer],
        "text": "The camera pans right.",
    }  # fmt: skip
    assert change(deed).status_code == 200
    assert ann.get("/api/captions", params={"which": "open"}).json()["total"] == 1
    assert change({**deed, "submitted": True}).status_code == 422  # it needs a rating
    assert change({**deed, "rating": 2, "submitted": True}).status_code == 200
    page = ann.get(f"/api/captions/{caption.id}").json()
    assert page["mine"]["text"] == "The camera pans right."
    assert ann.get("/api/captions").json()["judged"] == 1


def test_smart_bins_are_kept_and_dropped(change, ann):
    change({"kind": "smart_bin", "id": "b" * 32, "name": "Static", "query": "move:static"})
    assert [one["name"] for one in ann.get("/api/smart-bins").json()] == ["Static"]
    change({"kind": "drop_smart_bin", "id": "b" * 32})
    assert ann.get("/api/smart-bins").json() == []


@pytest.mark.parametrize(
    ("deed", "code"),
    [
        ({"kind": "cut", "frame": 4800}, 404),
        ({"kind": "cut", "frame": 0}, 400),
        ({"kind": "nothing"}, 422),
        ({"kind": "cut", "frame": 3, "more": 1}, 422),
        ({"kind": "marker", "id": "a" * 32, "start": 9, "end": 9}, 422),
    ],
)
def test_what_cannot_be_done_is_said_in_one_shape(change, clip, deed, code):
    answer = change({"clip": clip, **deed})
    assert answer.status_code == code
    assert set(answer.json()) == {"error"}
    assert answer.json()["error"]["message"]


def test_signals_that_are_lost_do_not_stop_a_cut(change, house, clip):
    (house.project.media(clip) / "signals.parquet").unlink()
    assert change({"kind": "cut", "clip": clip, "frame": 20}).status_code == 200
