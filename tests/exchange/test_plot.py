import base64
import hashlib
import re

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from shotlog.exchange import write_plot
from shotlog.exchange.plot import _POINTS, _thinned
from shotlog.measure import Signals


def signals_of(log):
    frames = log.clip.frames
    values = {
        "pts": np.arange(frames),
        "luma": np.linspace(0, 1, frames),
        "motion_x": np.full(frames, np.nan),
    }
    return Signals.of(log.clip.sha256, log.clip.time_base, values)


def no_pictures(_clip, _frames):
    return {}


@pytest.fixture
def page(clip_log, tmp_path):
    def page(*arguments, pictures=no_pictures, **facts):
        log = clip_log(*arguments, **facts)
        write_plot(log, signals_of(log), tmp_path / "plot.html", pictures)
        return (tmp_path / "plot.html").read_text(encoding="utf-8")

    return page


def test_the_page_stands_alone_and_names_its_one_script_by_its_hash(page):
    text = page(100, (40,))
    assert not re.findall(r'(?:src|href)="(?!data:|#)', text)
    (script,) = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src &#39;sha256-{digest}&#39;" in text or f"script-src 'sha256-{digest}'" in text


def test_every_shot_and_boundary_is_on_the_page(page):
    text = page(100, (40, 70))
    assert [int(number) for number in re.findall(r'id="shot-(\d+)"', text)] == [1, 2, 3]
    assert re.findall(r"cut at (\d+)", text) == ["40", "70"]


def test_stills_are_asked_for_in_the_strip_and_around_each_boundary(page):
    asked = []

    def pictures(_clip, frames):
        asked.extend(frames)
        _, jpeg = cv2.imencode(".jpg", np.zeros((9, 16, 3), np.uint8))
        return dict.fromkeys(frames, jpeg.tobytes())

    text = page(100, (40,), pictures=pictures)
    assert {0, 37, 38, 39, 40, 41, 42, 99} <= set(asked)
    assert text.count("data:image/jpeg;base64,") == 24 + 6


def test_names_are_never_markup(page):
    text = page(10, path="/footage/</script><script>alert(1)</script>.mov")
    assert "<script>alert" not in text


def test_a_clip_of_one_frame_has_a_page(page):
    assert 'id="shot-1"' in page(1)


@given(
    arrays.arrays(
        np.float32,
        st.integers(1, 5000),
        elements=st.floats(-1, 1, width=32),
        fill=st.sampled_from([0.0, float("nan")]),
    )
)
def test_thinning_a_curve_loses_no_peak(values):
    frames, kept = _thinned(values)
    assert len(frames) <= _POINTS
    there = values[np.isfinite(values)]
    assert np.array_equal(values[frames], kept)
    if there.size:
        assert (kept.min(), kept.max()) == (there.min(), there.max())
