"""The page of what was measured, in a real browser: hovering, keys, zoom."""

import cv2
import numpy as np
import pytest

from exchange.browser import Browser, found
from exchange.made import clip_of, label, log_of
from shotlog.exchange import write_plot
from shotlog.measure import Signals
from shotlog.record import Transition

pytestmark = pytest.mark.skipif(found() is None, reason="needs a browser: chromium or chrome")

FRAMES = 1000


def pictures(_clip, frames):
    """Stills as bright as their frame's place."""
    return {
        frame: cv2.imencode(".jpg", np.full((90, 160, 3), 255 * frame // FRAMES, np.uint8))[1].tobytes()
        for frame in frames
    }


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    clip = clip_of(frames=FRAMES, start="01:00:00:00")
    fade = Transition(kind="dissolve", start=390, end=410, confidence=0.7)
    log = log_of(
        clip,
        bounds=(400, 700),
        between={0: fade},
        labels=[
            label("rotation", ["pan_left"], shot=1, confidence=0.93, clip=clip),
            label("palette", ["#aa3300", "#112233"], shot=2, confidence=0.9, clip=clip),
            label("zoom", "in", shot=2, part=(750, 800), confidence=0.8, clip=clip),
        ],
    )
    values = {"pts": np.arange(FRAMES), "luma": np.arange(FRAMES) / FRAMES}
    folder = tmp_path_factory.mktemp("page")
    signals = Signals.of(clip.sha256, clip.time_base, values)
    write_plot(log, signals, folder / "plot.html", pictures)
    return folder / "plot.html"


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    with Browser(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture
def browser(page, started):
    started.open(page)
    yield started
    assert started.errors == []


def shown(browser):
    return browser.value("document.getElementById('place').textContent")


def place_of(browser, share):
    """Where in the page the lane of shots has a share of its width behind it: more than a pixel a frame."""
    left, width, middle = browser.value(
        "(() => { const box = document.getElementById('slider').getBoundingClientRect();"
        " return [box.left, box.width, box.top + box.height / 2]; })()"
    )
    assert width > FRAMES
    return left + share * width, middle


def test_hovering_shows_the_frame_under_the_pointer(browser):
    browser.mouse(*place_of(browser, 0.5005))
    assert shown(browser).startswith("frame 500   01:00:20:00   shot 2")
    luma = browser.value("document.querySelector('[data-signal=luma]').textContent")
    assert float(luma) == pytest.approx(0.5)
    grey = browser.value(
        "(() => { const canvas = document.createElement('canvas'); const context = canvas.getContext('2d');"
        " context.drawImage(document.getElementById('picture'), 0, 0);"
        " return context.getImageData(5, 5, 1, 1).data[0]; })()"
    )
    assert grey == pytest.approx(127, abs=3)
    assert "pan_left" in browser.value("document.getElementById('said').textContent")


def test_keys_go_by_frames_and_by_shots(browser):
    browser.mouse(*place_of(browser, 0.5005), click=True)
    places = [
        ("ArrowRight", False, 501),
        ("ArrowLeft", True, 491),
        ("PageUp", False, 400),
        ("PageUp", False, 0),
        ("ArrowLeft", False, 0),
        ("PageDown", False, 400),
        ("PageDown", False, 700),
        ("PageDown", False, 999),
        ("Home", False, 0),
        ("End", False, 999),
    ]
    for key, shift, frame in places:
        browser.press(key, shift=shift)
        assert shown(browser).startswith(f"frame {frame} "), key
        assert browser.value("document.getElementById('slider').ariaValueNow") == str(frame)


def test_zoomed_in_the_pointer_still_finds_its_frame(browser):
    browser.mouse(*place_of(browser, 0.5005), click=True)
    for _ in range(3):
        browser.press("+")
    browser.mouse(*place_of(browser, 0.75))
    assert abs(int(shown(browser).split()[1]) - (500 + 1000 / 8 / 4)) <= 1
    browser.press("End")
    assert browser.value("document.getElementById('line').hidden") is False


def test_a_button_of_a_boundary_shows_its_frame(browser):
    browser.value("document.querySelector('.boundary button').click()")
    assert shown(browser).startswith("frame 400 ")


def test_colours_are_shown_as_well_as_said(browser):
    colours = browser.value("[...document.querySelectorAll('tr .swatch')].map((one) => one.style.background)")
    assert colours == ["rgb(170, 51, 0)", "rgb(17, 34, 51)"]


def test_everything_seen_is_told_in_words_too(browser):
    nameless = browser.value(
        "[...document.querySelectorAll('img, svg, button, [role]')].filter((one) =>"
        " !(one.alt || one.ariaLabel || one.textContent.trim())).map((one) => one.outerHTML.slice(0, 80))"
    )
    assert nameless == []
