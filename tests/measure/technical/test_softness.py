import cv2
import numpy as np

from measure.film import noisy
from measure.technical.films import moment, pan
from shotlog.timing import FrameRange


def defocused(picture, sigma):
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), sigma), np.uint8)


def soft(found):
    return [one.frames for one in found if one.kind == "soft"]


def test_frames_out_of_focus_are_soft_beside_the_others(found):
    pictures = noisy([moment(0)] * 60)
    pictures[20:35] = [defocused(picture, 3) for picture in pictures[20:35]]
    assert soft(found(pictures)) == [FrameRange(20, 35)]


def test_a_shot_that_is_soft_throughout_has_nothing_to_compare_with(found):
    assert soft(found([defocused(picture, 4) for picture in noisy(pan(range(40)))])) == []


def test_another_view_with_less_in_it_is_not_soft(found):
    empty = np.full_like(moment(0), 200)
    assert soft(found(noisy([moment(0)] * 30) + noisy([empty] * 30, level=0.5))) == []
