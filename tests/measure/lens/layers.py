"""Something near before something far, each as sharp as it is told to be."""

from functools import cache

import cv2
import numpy as np

from clips import textured

WIDTH, HEIGHT = 640, 360


def texture(seed):
    """Detail at all sizes, blue, green, red, float32."""
    grain = np.random.default_rng(seed).normal(0, 25, (HEIGHT, WIDTH, 1))
    return (textured(seed, width=WIDTH, height=HEIGHT) + cv2.blur(grain, (2, 2))[..., None]).astype(
        np.float32
    )


def out_of_focus(picture, sigma):
    """A picture blurred by a Gaussian, in pixels; a disc of confusion has about twice that for its radius."""
    return cv2.GaussianBlur(picture, (0, 0), sigma) if sigma > 0 else picture


@cache
def scene(near=0.0, far=0.0, seed=1, place=0.3):
    """A round thing before a wall, uint8, and how far out of focus both are; copy it to draw on it."""
    alpha = np.zeros((HEIGHT, WIDTH), np.float32)
    cv2.circle(alpha, (int(place * WIDTH), HEIGHT // 2), int(0.42 * HEIGHT), 1.0, -1)
    thing = out_of_focus(np.dstack((texture(seed) * alpha[..., None], alpha)), near)
    wall = out_of_focus(texture(seed + 1), far)
    return np.clip(wall * (1 - thing[..., 3:]) + thing[..., :3], 0, 255).astype(np.uint8)


def racked(frame, begin, end):
    """A picture of a shot in which the focus goes from the wall to the thing within a range of frames."""
    way = min(1.0, max(0.0, (frame - begin) / (end - begin)))
    return scene(near=4 * (1 - way), far=4 * way)
