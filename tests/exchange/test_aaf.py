"""AAF bins, read back by pyaaf2 and by OpenTimelineIO's adapter."""

import aaf2
import opentimelineio as otio
import pytest

from exchange.made import HOSTILE_NAMES, PLACES, clip_of, label, log_of, marker, written
from shotlog.errors import UsageError
from shotlog.exchange.material import Material
from shotlog.timing import Rate, Timecode


def told(path):
    """Names, bounds, reels and markers of every clip and subclip."""
    with aaf2.open(str(path)) as file:
        masters = [_clip(mob) for mob in file.content.mastermobs()]
        subclips = [_clip(mob) for mob in file.content.compositionmobs()]
    return masters, subclips


def tags(values):
    return {one.name: one.value for one in values.value}


def _clip(mob):
    picture = mob.slot_at(1)
    events = [slot for slot in mob.slots if isinstance(slot, aaf2.mobslots.EventMobSlot)]
    marks = [
        (one["Position"].value, one["Comment"].value, tags(one["CommentMarkerAttributeList"]))
        for slot in events
        for one in slot.segment.components
    ]  # fmt: skip
    return {
        "name": mob.name,
        "usage": mob.usage,
        "rate": picture.edit_rate,
        "start": picture.segment.start,
        "length": picture.segment.length,
        "comments": dict(mob.comments.items()),
        "marks": marks,
        "from": _origin(picture.segment),
    }


def _origin(clip):
    """Timecode, reel and file that the first frame of a clip comes from."""
    start, url = 0, None
    while clip.mob is not None:
        start += clip.start
        mob = clip.mob
        descriptor = getattr(mob, "descriptor", None) if isinstance(mob, aaf2.mobs.SourceMob) else None
        if isinstance(descriptor, aaf2.essence.TapeDescriptor):
            timecode = mob.slot_at(2).segment
            return start + timecode.start, timecode.fps, timecode.drop, mob.name, url
        if descriptor is not None:
            url = next(iter(descriptor["Locator"].value))["URLString"].value
        clip = mob.slot_at(1).segment
    return None


@pytest.mark.parametrize(("rate", "mark", "start"), PLACES)
def test_clips_subclips_and_markers_are_frame_exact(tmp_path, rate, mark, start):
    clip = clip_of(rate=rate, start=start, frames=300, reel="A001")
    material = Material(log_of(clip, bounds=(1, 17, 60, 299)), markers=(marker(5), marker(20), marker(299)))
    assert written("aaf", tmp_path / "log.aaf", material) == []
    (master,), subclips = told(tmp_path / "log.aaf")
    exact = Rate.parse(rate)
    first = Timecode.parse(start, exact).frames
    assert (master["length"], master["start"], str(master["rate"])) == (300, 0, str(exact.fraction))
    assert [one[0] for one in master["marks"]] == [5, 20, 299]
    assert master["from"] == (first, exact.timecode_base, mark == ";", "A001", "file:///footage/A001C003.mov")
    by_start = sorted(subclips, key=lambda one: one["start"])
    assert [(one["start"], one["length"]) for one in by_start] == [
        (shot.start, len(shot.frames)) for shot in material.shots
    ]
    assert [one["from"][0] for one in by_start] == [first + shot.start for shot in material.shots]
    assert {one["usage"] for one in subclips} == {"Usage_SubClip"}
    assert [mark[0] for one in by_start for mark in one["marks"]] == [4, 3, 0]


def test_columns_and_markers_are_those_of_the_bin(tmp_path):
    labels = [label("scene", "12A"), label("shot_size", "MCU"), label("description", "Café 镜头", shot=1)]
    material = Material(log_of(labels=labels), markers=(marker(5, note="hair", colour="orange"),))
    written("aaf", tmp_path / "log.aaf", material)
    (master,), subclips = told(tmp_path / "log.aaf")
    assert master["comments"]["Scene"] == "12A"
    named = {one["name"]: one for one in subclips}
    assert named["A001C003-001"]["comments"] == {"Shot": "1", "Scene": "12A", "shot_size": "MCU"}
    assert named["A001C003-002"]["comments"]["description"] == "Café 镜头"
    ((_, comment, attributes),) = master["marks"]
    assert comment == "boom: hair"
    assert attributes == {"_ATN_CRM_USER": "Ada", "_ATN_CRM_COLOR": "Yellow", "_ATN_CRM_COM": "boom: hair"}


def test_opentimelineio_reads_the_bin(tmp_path):
    written("aaf", tmp_path / "log.aaf", log_of(clip_of(start="10:00:00:00")))
    read = otio.adapters.read_from_file(str(tmp_path / "log.aaf"))
    assert read is not None


def test_a_bin_that_is_exported_again_is_the_same_bin(tmp_path):
    written("aaf", tmp_path / "one.aaf", log_of())
    written("aaf", tmp_path / "two.aaf", log_of(bounds=(40, 70)))
    ids = []
    for name in ("one.aaf", "two.aaf"):
        with aaf2.open(str(tmp_path / name)) as file:
            ids.append({str(mob.mob_id) for mob in file.content.mobs})
    assert len(ids[0] & ids[1]) == 4


def test_any_name_is_told(tmp_path):
    clips = [clip_of(name, reel=name) for name in HOSTILE_NAMES]
    logs = [log_of(clip, labels=[label("scene", clip.name, clip=clip)]) for clip in clips]
    written("aaf", tmp_path / "log.aaf", *logs)
    masters, subclips = told(tmp_path / "log.aaf")
    assert (len(masters), len(subclips)) == (len(clips), 3 * len(clips))


def test_a_variable_rate_is_refused(tmp_path):
    with pytest.raises(UsageError, match="variable frame rate"):
        written("aaf", tmp_path / "log.aaf", log_of(clip_of(variable=True)))
