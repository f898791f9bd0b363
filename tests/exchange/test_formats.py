"""What every format owes, and how formats are found."""

import errno
import os
import re
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.made import HOSTILE_NAMES, MACHINE, clip_of, label, log_of, no_stills, stills
from shotlog.errors import NotFound, StorageFailed, UsageError
from shotlog.exchange import Format, broken_formats, export, formats
from shotlog.exchange.format import GROUP
from shotlog.record import ClipLog

every_format = pytest.mark.parametrize("name", formats())


def full_log() -> ClipLog:
    labels = [
        label("shot_size", "MCU"),
        label("motion_type", "complex", author=MACHINE, confidence=0.91),
        label("rotation", ["pan_left"], shot=1, part=(42, 50)),
    ]
    return log_of(clip_of(start="10:00:00:00", reel="A001"), labels=labels)


def plugged_in(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    """Lets the formats be those of other packages, beside ours."""
    ours = [EntryPoint("csv", "shotlog.exchange.csv:FORMAT", GROUP)]
    theirs = [EntryPoint(name, value, GROUP) for name, value in values.items()]
    monkeypatch.setattr("shotlog.exchange.format.entry_points", lambda group: [*theirs, *ours])


def test_our_formats_are_registered():
    assert {"csv", "edl", "html", "jsonl", "otio"} <= set(formats())
    assert all(name == known.name and known.suffix.startswith(".") for name, known in formats().items())


@every_format
def test_every_format_writes_a_file_where_it_was_told(name, tmp_path):
    path = tmp_path / "new folder" / f"log{formats()[name].suffix}"
    export(name, [full_log()], path, stills)
    assert path.stat().st_size > 100
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


@every_format
def test_every_format_makes_the_same_bytes_of_the_same_log(name, tmp_path):
    logs = [full_log(), log_of(clip_of("B.mov"))]
    written = []
    for folder in ("one", "two"):
        path = tmp_path / folder / f"log{formats()[name].suffix}"
        losses = export(name, logs, path, stills)
        written.append((path.read_bytes(), losses))
    assert written[0] == written[1]


@every_format
def test_every_format_writes_no_id_that_is_random(name, tmp_path):
    path = tmp_path / f"log{formats()[name].suffix}"
    log = full_log()
    export(name, [log], path, stills)
    text = path.read_text(encoding="utf-8")
    assert not any(shot.id in text for shot in log.shots)
    assert not any(one.id in text for one in log.labels)


@every_format
def test_every_format_keeps_the_old_file_when_the_disk_is_full(name, tmp_path, monkeypatch):
    path = tmp_path / f"log{formats()[name].suffix}"
    path.write_bytes(b"old")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageFailed, match="No space left"):
        export(name, [full_log()], path, stills)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@every_format
def test_every_format_keeps_the_old_file_when_writing_stops_in_the_middle(name, tmp_path):
    resource = pytest.importorskip("resource")
    path = tmp_path / f"log{formats()[name].suffix}"
    path.write_bytes(b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, limits[1]))
    try:
        with pytest.raises(StorageFailed):
            export(name, [full_log()], path, stills)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@every_format
def test_every_format_copes_with_any_name(name, tmp_path):
    for number, hostile in enumerate(HOSTILE_NAMES):
        clip = clip_of(hostile, reel=hostile if number % 2 else None)
        log = log_of(clip, labels=[label("description", hostile, clip=clip)])
        path = tmp_path / f"{number}{formats()[name].suffix}"
        export(name, [log], path, stills)
        path.read_bytes().decode("utf-8")


@every_format
@settings(max_examples=20, deadline=None)
@given(
    raw=st.text(st.characters(codec="utf-8"), min_size=1, max_size=60).map(str.encode)
    | st.binary(min_size=1, max_size=60)
)
def test_every_format_copes_with_random_names(name, raw, tmp_path_factory):
    text = os.fsdecode(raw.translate(None, b"/\0")) or "?"
    path = tmp_path_factory.mktemp("any") / f"log{formats()[name].suffix}"
    clip = clip_of(text, reel=text)
    export(name, [log_of(clip, labels=[label("description", text, clip=clip)])], path, no_stills)
    path.read_bytes().decode("utf-8")


@every_format
def test_every_format_copes_with_a_shot_of_one_frame_and_a_clip_of_one(name, tmp_path):
    path = tmp_path / f"log{formats()[name].suffix}"
    export(name, [log_of(clip_of(frames=1), bounds=()), log_of(bounds=(1, 2, 99))], path, stills)
    assert path.exists()


def test_an_unknown_format_is_refused_with_near_names(tmp_path):
    with pytest.raises(NotFound, match="no format 'ot'") as caught:
        export("ot", [full_log()], tmp_path / "x", stills)
    assert "otio" in caught.value.hint


def test_nothing_to_export_is_said(tmp_path):
    with pytest.raises(UsageError, match="no clip"):
        export("csv", [], tmp_path / "x.csv", stills)
    assert list(tmp_path.iterdir()) == []


def test_a_broken_plugin_is_reported_by_name_and_hides_no_other(tmp_path, monkeypatch):
    plugged_in(monkeypatch, ale="no.such.module:FORMAT", xml="shotlog.exchange.csv:_FORMULA_SIGNS")
    assert set(formats()) == {"csv"}
    assert set(broken_formats()) == {"ale", "xml"}
    assert "ModuleNotFoundError" in broken_formats()["ale"]
    assert "not a shotlog Format" in broken_formats()["xml"]
    export("csv", [full_log()], tmp_path / "log.csv", stills)
    with pytest.raises(NotFound, match=r"ale cannot be used: no\.such\.module"):
        export("ale", [full_log()], tmp_path / "log.ale", stills)


def test_a_plugin_cannot_take_the_name_of_our_format(monkeypatch):
    plugged_in(monkeypatch, csv="another.package:FORMAT")
    monkeypatch.setattr(
        EntryPoint,
        "load",
        lambda point: Format("csv", ".csv", point.module, lambda logs, path, pictures: []),
    )
    assert formats()["csv"].description == "shotlog.exchange.csv"
    assert "another.package" in broken_formats()["csv"]


def test_every_format_of_ours_is_documented():
    page = Path(__file__).resolve().parents[2] / "docs" / "formats.md"
    headings = re.findall(r"^## ([a-z]+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert headings == ["csv", "jsonl", "edl", "otio", "html"]
    assert set(headings) <= set(formats())


def test_the_documented_example_is_a_format(tmp_path):
    page = Path(__file__).resolve().parents[2] / "docs" / "formats.md"
    (code,) = re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    scope: dict[str, Format] = {}
    exec(code, scope)  # noqa: S102 - it is our own page
    losses = scope["FORMAT"].write([full_log()], tmp_path / "log.txt", stills)
    assert (tmp_path / "log.txt").read_text() == "'A001C003.mov': 3 shots\n"
    assert [loss.clip for loss in losses] == ["A001C003.mov"]
