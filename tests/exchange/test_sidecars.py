"""XMP sidecars and Resolve's metadata, read back as trees and tables."""

import csv
import io

import pytest
from lxml import etree

from exchange.made import HOSTILE_NAMES, RATES, clip_of, label, log_of, marker, written
from shotlog.errors import UsageError
from shotlog.exchange.material import Material
from shotlog.timing import Rate

XMP = {"d": "http://ns.adobe.com/xmp/1.0/DynamicMedia/", "r": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}
FIELDS = [
    label("scene", "12A"),
    label("take", "3"),
    label("note", "boom in shot"),
    label("camera_roll", "A7"),
    label("circled", "yes", shot=1),
    label("shot_size", "MCU"),
    label("rotation", ["pan_left", "tilt_up"]),
    label("description", "A man walks."),
]


def table(path, encoding="utf-16"):
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode(encoding), newline="")))


def test_a_sidecar_carries_the_fields_of_the_trade(tmp_path):
    log = log_of(clip_of(rate="29.97", start="01:00:00;00", reel="A001"), labels=FIELDS)
    written("xmp", tmp_path / "A001C003.xmp", Material(log, markers=(marker(5, 9, note="hair"),)))
    tree = etree.parse(tmp_path / "A001C003.xmp")

    def told(name):
        return tree.findtext(f".//d:{name}", namespaces=XMP)

    assert [told(name) for name in ("scene", "shotName", "takeNumber", "tapeName", "good")] == [
        "12A",
        "A001C003.mov",
        "3",
        "A001",
        "True",
    ]
    assert told("logComment") == "boom in shot; A man walks."
    assert (told("timeFormat"), told("timeValue")) == ("2997DropTimecode", "01:00:00;00")
    assert [told(name) for name in ("frameRate", "startTime", "duration", "name", "comment")] == [
        "f30000s1001",
        "5",
        "4",
        "boom",
        "hair",
    ]


@pytest.mark.parametrize(("rate", "mark"), RATES)
def test_markers_are_counted_in_frames_at_the_exact_rate(tmp_path, rate, mark):
    clip = clip_of(rate=rate, frames=500_000, start=f"10:00:00{mark}00")
    written("xmp", tmp_path / "a.xmp", Material(log_of(clip), markers=(marker(499_999),)))
    tree = etree.parse(tmp_path / "a.xmp")
    num, _, den = tree.findtext(".//d:frameRate", namespaces=XMP).removeprefix("f").partition("s")
    assert Rate.parse(f"{num}/{den or 1}") == Rate.parse(rate)
    assert tree.findtext(".//d:startTime", namespaces=XMP) == "499999"


def test_each_clip_has_a_sidecar_of_its_name(tmp_path):
    written("xmp", tmp_path / "sidecars", log_of(clip_of("a.mov")), log_of(clip_of("b.mov")))
    assert sorted(path.name for path in (tmp_path / "sidecars").iterdir()) == ["a.xmp", "b.xmp"]
    with pytest.raises(UsageError, match="belongs to one clip"):
        written("xmp", tmp_path / "one.xmp", log_of(clip_of("a.mov")), log_of(clip_of("b.mov")))


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_any_name_is_well_formed(tmp_path, name):
    clip = clip_of(name, reel=name)
    written("xmp", tmp_path / "a.xmp", log_of(clip, labels=[label("scene", name, clip=clip)]))
    assert etree.parse(tmp_path / "a.xmp").find(".//d:scene", namespaces=XMP) is not None
    written("resolve-csv", tmp_path / "a.csv", log_of(clip, labels=[label("scene", name, clip=clip)]))
    assert len(table(tmp_path / "a.csv")) == 1


def test_resolve_gets_a_row_a_clip(tmp_path):
    log = log_of(clip_of(start="10:00:00:00", reel="A001"), labels=FIELDS)
    losses = written("resolve-csv", tmp_path / "a.csv", log, log_of(clip_of("b.mov"), bounds=()))
    assert [(loss.what, loss.count) for loss in losses] == [("label", 3)]
    first, second = table(tmp_path / "a.csv")
    assert (first["File Name"], first["Clip Directory"], first["Start TC"], first["End TC"]) == (
        "A001C003.mov",
        "/footage",
        "10:00:00:00",
        "10:00:04:00",
    )
    assert (first["Scene"], first["Take"], first["Good Take"], first["Reel Name"]) == (
        "12A",
        "3",
        "1",
        "A001",
    )
    assert (first["Keywords"], first["Description"]) == ("pan_left, tilt_up, MCU", "A man walks.")
    assert (second["File Name"], second["Good Take"]) == ("b.mov", "")


def test_resolve_gets_the_encoding_that_is_asked_for(tmp_path):
    written("resolve-csv", tmp_path / "a.csv", log_of(clip_of("Café.mov"), bounds=()), encoding="utf-8")
    assert table(tmp_path / "a.csv", "utf-8-sig")[0]["File Name"] == "Café.mov"
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_nothing_is_computed(tmp_path):
    written("resolve-csv", tmp_path / "a.csv", log_of(labels=[label("note", "=1+1")]))
    assert table(tmp_path / "a.csv")[0]["Comments"] == "'=1+1"
