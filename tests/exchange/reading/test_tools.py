"""Exports of annotation tools."""

import json
from fractions import Fraction

import pytest

from exchange.reading.given import reading
from shotlog.exchange.reading import Counted, Timed, Writer


def words(document, name="export.json"):
    found = reading(document if isinstance(document, str) else json.dumps(document), name)
    return found, [(one.facet, one.value, one.span) for event in found.events for one in event.words]


def label_studio(*results, **more):
    task = {"id": 7, "data": {"video": "/data/upload/1/0a1b2c3d-A001.mp4"}}
    return [task | {"annotations": [{"completed_by": {"email": "ada@x"}, "result": list(results)}]} | more]


def test_label_studio_counts_from_one_with_both_ends():
    value = {"ranges": [{"start": 1, "end": 40}, {"start": 41, "end": 41}], "timelinelabels": ["CU"]}
    found, said = words(label_studio({"type": "timelinelabels", "from_name": "size", "value": value}))
    assert said == [("size", "CU", Counted(0, 40)), ("size", "CU", Counted(40, 41))]
    (event,) = found.events
    assert event.words[0].writer == Writer("ada@x")
    assert event.source.other == ("0a1b2c3d-A001.mp4", "A001.mp4")


def test_label_studio_answers_sounds_and_texts():
    results = [
        {"type": "choices", "from_name": "angle", "value": {"choices": ["low", "eye"]}},
        {"type": "taxonomy", "from_name": "move", "value": {"taxonomy": [["camera", "pan"]]}},
        {"type": "labels", "from_name": "sound", "value": {"start": 1.5, "end": 2, "labels": ["speech"]}},
        {"type": "textarea", "from_name": "what", "value": {"text": ["a dog"]}},
    ]
    found, said = words(label_studio(*results))
    assert said == [
        ("angle", "low", None),
        ("angle", "eye", None),
        ("move", "pan", None),
        ("sound", "speech", Timed(Fraction(3, 2), Fraction(2))),
    ]
    assert [one.text for one in found.events[0].texts] == ["a dog"]


def test_label_studio_predictions_are_a_machines():
    value = {"ranges": [{"start": 1, "end": 2}], "timelinelabels": ["CU"]}
    result = {"type": "timelinelabels", "from_name": "s", "value": value, "score": 0.25}
    found, _ = words(label_studio(predictions=[{"model_version": "m1", "result": [result]}]))
    (word,) = found.events[0].words
    assert (word.writer, word.confidence) == (Writer("m1", is_machine=True), 0.25)


def test_label_studio_tracks_are_shown_until_they_are_switched_off():
    sequence = [{"frame": 3, "enabled": True}, {"frame": 9, "enabled": False}, {"frame": 20, "enabled": True}]
    value = {"labels": ["dog"], "sequence": sequence, "framesCount": 30}
    _, said = words(label_studio({"type": "videorectangle", "from_name": "b", "value": value}))
    assert said == [("b", "dog", Counted(2, 9)), ("b", "dog", Counted(19, 30))]


def test_label_pizza_answers_about_whole_videos():
    one = {
        "question_group_title": "Camera",
        "project_name": "P",
        "user_name": "Robot",
        "video_uid": "A001.mp4",
        "answers": {"shot size": "CU", "describe": ""},
        "confidence_scores": {"shot size": 0.5},
        "is_ground_truth": False,
    }
    found, said = words([one])
    assert said == [("shot size", "CU", None)]
    assert found.events[0].words[0].writer == Writer("Robot", is_machine=True)
    assert found.events[0].source.name == "A001.mp4"


def test_via_parts_of_the_time_line():
    project = {
        "project": {"pname": "P", "vid_list": ["1"]},
        "attribute": {
            "1": {"aname": "size", "options": {"0": "CU", "1": "MS"}},
            "2": {"aname": "note", "options": {}},
        },
        "file": {"1": {"fid": "1", "fname": "A001.mp4", "src": "/f/A001.mp4"}},
        "view": {"1": {"fid_list": ["1"]}},
        "metadata": {
            "1_a": {"vid": "1", "z": [1.5, 3], "xy": [], "av": {"1": "0"}},
            "1_b": {"vid": "1", "z": [4], "xy": [], "av": {"1": "0,1", "2": "hello"}},
        },
    }
    found, said = words(project)
    first, moment = Timed(Fraction(3, 2), Fraction(3)), Timed(Fraction(4))
    assert said == [
        ("size", "CU", first),
        ("size", "CU", moment),
        ("size", "MS", moment),
        ("note", "hello", moment),
    ]
    assert found.events[0].source.name == "A001.mp4"


def test_cvat_tags_of_frames_that_follow_each_other_are_one_run():
    tags: list[object] = [{"frame": frame, "label": "CU", "attributes": []} for frame in (5, 3, 4, 9)]
    _, said = words([{"version": 0, "tags": tags, "shapes": [], "tracks": []}], "A001.json")
    assert said == [("", "CU", Counted(3, 6)), ("", "CU", Counted(9, 10))]


def test_cvat_tracks_last_until_they_are_outside():
    shapes = [{"frame": 2, "outside": False}, {"frame": 8, "outside": True}, {"frame": 12, "outside": False}]
    track = {"frame": 2, "label": "dog", "shapes": shapes, "attributes": [{"name": "size", "value": "CU"}]}
    found, said = words([{"tags": [], "shapes": [{"frame": 1}], "tracks": [track], "stop_frame": 19}])
    assert said == [("size", "CU", Counted(2, 8)), ("size", "CU", Counted(12, 20))]
    assert [one.place for one in found.remarks] == ["shapes"]


def test_cvat_in_the_json_of_datumaro():
    items = [
        {"id": str(n), "attr": {"frame": n}, "annotations": [{"type": "label", "label_id": 1}]}
        for n in range(3)
    ]
    _, said = words(
        {"info": {}, "categories": {"label": {"labels": [{"name": "MS"}, {"name": "CU"}]}}, "items": items}
    )
    assert said == [("", "CU", Counted(0, 3))]


def test_cvat_for_video():
    _, said = words(
        """<?xml version="1.0"?><annotations><version>1.1</version><meta><source>A001.mp4</source></meta>
        <track id="0" label="dog"><box frame="2" outside="0"><attribute name="size">CU</attribute></box>
        <box frame="7" outside="1"/></track>
        <track id="1" label="cat"><box frame="4" outside="0"/></track></annotations>"""
    )
    assert said == [("size", "CU", Counted(2, 7)), ("", "cat", Counted(4, 5))]


@pytest.mark.parametrize(
    "document",
    [
        label_studio({"value": {"ranges": "all", "timelinelabels": 7}}, {"value": None}, 3),
        [{"data": {"video": None}, "annotations": {"result": "x"}}],
        [{"video_uid": 1, "answers": {"a": None, "b": [1]}}],
        {
            "attribute": {},
            "file": {"1": 2},
            "view": {"1": {"fid_list": 3}, "2": 4},
            "metadata": {"a": 1, "b": {"z": "x"}},
        },
        [{"tags": [{"frame": "x"}, 3], "tracks": [{"shapes": "none"}, {"shapes": [{"frame": -1}]}]}],
        {"items": [1, {"annotations": [{"label_id": 99}]}], "categories": {"label": 3}},
    ],
)
def test_what_is_not_as_it_should_be_is_passed_over(document):
    words(document)
