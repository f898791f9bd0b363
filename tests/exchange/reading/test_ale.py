import pytest

from exchange.reading.given import reading
from shotlog.errors import UnreadableMedia
from shotlog.exchange.reading import Labels

HEAD = "Heading\nFIELD_DELIM\tTABS\nVIDEO_FORMAT\t1080\nFPS\t{fps}\n\nColumn\n{columns}\n\nData\n{rows}\n"


def ale(*rows, fps="23.976", columns="Name\tTape\tTracks\tStart\tEnd\tScene"):
    return HEAD.format(fps=fps, columns=columns, rows="\n".join(rows))


def test_a_row_is_an_event_with_its_columns():
    found = reading(ale("A001\tR1\tV\t01:00:00:00\t01:00:02:00\t12A"))
    (event,) = found.events
    assert (str(found.rate), event.source.name, event.source.reel) == ("24000/1001", "A001", "R1")
    assert event.span == Labels("01:00:00:00", "01:00:02:00")
    assert event.columns["Scene"] == "12A"


@pytest.mark.parametrize("fps", ["23.98", "23.976", "24000/1001"])
def test_every_way_to_write_an_ntsc_rate_is_that_rate(fps):
    assert str(reading(ale("A\tR\tV\t01:00:00:00\t01:00:01:00", fps=fps)).rate) == "24000/1001"


def test_drop_frame_may_have_any_number_of_semicolons():
    found = reading(ale("A\tR\tV\t01;18;00;02\t01:18:01;02", fps="29.97"))
    assert found.drop
    assert found.events[0].span == Labels("01:18:00;02", "01:18:01;02")


def test_a_rate_that_is_none_is_told():
    found = reading(ale("A\tR\tV\t01:00:00:00\t01:00:01:00", fps="fast"))
    assert found.rate is None
    assert [one.place for one in found.remarks] == ["FPS"]


def test_empty_cells_are_no_columns_and_too_many_cells_are_told():
    found = reading(ale("A\t\tV\t01:00:00:00\t01:00:01:00\t\textra"))
    assert "Tape" not in found.events[0].columns
    assert len(found.remarks) == 1


def test_without_columns_it_is_no_ale():
    with pytest.raises(UnreadableMedia, match="no columns"):
        reading("Heading\nFPS\t25\n\nData\n")
