from pathlib import Path

import pytest

from shotlog.measure.signals import columns
from shotlog.measure.suggest.suggesting import ANALYSERS

PAGE = (Path(__file__).parents[2] / "docs" / "measuring.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [column.name for column in columns()])
def test_every_column_is_explained(name):
    assert f"`{name}`" in PAGE


@pytest.mark.parametrize(
    "facet",
    [
        "camera_movement",
        "motion_type",
        "steadiness",
        "translation",
        "rotation",
        "intrinsic",
        "colour",
        "colour_temperature",
        "exposure",
        "key_style",
        "overlays",
        "motion_effects",
        "motion_speed",
        "lighting_effects",
        "colourfulness",
        "framing_type",
        "depth_of_field",
        "focus_change",
    ],
)
def test_every_suggested_facet_is_explained(facet):
    assert f"`{facet}`" in PAGE


def test_a_new_analyser_needs_a_line_in_the_page():
    assert len(ANALYSERS) == 8, "add its facets to docs/measuring.md and to the list above"
