from typing import Any

import aaf2
import pytest

from shotlog.errors import ShotlogError, UnreadableMedia
from shotlog.exchange.reading import Given, read


@pytest.fixture
def bin_of_a_clip(tmp_path):
    """A master clip over a tape, with a column and a marker, as Avid keeps it."""
    path = tmp_path / "bin.aaf"
    with aaf2.open(str(path), "w") as file:
        tape = file.create.SourceMob("R1")
        file.content.mobs.append(tape)
        _, code = tape.create_tape_slots("R1", 24, 24, media_kind="picture")
        code.segment.start = 86400
        essence = file.create.SourceMob("A001.mov")
        file.content.mobs.append(essence)
        essence.descriptor = file.create.ImportDescriptor()
        slot = essence.create_picture_slot(24)
        slot.segment = tape.create_source_clip(1, 100, 500, "picture")
        master = file.create.MasterMob("12A-3")
        file.content.mobs.append(master)
        slot = master.create_picture_slot(24)
        slot.segment = essence.create_source_clip(1, 0, 500, "picture")
        master.comments["Scene"] = "12A"
    return path


def test_a_clip_of_a_bin_has_its_names_its_reel_and_its_columns(bin_of_a_clip):
    found: Any = read(Given.at(bin_of_a_clip))
    (event,) = found.events
    assert (event.source.name, event.source.reel, event.bin_only) == ("12A-3", "R1", True)
    assert "A001.mov" in event.source.other
    assert dict(event.columns) == {"Scene": "12A"}
    assert (event.span.start, event.span.end, str(event.span.rate)) == (0, 500, "24/1")
    assert event.source.begins == 86400 + 100


def test_what_only_begins_like_an_aaf_is_refused(tmp_path):
    path = tmp_path / "a.aaf"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 5000)
    with pytest.raises(UnreadableMedia):
        read(Given.at(path))


def test_a_damaged_aaf_is_refused_or_read_and_never_worse(bin_of_a_clip, tmp_path):
    whole = bin_of_a_clip.read_bytes()
    for cut in (1000, len(whole) // 3, len(whole) // 2):
        path = tmp_path / f"{cut}.aaf"
        path.write_bytes(whole[:cut])
        with pytest.raises(ShotlogError):
            read(Given.at(path))


def test_a_sector_table_that_leads_in_circles_ends(bin_of_a_clip, tmp_path):
    """Every sector of the storage is followed by itself (MS-CFB 2.3: the table's place is in the header)."""
    whole = bytearray(bin_of_a_clip.read_bytes())
    size = 1 << int.from_bytes(whole[30:32], "little")
    table = (int.from_bytes(whole[76:80], "little") + 1) * size
    for number in range(size // 4):
        whole[table + 4 * number : table + 4 * number + 4] = number.to_bytes(4, "little")
    path = tmp_path / "circle.aaf"
    path.write_bytes(whole)
    with pytest.raises(ShotlogError):
        read(Given.at(path))
