"""OTIOZ, read back by OpenTimelineIO."""

import json
import zipfile

import opentimelineio as otio
import pytest

from exchange.made import caption, clip_of, label, log_of, marker, written
from shotlog.errors import NotFound
from shotlog.exchange.material import Material


def test_the_timeline_in_the_zip_is_that_of_otio(tmp_path):
    material = Material(log_of(clip_of(start="10:00:00:00")), markers=(marker(5),))
    losses = written("otioz", tmp_path / "log.otioz", material)
    assert [loss.what for loss in losses] == ["media"]
    written("otio", tmp_path / "log.otio", material)
    zipped = otio.adapters.read_from_file(str(tmp_path / "log.otioz"))
    plain = otio.adapters.read_from_file(str(tmp_path / "log.otio"))
    for one, other in zip(zipped.tracks[0], plain.tracks[0], strict=True):
        assert one.source_range == other.source_range
        assert isinstance(one.media_reference, otio.schema.MissingReference)
        assert one.available_range() == other.available_range()


def test_the_footage_can_be_in_the_zip(tmp_path):
    (tmp_path / "a b.mov").write_bytes(b"moving pictures")
    log = log_of(clip_of("a b.mov", folder=str(tmp_path)))
    assert written("otioz", tmp_path / "log.otioz", log, media="yes") == []
    with zipfile.ZipFile(tmp_path / "log.otioz") as archive:
        assert archive.namelist() == ["version.txt", "content.otio", "media/a b.mov"]
        assert archive.read("media/a b.mov") == b"moving pictures"
        content = json.loads(archive.read("content.otio"))
    clip = content["tracks"]["children"][0]["children"][0]
    assert clip["media_reference"]["target_url"] == "media/a b.mov"


def test_footage_that_is_gone_is_told_and_nothing_is_written(tmp_path):
    with pytest.raises(NotFound, match="cannot be put into the file"):
        written("otioz", tmp_path / "log.otioz", log_of(), media=True)
    assert list(tmp_path.iterdir()) == []


def test_everything_that_is_known_of_a_clip_stands_in_the_metadata(tmp_path):
    older = label("shot_size", "CU").model_copy(update={"id": "older"})
    labels = [older, label("shot_size", "MCU"), label("rotation", ["pan_left"], shot=1, part=(42, 50))]
    log = log_of(labels=labels)
    text = caption("A dog.", 0, 40, name="one")
    better = caption("A man.", 0, 41).model_copy(update={"revises": text.id})
    material = Material(log, markers=(marker(5, 9, note="hair"),), captions=(text, better))
    written("otio", tmp_path / "log.otio", material)
    content = json.loads((tmp_path / "log.otio").read_text(encoding="utf-8"))
    told = content["metadata"]["shotlog"]
    (clip,) = told["clips"]
    assert told["version"] == 1
    assert clip["clip"] == json.loads(log.clip.model_dump_json())
    first, second, _ = (one["metadata"]["shotlog"] for one in content["tracks"]["children"][0]["children"])
    assert (first["start"], first["end"], first["labels"]["shot_size"]["value"]) == (0, 40, "MCU")
    assert first["labels"]["shot_size"]["made_at"] == "2026-01-01T00:00:00+00:00"
    assert [one["value"] for one in first["said_before"]] == ["CU"]
    assert [(one["facet"], one["value"], one["start"]) for one in second["parts"]] == [
        ("rotation", ["pan_left"], 42)
    ]
    assert [(one["text"], one["revises"]) for one in clip["captions"]] == [("A dog.", None), ("A man.", 1)]
    assert [(one["start"], one["end"], one["note"], one["colour"]) for one in clip["markers"]] == [
        (5, 9, "hair", "red")
    ]


def test_markers_are_in_the_time_of_the_media_with_their_colours(tmp_path):
    log = log_of(clip_of(start="01:00:00:00"))
    written(
        "otio", tmp_path / "log.otio", Material(log, markers=(marker(45, 50, colour="orange", note="x"),))
    )
    timeline = otio.adapters.read_from_file(str(tmp_path / "log.otio"))
    (told,) = timeline.tracks[0][1].markers
    assert (told.marked_range.start_time.value, told.marked_range.duration.value) == (90045, 5)
    assert (told.color, told.comment, told.metadata["shotlog"]["author"]) == ("ORANGE", "x", "Ada")
