"""What shotlog writes and reads back into a project that knows only the footage."""

from typing import Any

import pytest
from hypothesis import given as over
from hypothesis import settings
from hypothesis import strategies as st

from exchange.importing.projects import ADA, project_of, times
from exchange.made import COUNTS, EVERY_FORMAT, caption, clip_of, label, log_of, marker, written
from shotlog.exchange.importing import import_file
from shotlog.exchange.importing.fitting import Fitting
from shotlog.exchange.material import Material
from shotlog.exchange.reading import Given, read
from shotlog.record import ClipLog
from shotlog.record.fields import new_id

SHOTS: dict[str, dict[str, Any]] = {
    "edl": {},
    "ale": {"kind": "shots"},
    "otio": {},
    "otioz": {},
    "fcpxml": {"kind": "project"},
    "xmeml": {},
    "aaf": {},
    "csv": {},
}
LABELS = ("edl", "ale", "otio", "otioz", "csv", "fcpxml", "aaf")
MARKERS = (
    *("edl", "avid-markers", "resolve-markers", "premiere-markers"),
    *("otio", "otioz", "fcpxml", "xmeml", "aaf"),
)
CAPTIONS = ("srt", "vtt", "ttml", "otio", "otioz")


def written_at(folder, name, material, **options):
    """The file of one clip, called like the clip."""
    stem = material.clip.name.rpartition(".")[0]
    path = folder / f"{stem}{EVERY_FORMAT[name].suffix}"
    written(name, path, material, **{**SHOTS.get(name, {}), **options})
    return path


def bare(one):
    """A clip as one shot of an id of its own."""
    log = log_of(one, bounds=())
    return ClipLog(clip=one, shots=tuple(shot.model_copy(update={"id": new_id()}) for shot in log.shots))


def back(folder, name, *materials, **options):
    """What the files of some clips lead to, by clip: log, markers and captions."""
    paths = [written_at(folder, name, one, **options) for one in materials]
    with project_of(folder, *(bare(one.clip) for one in materials)) as project:
        for path in paths:
            import_file(project, path, ADA, times=times)
        assert project.verify() == []
        return [
            (project.log_of(one), project.markers(one), project.captions(one))
            for one in (material.clip.sha256 for material in materials)
        ]


def clip(rate="25/1", mark=":", frames=300):
    name = f"A{rate.replace('/', '-')}{'DF' if mark == ';' else ''}.mov"
    return clip_of(name, rate=rate, start=f"01:00:00{mark}00", frames=frames)


def clips(name):
    """A clip at every rate; fewer for what starts a process for each file."""
    return [clip(*count) for count in (COUNTS[::4][:2] if name == "aaf" else COUNTS)]


@pytest.mark.parametrize("name", SHOTS)
def test_shots_come_back_on_the_frame_at_every_rate(tmp_path, name):
    given = [Material(log_of(one, bounds=(1, 17, 60, 61, 120, 299))) for one in clips(name)]
    for log, _, _ in back(tmp_path, name, *given):
        starts = [0, 1, 17, 60, 61, 120, 299]
        assert [(one.start, one.end) for one in log.shots] == list(
            zip(starts, [*starts[1:], 300], strict=True)
        )


@pytest.mark.parametrize("name", LABELS)
def test_terms_come_back(tmp_path, name):
    said = [
        label("shot_size", "CU", clip=clip()),
        label("rotation", ["pan_left", "tilt_up"], clip=clip()),
        label("camera_angle", "low", shot=1, clip=clip()),
    ]
    material = Material(log_of(clip(), bounds=(100,), labels=said))
    ((log, _, _),) = back(tmp_path, name, material)
    shown = [{facet: one.value for facet, one in log.shown(shot).items()} for shot in log.shots]
    assert shown == [{"rotation": ["pan_left", "tilt_up"], "shot_size": "CU"}, {"camera_angle": "low"}]


@pytest.mark.parametrize("name", MARKERS)
def test_markers_come_back_on_the_frame_at_every_rate(tmp_path, name):
    given = [
        Material(
            log_of(one, bounds=(100,)),
            markers=tuple(marker(at, name=f"at {at}", clip=one) for at in (3, 150, 299)),
        )
        for one in clips(name)
    ]
    for _, markers, _ in back(tmp_path, name, *given):
        named = [(found.start, found.name or found.note) for found in markers]
        assert [one for one in named if one[1].startswith("at ")] == [
            (3, "at 3"),
            (150, "at 150"),
            (299, "at 299"),
        ]


@pytest.mark.parametrize("name", CAPTIONS)
def test_captions_come_back_on_the_frame_at_every_rate(tmp_path, name):
    given = [
        Material(
            log_of(one, bounds=(100,)),
            captions=(
                caption("A dog runs.", 0, 101, clip=one),
                caption("It stops & looks.", 101, 300, clip=one),
            ),
        )
        for one in clips(name)
    ]
    for _, _, captions in back(tmp_path, name, *given):
        assert [(found.start, found.end, found.text) for found in captions] == [
            (0, 101, "A dog runs."),
            (101, 300, "It stops & looks."),
        ]


@pytest.mark.parametrize("name", [one for one in SHOTS if one != "aaf"])
@settings(max_examples=15)
@over(
    count=st.sampled_from(COUNTS),
    bounds=st.sets(st.integers(1, 1_900_000), max_size=8),
    frames=st.integers(1_900_001, 1_950_000),
)
def test_any_bounds_are_read_back(tmp_path_factory, name, count, bounds, frames):
    rate, mark = count
    one = clip(rate, mark, frames)
    material = Material(log_of(one, bounds=sorted(bounds)))
    found = read(Given.at(written_at(tmp_path_factory.mktemp("trip"), name, material)))
    fitted = {
        Fitting(times).fitted(one, event.span, event.source.begins).frames.start
        for event in found.events
        if event.span is not None and not event.bin_only
    }
    assert fitted == {0, *bounds}


def test_otio_brings_everything_back_with_who_said_it(tmp_path):
    one = clip()
    said = [label("shot_size", "CU", clip=one), label("rotation", ["pan_left"], part=(10, 20), clip=one)]
    material = Material(
        log_of(one, bounds=(100,), labels=said),
        markers=(marker(3, 9, name="boom", note="in frame", colour="pink", clip=one),),
        captions=(caption("A dog runs.", 0, 100, name="c1", clip=one),),
    )
    ((log, (mark,), (text,)),) = back(tmp_path, "otio", material)
    assert [(found.facet, found.value, found.part, found.author) for found in log.labels] == [
        (found.facet, found.value, found.part, found.author) for found in said
    ]
    fields = {"start", "end", "name", "note", "colour", "author"}
    assert mark.model_dump(include=fields) == material.markers[0].model_dump(include=fields)
    assert text.model_dump(include={"name", "text", "author"}) == material.captions[0].model_dump(
        include={"name", "text", "author"}
    )
