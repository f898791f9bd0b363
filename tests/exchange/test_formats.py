"""What every format owes, and how formats are found."""

import errno
import gc
import os
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.made import (
    EVERY_FORMAT,
    HOSTILE_NAMES,
    MACHINE,
    PERSON,
    caption,
    clip_of,
    label,
    log_of,
    marker,
    stills,
    written,
)
from shotlog.errors import NotFound, StorageFailed, UsageError
from shotlog.exchange import Format, Material, broken_formats, export, formats, losses
from shotlog.exchange.contract import breaches
from shotlog.exchange.finding import GROUP
from shotlog.exchange.format import Options
from shotlog.record import ClipLog, Decision

every_format = pytest.mark.parametrize("name", EVERY_FORMAT)


def full_log() -> ClipLog:
    labels = [
        label("shot_size", "MCU"),
        label("motion_type", "complex", author=MACHINE, confidence=0.91),
        label("rotation", ["pan_left"], shot=1, part=(42, 50)),
    ]
    return log_of(clip_of(start="10:00:00:00", reel="A001"), labels=labels)


def full_material() -> Material:
    """A clip with something for every format to write."""
    return Material(full_log(), markers=(marker(5),), captions=(caption("A man walks.", 0, 40, name="one"),))


def plugged_in(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    """Lets the formats be those of other packages, beside ours."""
    ours = [EntryPoint("csv", "shotlog.exchange.csv:FORMAT", GROUP)]
    theirs = [EntryPoint(name, value, GROUP) for name, value in values.items()]
    monkeypatch.setattr("shotlog.exchange.finding.entry_points", lambda group: [*theirs, *ours])


@every_format
def test_every_format_keeps_the_contract(name, tmp_path):
    assert breaches(EVERY_FORMAT[name], tmp_path) == []


@every_format
def test_every_format_writes_a_file_where_it_was_told(name, tmp_path):
    path = tmp_path / "new folder" / f"log{EVERY_FORMAT[name].suffix}"
    written(name, path, full_material())
    assert path.stat().st_size > 40
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


@every_format
def test_every_format_writes_no_id_that_is_random(name, tmp_path):
    path = tmp_path / f"log{EVERY_FORMAT[name].suffix}"
    material = full_material()
    written(name, path, material)
    raw = path.read_bytes()
    assert not any(shot.id.encode() in raw for shot in material.log.shots)
    ids = [one.id for one in material.log.labels] + [one.id for one in material.markers]
    assert not any(one.encode() in raw for one in ids)


@every_format
def test_every_format_keeps_the_old_file_when_the_disk_is_full(name, tmp_path, monkeypatch):
    path = tmp_path / f"log{EVERY_FORMAT[name].suffix}"
    path.write_bytes(b"old")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageFailed, match="No space left"):
        written(name, path, full_material())
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # xlsxwriter leaves files open
@every_format
def test_every_format_keeps_the_old_file_when_writing_stops_in_the_middle(name, tmp_path):
    resource = pytest.importorskip("resource")
    path = tmp_path / f"log{EVERY_FORMAT[name].suffix}"
    path.write_bytes(b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (32, limits[1]))
    try:
        with pytest.raises(StorageFailed):
            written(name, path, full_material())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    gc.collect()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@every_format
def test_every_format_copes_with_many_clips_of_many_kinds(name, tmp_path):
    logs = [log_of(clip_of(hostile, reel=hostile)) for hostile in HOSTILE_NAMES]
    logs += [
        log_of(clip_of("df.mov", rate="29.97", start="01:00:00;00")),
        log_of(clip_of("60.mov", rate="60")),
    ]
    told = written(name, tmp_path / "all", *logs)
    assert {loss.clip for loss in told} <= {log.clip.name for log in logs}
    assert (tmp_path / "all").exists()


@every_format
@settings(max_examples=8)
@given(
    raw=st.text(st.characters(codec="utf-8"), min_size=1, max_size=60).map(str.encode)
    | st.binary(min_size=1, max_size=60)
)
def test_every_format_copes_with_random_names(name, raw, tmp_path_factory):
    text = os.fsdecode(raw.translate(None, b"/\0")) or "?"
    said = raw.decode("utf-8", "replace")
    path = tmp_path_factory.mktemp("any") / f"log{EVERY_FORMAT[name].suffix}"
    clip = clip_of(text, reel=text)
    log = log_of(clip, labels=[label("description", text, clip=clip)])
    captions = (caption(said, 0, 10, name=said, clip=clip),)
    written(
        name, path, Material(log, markers=(marker(3, name=said, note=said, clip=clip),), captions=captions)
    )
    assert path.exists()


@every_format
def test_every_format_copes_with_a_shot_of_one_frame_and_a_clip_of_one(name, tmp_path):
    written(name, tmp_path / "all", log_of(clip_of(frames=1), bounds=()), log_of(bounds=(1, 2, 99)))
    assert (tmp_path / "all").exists()


@every_format
def test_every_format_writes_only_the_shots_that_are_chosen(name, tmp_path):
    log = full_log()
    decision = Decision(
        id="d", clip=log.clip.sha256, shot=log.shots[2].id, progress="approved", author=PERSON
    )
    material = Material(
        log,
        markers=(marker(5, name="early"), marker(70, name="late")),
        captions=(caption("early", 0, 10), caption("late", 60, 70)),
        decisions=(decision,),
    ).only("approved")
    assert [material.number_of(shot) for shot in material.shots] == [3]
    assert [one.name for one in material.markers] == ["late"]
    assert [one.text for one in material.captions] == ["late"]
    path = tmp_path / f"log{EVERY_FORMAT[name].suffix}"
    written(name, path, material)
    assert b"early" not in path.read_bytes()


def test_nothing_approved_is_nothing_to_export(tmp_path):
    with pytest.raises(UsageError, match="no clip"):
        export("csv", [full_material().only("approved")], tmp_path / "x.csv", stills)


def test_strict_writes_nothing_where_something_would_be_lost(tmp_path):
    log = log_of(clip_of("Café.mov"))
    assert [loss.what for loss in losses("edl", [log])] == ["name"]
    with pytest.raises(UsageError, match=r"Café\.mov: its name is written"):
        export("edl", [log], tmp_path / "x.edl", stills, strict=True)
    assert list(tmp_path.iterdir()) == []
    export("edl", [log_of()], tmp_path / "x.edl", stills, strict=True)
    assert (tmp_path / "x.edl").exists()


def test_options_are_read_from_text_and_refused_by_name(tmp_path):
    export("edl", [log_of(clip_of(reel="A001C003_260101"))], tmp_path / "x.edl", stills, {"reels": "32"})
    assert "A001C003_260101 V" in (tmp_path / "x.edl").read_text()
    with pytest.raises(UsageError, match="the option reels of edl") as caught:
        export("edl", [log_of()], tmp_path / "x.edl", stills, {"reels": "9"})
    assert "transitions" in caught.value.hint
    with pytest.raises(UsageError, match="the option colour of edl"):
        export("edl", [log_of()], tmp_path / "x.edl", stills, {"colour": "red"})


def test_our_formats_are_registered_under_their_names():
    assert all(name == known.name and known.suffix.startswith(".") for name, known in formats().items())
    project = tomllib.loads(
        (Path(__file__).resolve().parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    )
    for name, value in project["project"]["entry-points"][GROUP].items():
        module = value.removesuffix(":FORMAT").rpartition(".")[2]
        assert module == name.replace("-", "_")
        assert name in EVERY_FORMAT


def test_the_contract_finds_what_is_broken(tmp_path):
    class Chosen(Options):
        colour: str = "red"

    times = iter(range(1000))

    def write(materials, path, pictures, options):
        path.parent.mkdir(parents=True)
        path.write_text(f"{next(times)}")
        return ()

    broken = Format("slates", "txt", "", Chosen, lambda materials, options: (), write)
    told = " ".join(breaches(broken, tmp_path))
    assert "a suffix with a dot" in told
    assert "each of its options needs a description" in told
    assert "other bytes" in told


def test_an_unknown_format_is_refused_with_near_names(tmp_path):
    with pytest.raises(NotFound, match="no format 'ot'") as caught:
        export("ot", [full_log()], tmp_path / "x", stills)
    assert "otio" in caught.value.hint


def test_nothing_to_export_is_said(tmp_path):
    with pytest.raises(UsageError, match="no clip"):
        export("csv", [], tmp_path / "x.csv", stills)
    assert list(tmp_path.iterdir()) == []


def test_a_broken_plugin_is_reported_by_name_and_hides_no_other(tmp_path, monkeypatch):
    plugged_in(monkeypatch, ale="no.such.module:FORMAT", xml="shotlog.exchange.formula:_SIGNS")
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
        lambda point: Format("csv", ".csv", point.module, Options, lambda *_: (), lambda *_: ()),
    )
    assert formats()["csv"].description == "shotlog.exchange.csv"
    assert "another.package" in broken_formats()["csv"]
