import base64
import hashlib
import json
import re

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from exchange.made import clip_of, log_of
from shotlog.exchange import write_plot
from shotlog.exchange.plot_curves import POINTS, thinned
from shotlog.exchange.plot_stills import around_of
from shotlog.measure import Observations, Signals
from shotlog.measure.observations import Seen
from shotlog.record import Transition


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


def test_a_gradual_boundary_shows_the_frames_before_and_after_the_change():
    way = Transition(kind="dissolve", start=30, end=50, confidence=0.8)
    log = log_of(bounds=(40,), between={0: way})
    assert around_of(log.shots[1], 100) == (range(27, 30), range(50, 53))


def test_stills_are_asked_for_in_the_strip_and_around_each_boundary(page):
    asked = []

    def pictures(_clip, frames):
        asked.extend(frames)
        _, jpeg = cv2.imencode(".jpg", np.zeros((9, 16, 3), np.uint8))
        return dict.fromkeys(frames, jpeg.tobytes())

    text = page(100, (40,), pictures=pictures)
    assert {0, 37, 38, 39, 40, 41, 42, 99} <= set(asked)
    assert text.count('src="data:image/jpeg;base64,') == 24 + 6


def test_names_are_never_markup(page):
    text = page(10, path="/footage/</script><script>alert(1)</script>.mov")
    assert "<script>alert" not in text


def test_a_clip_of_one_frame_has_a_page(page):
    assert 'id="shot-1"' in page(1)


def test_what_was_seen_and_heard_is_shown_where_it_was(tmp_path):
    log = log_of(clip_of(frames=100))
    seen = (
        Seen("face", 20, 21, 0.9),
        Seen("speech", 30, 40, 0.8, text="hello <there>"),
        Seen("sound", 0, 50, 1.0, figures={"silent": 0, "momentary_max_lufs": -23.0}),
        Seen("sound", 50, 100, 1.0, figures={"silent": 1}),
    )
    observations = Observations(log.clip.sha256, seen)
    write_plot(log, signals_of(log), tmp_path / "plot.html", no_pictures, observations)
    text = (tmp_path / "plot.html").read_text(encoding="utf-8")
    assert "seen: face" in text
    assert re.search(r'title="hello &lt;there&gt; 0.80" style="left: 30.0%; width: 10.0%', text)
    (figures,) = re.findall(r'id="figures">(.*?)</script>', text)
    assert json.loads(figures)["signals"]["loudness"] == [-23.0] * 50 + [-70.0] * 50


def test_without_sound_there_is_no_loudness(page):
    assert "loudness" not in page(100)


def test_a_long_film_gives_a_page_of_bounded_size_with_the_least_sure_boundaries(tmp_path):
    frames, asked = 180_000, []

    def pictures(_clip, wanted):
        assert len(wanted) < 100
        asked.extend(wanted)
        return dict.fromkeys(wanted, b"\xff" * 5_000)

    doubtful = Transition(kind="cut", start=90_000, end=90_000, confidence=0.4)
    bounds = range(120, frames, 120)
    log = log_of(clip_of(frames=frames), bounds=bounds, between={bounds.index(90_000): doubtful})
    write_plot(log, signals_of(log), tmp_path / "plot.html", pictures)
    assert 90_000 in asked
    assert len(asked) <= 24 + 240 + 6 * 300
    assert (tmp_path / "plot.html").stat().st_size < 5_000 * 4 / 3 * len(asked) + 4_000_000


@given(
    arrays.arrays(
        np.float32,
        st.integers(1, 5000),
        elements=st.floats(-1, 1, width=32),
        fill=st.sampled_from([0.0, float("nan")]),
    )
)
def test_thinning_a_curve_loses_no_peak(values):
    frames, kept = thinned(values)
    assert len(frames) <= POINTS
    there = values[np.isfinite(values)]
    assert np.array_equal(values[frames], kept)
    if there.size:
        assert (kept.min(), kept.max()) == (there.min(), there.max())
