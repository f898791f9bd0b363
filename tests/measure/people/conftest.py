"""Fixtures of the tests about people."""

import cv2
import pytest

from shotlog.measure.people import PeopleLooker, missing


@pytest.fixture(scope="session")
def looker():
    """A looker with its networks loaded; skips where the build could not fetch them."""
    if missing():
        pytest.skip(missing())
    return PeopleLooker()


@pytest.fixture(scope="session")
def still(shared):
    """A frame of the real footage as the looker gets it: `still(name, frame)`."""

    def read(name, frame):
        capture = cv2.VideoCapture(str(shared / "footage" / name))
        for _ in range(frame + 1):
            found, picture = capture.read()
            assert found
        return picture

    return read
