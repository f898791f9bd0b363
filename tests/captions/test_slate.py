"""What the slate says is for the cutting room: captions neither make claims of it nor lack it."""

import pytest

from records import ANNA, clip_log, label
from shotlog.captions.checking import check
from shotlog.captions.drafting import draft
from shotlog.exchange import export
from shotlog.record import LabelValue
from shotlog.vocabulary import cinema

SLATE: dict[str, LabelValue] = {
    "scene": "24A",
    "take": "3 PU",
    "circled": "circled",
    "camera_roll": "A012",
    "sound_roll": "S03",
    "note": "boom in frame",
}
FACETS = {facet.id for facet in cinema().facets.values() if facet.area == "slate"}


@pytest.fixture
def log():
    made = clip_log(bounds=())
    labels = tuple(label(made.shots[0], facet, value, ANNA) for facet, value in SLATE.items())
    return made.model_copy(update={"labels": labels})


def test_every_facet_of_the_slate_is_tried():
    assert set(SLATE) == FACETS


def test_a_caption_makes_no_claim_of_the_slate_and_leaves_nothing_of_it_out(log):
    text = "Take 3 of scene 24A on roll A012, a good take, circled and printed. Note the print on the wall."
    found = check(text, log, None, cinema())
    assert not FACETS.intersection(verdict.claim.facet for verdict in found.verdicts)
    assert not FACETS.intersection(omission.facet for omission in found.omissions)
    assert (
        draft(log, None, cinema()).text == draft(log.model_copy(update={"labels": ()}), None, cinema()).text
    )


@pytest.mark.parametrize("name", ["csv", "jsonl", "otio"])
def test_exports_carry_the_slate(log, tmp_path, name):
    export(name, [log], tmp_path / f"log.{name}", lambda *_: {})
    written = (tmp_path / f"log.{name}").read_text(encoding="utf-8-sig")
    assert all(str(value) in written for value in SLATE.values())
