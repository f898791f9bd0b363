import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from shotlog.record import Caption, Change, Section, Writer, by_section
from shotlog.record.caption import LONGEST_CAPTION

GIVEN = {
    "id": "0" * 32,
    "clip": "a" * 64,
    "start": 0,
    "end": 10,
    "author": {"name": "qwen", "kind": "machine", "version": "2.5"},
    "text": "Camera: static.",
}


def test_a_caption_reads_back_from_its_json():
    caption = Caption.model_validate(GIVEN)
    change = Change.to(caption)
    assert (change.kind, change.id) == ("caption", caption.id)
    assert Caption.model_validate(change.after) == caption


@pytest.mark.parametrize(
    "wrong",
    [
        {"end": 0},
        {"start": -1},
        {"text": ""},
        {"text": "x" * (LONGEST_CAPTION + 1)},
        {"sections": [{"name": "camera", "start": 0, "end": 16}]},
        {"sections": [{"name": "camera", "start": 5, "end": 4}]},
        {"sections": [{"name": "camera", "start": 0, "end": 5}, {"name": "light", "start": 4, "end": 6}]},
    ],
)
def test_what_cannot_be_is_refused(wrong):
    with pytest.raises(ValidationError):
        Caption.model_validate({**GIVEN, **wrong})


@pytest.mark.parametrize(("version", "said"), [("2.5", "qwen@2.5"), (None, "qwen")])
def test_a_writer_is_called_by_name_and_version(version, said):
    assert str(Writer(name="qwen", kind="machine", version=version)) == said


parts = st.lists(st.tuples(st.sampled_from(["camera", "light", "Editing"]), st.text(max_size=20)), max_size=5)


@given(parts)
def test_sections_stand_where_they_say(parts):
    text, sections = by_section(parts)
    assert [(one.name, text[one.start : one.end]) for one in sections] == parts
    if parts:
        assert Caption.model_validate({**GIVEN, "text": text, "sections": sections}).sections == sections


def test_each_section_is_a_line_after_its_heading():
    text, sections = by_section([("camera", "Static."), ("lighting", "Soft.")])
    assert text == "Camera: Static.\nLighting: Soft."
    assert sections[0] == Section(name="camera", start=8, end=15)
