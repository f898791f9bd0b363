"""Files that editing systems wrote, as the list beside them tells what is in them."""

from typing import Any

import pytest

from shotlog.exchange.reading import Given, read

REAL = {
    # file: reader, rate, events, markers, first and last timecode
    "aaf_otio/2997fps-DFTC.aaf": ("aaf", "30000/1001", 7, 0, "05:00:00;00", "05:01:39;21"),
    "aaf_otio/bad_marker_track_from_avid.aaf": ("aaf", "24/1", 2, 1, "01:00:00:00", "01:00:05:13"),
    "aaf_otio/multiple_markers.aaf": ("aaf", "24/1", 44, 10, "01:00:00:00", "01:01:34:19"),
    "aaf_otio/normalclip_sourceclip_references_compositionmob_has_also_mastermob_usercomments.aaf": (
        *("aaf", "24/1", 2, 6),
        *("01:00:00:00", "01:00:06:09"),
    ),
    "aaf_otio/timecode_test.aaf": ("aaf", "24/1", 4, 0, "01:00:00:00", "01:00:02:00"),
    "ale_otio/sample.ale": ("ale", "24/1", 4, 0, "01:00:00:00", "01:00:04:06"),
    "ale_otio/sampleUHD.ale": ("ale", "24000/1001", 1, 0, "14:40:02:11", "14:42:22:23"),
    "ale_otio/sample_cdl.ale": ("ale", "24000/1001", 4, 0, "17:40:25:06", "17:50:25:13"),
    "edl_otio/25fps.edl": ("edl", None, 4, 0, "00:00:00:00", "00:00:19:21"),
    "edl_otio/cdl.edl": ("edl", None, 2, 0, "00:00:00:00", "00:00:02:14"),
    "edl_otio/dissolve_test_2.edl": ("edl", None, 4, 0, "01:00:00:00", "01:00:00:20"),
    "edl_otio/dissolve_test_4.edl": ("edl", None, 8, 0, "01:04:11:17", "01:04:31:14"),
    "edl_otio/gap_test.edl": ("edl", None, 3, 0, "00:00:00:00", "00:00:05:06"),
    "edl_otio/no_spaces_test.edl": ("edl", None, 9, 3, "00:59:53:11", "01:00:37:04"),
    "edl_otio/premiere_example.edl": ("edl", None, 2, 0, "00:59:53:11", "00:59:56:20"),
    "edl_otio/speed_effects.edl": ("edl", None, 548, 0, "01:00:00:00", "01:21:03:18"),
    "edl_otio/timecode_mismatch.edl": ("edl", None, 20, 0, "00:00:00:00", "00:01:11:14"),
    "edl_otio/wipe_test.edl": ("edl", None, 4, 0, "01:00:00:00", "01:00:00:20"),
    "edl_pycmx/ISSUE_14_conform_edl_issue_01.edl": ("edl", None, 3, 0, "01:00:06:20", "01:01:42:14"),
    "edl_pycmx/ISSUE_14_conform_edl_issue_03.edl": ("edl", None, 42, 0, "01:00:20:23", "01:12:23:19"),
    "edl_pycmx/TEST.edl": ("edl", None, 148, 0, "01:00:00:00", "01:16:55:17"),
    "edl_pycmx/cdl_example01.edl": ("edl", None, 39, 37, "02:13:08:12", "02:14:52:08"),
    "edl_pycmx/cdl_frmc_example02.edl": ("edl", None, 25, 0, "01:00:00:00", "01:04:43:04"),
    "edl_pycmx/test_25.edl": ("edl", None, 13, 0, "00:00:00:00", "00:02:40:22"),
    "fcpxml_finalcut/23.98.fcpxml": ("fcpxml", "24000/1001", 11, 13, "00:00:00:00", "00:03:42:20"),
    "fcpxml_finalcut/25i.fcpxml": ("fcpxml", "25/1", 11, 21, "00:00:00:00", "00:00:29:13"),
    "fcpxml_finalcut/29.97d.fcpxml": ("fcpxml", "30000/1001", 11, 23, "00:00:00;00", "00:00:29;17"),
    "fcpxml_finalcut/Annotations.fcpxml": ("fcpxml", "25/1", 1, 3, "01:00:00:00", "01:00:29:13"),
    "fcpxml_finalcut/ClipMetadata.fcpxml": ("fcpxml", "25/1", 1, 1, "01:01:10:01", "01:01:39:14"),
    "fcpxml_finalcut/RolesList.fcpxml": ("fcpxml", "25/1", 0, 16, "00:00:00:17", "00:01:24:24"),
    "fcpxml_finalcut/StandaloneLibraryEventClip.fcpxml": (
        *("fcpxml", "25/1", 5, 10),
        *("00:00:00:00", "00:01:31:12"),
    ),
    "fcpxml_finalcut/SyncClip.fcpxml": ("fcpxml", "25/1", 2, 3, "01:00:00:00", "01:00:29:13"),
    "fcpxml_otio/fcpx_clips.fcpxml": ("fcpxml", "30/1", 8, 0, "00:00:00:00", "00:01:10:00"),
    "fcpxml_otio/fcpx_example.fcpxml": ("fcpxml", "30/1", 42, 16, "00:00:00:00", "00:02:34:14"),
    "fcpxml_otio/fcpx_project.fcpxml": ("fcpxml", "30/1", 19, 8, "00:00:00:00", "00:02:34:14"),
    "otio/clip_example.otio": ("otio", "24/1", 1, 0, "00:00:00:08", "00:00:00:11"),
    "otio/multitrack.otio": ("otio", "24/1", 5, 0, "00:00:00:00", "00:01:51:13"),
    "otio/premiere_example.otio": ("otio", "30/1", 13, 4, "00:00:00:13", "00:00:42:11"),
    "otio/simple_cut.otio": ("otio", "24/1", 4, 0, "00:00:00:00", "00:00:00:19"),
    "xmeml_otio/hiero_xml_export.xml": ("xmeml", "24/1", 2, 0, "01:00:00:14", "01:00:55:04"),
    "xmeml_otio/premiere_example.xml": ("xmeml", "30/1", 26, 5, "00:00:00:13", "00:00:41:28"),
    "xmeml_otio/premiere_generators.xml": ("xmeml", "24000/1001", 8, 0, "00:00:00:00", "00:00:35:16"),
}


@pytest.mark.parametrize("name", REAL)
def test_a_real_file_holds_what_is_known_of_it(shared, name):
    path = shared / "interchange" / name
    if not path.is_file():
        pytest.skip("needs the real interchange files of ../shared, which are not part of the project")
    found = read(Given.at(path))
    rate = None if found.rate is None else str(found.rate)
    assert (found.format, rate, len(found.events), found.marker_count, *found.bounds) == REAL[name]


def test_an_independent_reader_finds_the_same_frames_in_every_edl(shared):
    """pycmx knows no event numbers of four digits, and takes zero-length halves of transitions alike."""
    pycmx = pytest.importorskip("pycmx")
    folder = shared / "interchange"
    if not folder.is_dir():
        pytest.skip("needs the real interchange files of ../shared, which are not part of the project")
    compared = 0
    for path in sorted(folder.glob("edl_*/*.edl")):
        with path.open(encoding="latin-1") as file:
            edits = [edit for event in pycmx.parse_cmx3600(file).events for edit in event.edits]
        theirs = [(one.source_in, one.source_out, one.record_in, one.record_out) for one in edits]
        found: Any = read(Given.at(path))
        ours = [(one.span.start, one.span.end, one.record.start, one.record.end) for one in found.events]
        assert [one for one in ours if one in set(theirs)] == theirs
        compared += len(theirs)
    assert compared > 800
