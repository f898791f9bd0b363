import json
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from records import ANNA, MEASURE, clip_log
from shotlog.captions.importing import import_captions
from shotlog.captions.importing.text import LARGEST_FILE
from shotlog.errors import LimitExceeded, NotFound
from shotlog.log import Project
from shotlog.record import Writer
from shotlog.timing import PtsTable

STEP = 1001
"""Ticks of 1/24000 s between frames."""


def times(clip):
    return PtsTable(np.arange(clip.frames, dtype=np.int64) * STEP, Fraction(1, 24000))


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    with Project.create(tmp_path_factory.mktemp("project") / "p") as made:
        for name in ("A001.mov", "A002.mov"):
            made.add_clip(clip_log(name), MEASURE)
        yield made


@pytest.fixture
def imports(project, tmp_path):
    """Imports a text as a file of that name; what it adds is taken back."""
    before = len(project.history())

    def run(name, text, **more):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape"))
        return import_captions(project, path, ANNA, times, **more)

    yield run
    for _ in range(sum(one.action == "caption" for one in project.history()[before:])):
        project.undo(ANNA)


def captions(project):
    return [caption for clip in project.clips() for caption in project.captions(clip.sha256)]


def told(remarks):
    return [(one.line, one.message) for one in remarks]


def line(**more):
    return json.dumps({"id": None, "clip": "A001.mov", "text": "It pans.", "model": "qwen@2.5", **more})


def test_a_line_a_caption(project, imports):
    report = imports("c.jsonl", line(id="c1", start=10, end=20) + "\n\n" + line(clip="A002", text="Static."))
    assert (report.found, report.imported, report.rejected) == (2, 2, [])
    first, second = captions(project)
    assert (first.name, first.start, first.end, first.text) == ("c1", 10, 20, "It pans.")
    assert first.author == Writer(name="qwen", kind="machine", version="2.5")
    assert (second.start, second.end) == (0, 100)


def test_every_line_that_has_no_place_is_told_and_the_others_go_in(project, imports):
    wrong = [
        "{not json",
        "[]",
        "7",
        line(clip="nobody.mov"),
        line(clip=None),
        line(start=50, end=50),
        line(start=60, end=50),
        line(end=101),
        line(start=-1),
        line(start=1.5),
        line(start=True),
        line(text=""),
        line(text=" \n"),
        line(text=None),
        line(text="x" * 100_001),
        line(text="\ud800"),
        line(text="nul\0"),
        line().replace("pans", "p\udcffns"),
        line(start_time="1e999999999"),
        line(start_time="soon"),
        '{"clip": "A001.mov", "text": "x", "start": NaN}',
        "[" * 100_000,
    ]
    report = imports("c.jsonl", "\n".join([*wrong, line()]))
    assert [line for line, _ in told(report.rejected)] == [n for n in range(1, len(wrong) + 1) if n != 2]
    assert all(message for _, message in told(report.rejected))
    assert report.imported == 1
    assert len(captions(project)) == 1


def test_nothing_goes_in_if_everything_should(project, imports):
    report = imports("c.jsonl", line() + "\n{", strict=True)
    assert (report.found, report.imported, len(report.rejected)) == (2, 0, 1)
    assert captions(project) == []


def test_the_same_words_go_in_once_and_other_words_beside_them(project, imports):
    text = line() + "\n" + line() + "\n" + line(text="It tilts.")
    report = imports("c.jsonl", text)
    assert (report.imported, report.known) == (2, 1)
    assert [line for line, _ in told(report.adapted)] == [3]
    assert "both are kept" in told(report.adapted)[0][1]
    again = imports("c.jsonl", text)
    assert (again.imported, again.known) == (0, 3)


def test_the_same_words_under_another_id_are_another_caption(imports):
    text = line(id="a") + "\n" + line(id="b")
    assert imports("c.jsonl", text).imported == 2
    assert imports("c.jsonl", text).known == 2


def test_a_name_is_given_once(imports):
    report = imports("c.jsonl", line(id="a") + "\n" + line(id="a", text="Else."))
    assert report.imported == 1
    assert told(report.rejected) == [(2, "another caption is called 'a' already")]


SECTIONS = {"video": "A001.mov", "subject": "A man.", "camera": "Static."}


@pytest.mark.parametrize(
    "given",
    [
        SECTIONS,
        [SECTIONS],
        {"clip": "A001", "captions": {"subject": "A man.", "Camera": "Static."}},
        {"A001.mov": {"subject": "A man.", "camera_motion": "Static."}},
    ],
)
def test_sections_become_one_caption(project, imports, given):
    assert imports("c.json", json.dumps(given, indent=1)).imported == 1
    (caption,) = captions(project)
    assert caption.text == "Subject: A man.\nCamera: Static."
    assert [caption.text[one.start : one.end] for one in caption.sections] == ["A man.", "Static."]
    assert [one.name for one in caption.sections] == ["subject", "camera"]


WINDOWS: list[dict[str, Any]] = [
    {"start_frame": 0, "end_frame": 49, "qwen_caption": "One.", "phi_caption": "Uno."},
    {"start_frame": 50, "end_frame": 99, "qwen_caption": "Two."},
]


def placed(project):
    return [(one.start, one.end, str(one.author), one.text) for one in captions(project)]


def test_windows_name_their_last_frame_unless_they_meet(project, imports):
    given = {"clip_location": "s3://bucket/clips/A001.mov", "windows": WINDOWS}
    assert imports("c.json", json.dumps(given)).rejected == []
    said = [(0, 50, "qwen", "One."), (0, 50, "phi", "Uno."), (50, 100, "qwen", "Two.")]
    assert placed(project) == said


def test_windows_that_meet_are_half_open(project, imports):
    half_open = [{**one, "end_frame": one["end_frame"] + 1} for one in WINDOWS]
    assert imports("c.json", json.dumps({"video": "A001.mov", "windows": half_open})).rejected == []
    assert placed(project)[-1] == (50, 100, "qwen", "Two.")


def test_a_window_that_can_only_be_half_open_is_taken_so_and_told(project, imports):
    given = {"video": "A001.mov", "windows": [{"start_frame": 0, "end_frame": 100, "qwen_caption": "All."}]}
    report = imports("c.json", json.dumps(given))
    assert placed(project) == [(0, 100, "qwen", "All.")]
    assert told(report.adapted) == [(1, "its end was taken for the frame after its last")]


@pytest.mark.parametrize(
    ("turns", "speaker", "said"), [("conversations", "from", "value"), ("messages", "role", "content")]
)
def test_what_a_model_says_in_a_conversation_is_a_caption(project, imports, turns, speaker, said):
    spoken = [("human", "Describe it."), ("assistant", "It pans."), ("user", "More."), ("gpt", "A street.")]
    given = {"id": "q", "video": "A001.mov", turns: [{speaker: who, said: text} for who, text in spoken]}
    assert imports("c.jsonl", line() + "\n" + json.dumps({**given, "model": "llava"})).imported == 3
    made = [one for one in captions(project) if one.author.name == "llava"]
    assert [(one.name, one.text) for one in made] == [("q#1", "It pans."), ("q#2", "A street.")]
    assert len({one.author.prompt for one in made}) == 2


def test_windows_of_a_clip_that_is_not_there_are_found_in_the_film_it_was_cut_from(project, imports):
    span = [25 * STEP / 24000, 50 * STEP / 24000]
    given = {
        "span_uuid": "0b9c",
        "source_video": "/films/A001.mov",
        "duration_span": span,
        "windows": [{"start_frame": 0, "end_frame": 24, "qwen_caption": "One."}],
    }
    assert imports("c.jsonl", json.dumps(given)).rejected == []
    assert placed(project) == [(25, 50, "qwen", "One.")]


def test_ranges_as_names_and_times_beside_texts(project, imports):
    second = 24 * STEP / 24000
    given = {
        "A001": {"0_49": "One.", "50_99": "Two."},
        "A002.mov": {"timestamps": [[0, second], [second, 99]], "sentences": ["Three.", "Four."]},
    }
    report = imports("c.json", json.dumps(given, indent=2), writer=Writer(name="x", kind="machine"))
    assert placed(project) == [
        (0, 50, "x", "One."),
        (50, 100, "x", "Two."),
        (0, 24, "x", "Three."),
        (24, 100, "x", "Four."),
    ]
    assert told(report.adapted) == [
        (6, "caption 2 of these: it ended at 99.000 seconds, and now ends with the clip")
    ]


def test_one_broken_window_does_not_take_the_others_along(project, imports):
    windows = [WINDOWS[0], {"start_frame": "soon"}, 7, {"start_frame": 0}, WINDOWS[1]]
    report = imports("c.jsonl", json.dumps({"id": "w", "clip": "A001.mov", "windows": windows}))
    assert (report.imported, len(report.rejected)) == (3, 3)
    assert [one.name for one in captions(project)] == ["w#1#qwen", "w#1#phi", "w#5"]


def test_a_list_of_captions_in_an_object_is_read_and_each_of_them_named(project, imports):
    given = {"captions": [json.loads(line()), json.loads(line(clip="none.mov")), 7]}
    report = imports("c.json", json.dumps(given, indent=2))
    assert report.imported == 1
    assert [message[:9] for _, message in told(report.rejected)] == ["caption 2", "caption 3"]


def test_a_document_that_breaks_off_is_read_as_far_as_it_goes(project, imports):
    report = imports("c.json", f"[{line()},\n {line(text='Two.')},\n {{")
    assert report.imported == 2
    assert [line for line, _ in told(report.rejected)] == [3]


def test_lines_in_a_file_called_json_are_lines(imports):
    report = imports("c.json", line() + "\n" + line(text="Two.") + "\n{")
    assert (report.imported, len(report.rejected)) == (2, 1)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table(project, imports, mark):
    rows = [["Clip", "Start Frame", "end", "Caption", "Model"], ["A001.mov", "3", "9", '"It\npans."', "qwen"]]
    rows += [["A001.mov", "x", "9", "No.", "qwen"], ["A001.mov", "", "", "All.", "", "more"]]
    report = imports("c.csv", "\ufeff" + "\r\n".join(mark.join(row) for row in rows))
    assert placed(project) == [(3, 9, "qwen", "It\npans.")]
    assert [line for line, _ in told(report.rejected)] == [4, 5]


def test_an_endless_cell_ends_the_table(imports):
    report = imports("c.csv", 'clip,text\nA001.mov,It pans.\nA001.mov,"' + "x" * 140_000)
    assert report.imported == 1
    assert "nothing after it" in told(report.rejected)[0][1]


SRT = """1
00:00:01,001 --> 00:00:02,002
<i>The camera</i>
{\\an8}pans.

2
00:00:01,500 --> 00:00:02,500
It overlaps.

3
00:00:03,000 --> 00:00:02,000
It goes backwards.

4
00:00:00,000 --> 00:00:00,500
It comes late.

5
00:00:09,000 --> 00:00:10,000
It is after the end.

6
00:00:99999 --> nonsense
It has no times.

Stray.

7
00:00:03,000 --> 00:00:03,000
A moment.
8
00:00:04,000 --> 00:00:09,000
Long."""


def test_cues_are_placed_by_the_times_of_their_frames(project, imports):
    report = imports("A001.en.srt", SRT, writer=Writer(name="ben", kind="person"))
    assert placed(project) == [
        (0, 12, "ben", "It comes late."),
        (24, 48, "ben", "The camera pans."),
        (36, 60, "ben", "It overlaps."),
        (72, 73, "ben", "A moment."),
        (96, 100, "ben", "Long."),
    ]
    assert [line for line, _ in told(report.rejected)] == [11, 19, 23, 26]
    assert [line for line, _ in told(report.adapted)] == [7, 15, 29, 32]


def test_cues_of_uneven_frames_follow_the_frames(project, tmp_path):
    path = tmp_path / "A001.srt"
    path.write_text("1\n00:00:01,000 --> 00:00:02,000\nx")
    pts = np.array([0, *range(1000, 1099)])  # the first frame stays for a second
    table = PtsTable(pts, Fraction(1, 1000))
    import_captions(project, path, ANNA, lambda clip: table)
    assert placed(project)[0][:1] == (1,)
    project.undo(ANNA)


VTT = """WEBVTT - made by hand

STYLE
::cue { color: red }

NOTE nothing

intro
00:00.000 --> 00:01.001 align:start
<v Anna>Pans &amp; tilts.

00:00:01.001 --> 00:00:02.002
Then static.
"""


def test_web_cues(project, imports):
    report = imports("A002.vtt", VTT)
    assert report.rejected == []
    assert placed(project) == [(0, 24, "unknown", "Pans & tilts."), (24, 48, "unknown", "Then static.")]
    assert captions(project)[0].name == "intro"


def test_broken_bytes_cost_their_line_only(project, imports):
    report = imports("c.jsonl", line().encode() + b"\n" + line(text="caf\xe9").encode("latin-1"))
    assert report.imported == 2  # JSON escapes what is not ASCII
    broken = b'{"clip": "A001.mov", "text": "caf\xe9"}\n' + line(text="Fine.").encode()
    assert told(imports("c.jsonl", broken).rejected) == [(1, "it is not UTF-8, or holds what is no text")]


def test_the_other_unicode_is_read(project, imports):
    assert imports("A001.srt", "1\r\n00:00:00,000 --> 00:00:01,000\r\nCafé.".encode("utf-16")).imported == 1
    assert captions(project)[0].text == "Café."


def test_the_clip_can_be_named_outside_of_the_file(project, imports):
    assert imports("c.jsonl", '{"text": "It pans."}', clip="A002").imported == 1
    assert [one.clip for one in captions(project)] == [project.find_clip("A002").sha256]


@pytest.mark.parametrize(
    ("given", "writer"),
    [
        ({"model": {"name": "m", "version": "3", "prompt": "Describe."}}, ("m", "3", "machine", True)),
        ({"model": "org/m@3", "prompt_hash": "A" * 64}, ("org/m", "3", "machine", True)),
        ({"model": None, "annotator": "cyd"}, ("cyd", None, "person", False)),
    ],
)
def test_who_wrote_it(project, imports, given, writer):
    imports("c.jsonl", line(**given))
    author = captions(project)[0].author
    assert (author.name, author.version, author.kind, author.prompt is not None) == writer


def test_files_that_cannot_be_read_are_refused(project, imports, tmp_path, monkeypatch):
    with pytest.raises(NotFound):
        import_captions(project, tmp_path / "none.srt", ANNA, times)
    monkeypatch.setattr("shotlog.captions.importing.text.LARGEST_FILE", 10)
    with pytest.raises(LimitExceeded):
        imports("c.jsonl", line())
    assert LARGEST_FILE > 10


@settings(max_examples=60)
@given(text=st.text(max_size=300), layout=st.sampled_from(["jsonl", "json", "csv", "srt", "vtt"]))
def test_whatever_a_file_holds_is_told_of(project, tmp_path_factory, text, layout):
    path = tmp_path_factory.mktemp("any") / f"A001.{layout}"
    path.write_text(text, encoding="utf-8", newline="")
    report = import_captions(project, path, ANNA, times, layout=layout)
    assert report.found == report.imported + report.known + len(report.rejected)
    if report.imported:
        project.undo(ANNA)
