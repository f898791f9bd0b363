import json
from pathlib import Path

import pytest

from exchange.importing.projects import ADA, imported, project_of, times
from exchange.made import clip_of, log_of
from shotlog.errors import ShotlogError
from shotlog.exchange.importing import import_file

CLIP = clip_of("A001C001.mov", start="01:00:00:00", frames=250, reel="R1")

EDL = """TITLE: CUT
FCM: NON-DROP FRAME
001  R1       V     C        01:00:00:00 01:00:04:00 10:00:00:00 10:00:04:00
* FROM CLIP NAME: A001C001.mov
* LOC: 10:00:01:05 RED     boom in shot
002  R1       V     C        01:00:04:00 01:00:10:00 10:00:04:00 10:00:10:00
* FROM CLIP NAME: A001C001.mov
003  NOWHERE  V     C        01:00:00:00 01:00:04:00 10:00:10:00 10:00:14:00
"""

ALE = """Heading
FIELD_DELIM\tTABS
FPS\t25

Column
Name\tTape\tStart\tEnd\tScene\tTake\tShotSize\tCameraMovement\tDescription\tComments\tDrive

Data
A001C001\tR1\t01:00:00:00\t01:00:10:00\t12A\t3\tCU\twobbly\tA dog runs.\tlovely\tDISK_7
"""


@pytest.fixture
def project(tmp_path):
    with project_of(tmp_path, log_of(CLIP, bounds=(40, 101))) as project:
        yield project


def bounds(project):
    return [(shot.start, shot.end) for shot in project.log_of(CLIP.sha256).shots]


def test_events_that_tell_all_shots_of_a_clip_make_them(project):
    report = imported(project, EDL, "cut.edl")
    assert bounds(project) == [(0, 100), (100, 250)]
    assert (report.matched, report.cuts, report.moves, report.joins) == (
        *(2, {}),
        *({"A001C001.mov": [(101, 100)]}, {"A001C001.mov": [40]}),
    )
    assert project.verify() == []


def test_a_locator_lands_on_the_frame_of_the_source(project):
    imported(project, EDL, "cut.edl")
    (marker,) = project.markers(CLIP.sha256)
    assert (marker.start, marker.end, marker.note, marker.colour) == (30, 31, "boom in shot", "red")
    assert (marker.author.name, marker.author.kind) == ("cut.edl (EDL)", "person")


def test_what_does_not_match_is_listed_and_kept(project):
    report = imported(project, EDL, "cut.edl")
    assert [(one.place, "NOWHERE" in one.message) for one in report.unmatched] == [("event 003", True)]
    assert report.kept is not None
    kept = json.loads(Path(report.kept).read_text())
    assert (kept["file"], [one["source"]["reel"] for one in kept["unmatched"]]) == ("cut.edl", ["NOWHERE"])
    assert Path(report.kept).is_relative_to(project.path)


def test_a_dry_run_tells_the_same_and_changes_nothing(project):
    before = project.newest()
    told = imported(project, EDL, "cut.edl", dry_run=True)
    assert (project.newest(), list(project.path.glob("imports/*"))) == (before, [])
    done = imported(project, EDL, "cut.edl")
    assert {**told.as_dict(), "dry_run": False, "kept": done.kept} == done.as_dict()


def test_everything_is_one_change_that_can_be_taken_back(project):
    before = project.newest()
    imported(project, EDL, "cut.edl")
    assert project.newest() == before + 1
    project.undo(ADA)
    assert bounds(project) == [(0, 40), (40, 101), (101, 250)]
    assert project.markers(CLIP.sha256) == []


@pytest.mark.parametrize(("text", "name"), [(EDL, "cut.edl"), (ALE, "bin.ale")])
def test_importing_twice_changes_nothing(project, text, name):
    first = imported(project, text, name)
    before = project.newest()
    second = imported(project, text, name)
    assert project.newest() == before
    assert (second.cuts, second.moves, second.joins) == ({}, {}, {})
    assert (second.labels, second.markers, second.captions) == (0, 0, 0)
    assert second.known == first.labels + first.markers + first.captions


def test_a_file_that_was_added_to_adds_what_is_new(project):
    imported(project, EDL, "cut.edl")
    again = imported(project, EDL + "* LOC: 10:00:02:00 GREEN   another\n", "cut.edl")
    assert (again.markers, again.known) == (1, 1)


def test_columns_become_labels_a_description_and_a_marker(project):
    report = imported(project, ALE, "bin.ale")
    log = project.log_of(CLIP.sha256)
    said = {(one.facet, json.dumps(one.value)) for one in log.labels}
    assert ("shot_size", '"CU"') in said
    assert [one.text for one in project.captions(CLIP.sha256)] == ["A dog runs."]
    lost = " ".join(one.message for one in report.lost)
    assert "wobbly" in lost
    notes = [(one.name, one.note) for one in project.markers(CLIP.sha256)]
    assert any("CameraMovement: wobbly" in note for _, note in notes)
    assert not any("DISK_7" in note for _, note in notes), "what is technical stays in the file"


def test_words_of_no_vocabulary_are_kept_as_markers_and_that_is_said(project):
    export = [
        {"video_uid": "A001C001.mov", "user_name": "Bo", "answers": {"shot size": "CU", "Mood?": "sad"}}
    ]
    report = imported(project, json.dumps(export), "pizza.json")
    labels = project.log_of(CLIP.sha256).labels
    assert {(one.facet, one.value, one.author.name) for one in labels} == {("shot_size", "CU", "Bo")}
    (marker,) = project.markers(CLIP.sha256)
    assert (marker.name, marker.note, marker.author.name) == ("Mood?", "sad", "Bo")
    assert ["kept as a marker" in one.message for one in report.lost] == [True]


def test_predictions_are_a_machines_word(project):
    value = {"ranges": [{"start": 1, "end": 40}], "timelinelabels": ["CU"]}
    result = {"type": "timelinelabels", "from_name": "shot_size", "value": value, "score": 0.5}
    task = {
        "data": {"video": "/x/A001C001.mov"},
        "predictions": [{"model_version": "m1", "result": [result]}],
    }
    imported(project, json.dumps([task]), "ls.json")
    (label,) = project.log_of(CLIP.sha256).labels
    assert (label.author.name, label.author.kind, label.confidence) == ("m1", "machine", 0.5)
    assert label.evidence == {"imported_range": [0, 40]}


def test_an_edit_that_uses_parts_of_a_clip_marks_them_and_leaves_its_shots(project):
    text = EDL.replace("01:00:04:00 01:00:10:00 10", "01:00:02:00 01:00:08:00 10")
    imported(project, text, "cut.edl")
    assert bounds(project) == [(0, 40), (40, 101), (101, 250)]
    uses = [(one.start, one.end) for one in project.markers(CLIP.sha256) if one.name == "used in CUT"]
    assert uses == [(0, 100), (50, 200)]


def test_the_edit_of_a_film_tells_the_shots_of_the_film(project):
    text = EDL.replace("R1      ", "XX      ").replace("10:00:", "01:00:").replace("A001C001.mov", "other")
    report = imported(project, text.split("003")[0], "A001C001.edl")
    assert bounds(project) == [(0, 100), (100, 250)]
    assert report.matched == 2


def test_subtitles_belong_to_the_clip_of_their_name(project):
    imported(project, "1\n00:00:01,000 --> 00:00:02,000\nHello\n", "A001C001.en.srt")
    (caption,) = project.captions(CLIP.sha256)
    assert (caption.start, caption.end, caption.text) == (25, 50, "Hello")


def test_markers_without_a_clip_stand_where_only_one_clip_has_their_timecode(project):
    imported(project, "ada\t01:00:02:00\tV1\tcyan\tlook\t5\n", "markers.txt")
    (marker,) = project.markers(CLIP.sha256)
    assert (marker.start, marker.end, marker.colour, marker.author.name) == (50, 55, "cyan", "ada")


def test_the_user_may_say_which_clip_is_meant(project):
    report = imported(project, "1\n00:00:01,000 --> 00:00:02,000\nHello\n", "x.srt")
    assert (report.captions, len(report.unmatched)) == (0, 1)
    assert (
        imported(project, "1\n00:00:01,000 --> 00:00:02,000\nHello\n", "x.srt", clip="A001C001").captions == 1
    )


def test_columns_of_a_table_mean_what_the_user_says(project, tmp_path):
    path = tmp_path / "log.csv"
    path.write_text("Datei,Von,Bis,Was,Wer\nA001C001.mov,0,40,CU,Bo\n")
    columns = {"Datei": "clip", "Von": "start_frame", "Bis": "end_frame", "Was": "shot_size", "Wer": "author"}
    import_file(project, path, ADA, column_map=columns, times=times)
    (label,) = project.log_of(CLIP.sha256).labels
    assert (label.facet, label.value, label.part) == ("shot_size", "CU", None)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.edl", b"TITLE: A\n\0\0"),
        ("a.fcpxml", b'<!DOCTYPE fcpxml [<!ENTITY a "b">]><fcpxml/>'),
        ("a.json", b"[" * 10_000),
        ("a.otioz", b"PK\x03\x04"),
        ("a.bin", b"\xff" * 1000),
    ],
)
def test_nothing_of_a_hostile_file_is_imported(project, name, data):
    before = project.newest()
    with pytest.raises(ShotlogError):
        imported(project, data, name)
    assert (project.newest(), list(project.path.glob("imports/*"))) == (before, [])


def test_shots_with_new_bounds_are_measured_again(project, tmp_path):
    path = tmp_path / "cut.edl"
    path.write_text(EDL)
    asked = []

    def measured(clip):
        def measure(shot):
            asked.append((clip.name, shot.start, shot.end))
            return []

        return measure

    import_file(project, path, ADA, times=times, measured=measured)
    assert sorted(asked) == [("A001C001.mov", 0, 100), ("A001C001.mov", 100, 250)]


def test_every_real_file_goes_through_and_what_matches_nothing_is_listed(tmp_path, shared):
    files = [one for one in sorted((shared / "interchange").glob("*/*")) if one.suffix != ".aaf"]
    if not files:
        pytest.skip("needs the real interchange files of ../shared, which are not part of the project")
    with project_of(tmp_path) as project:
        for path in files:
            report = import_file(project, path, ADA, times=times)
            assert report.matched == 0
            assert bool(report.unmatched) == (report.kept is not None)
        assert project.newest() == 0
