import pytest
from pydantic import ValidationError

from shotlog.errors import UsageError
from shotlog.record import Label


def test_a_start_timecode_that_does_not_exist_is_refused(clip_log):
    with pytest.raises(UsageError, match="does not exist"):
        clip_log(100, rate="30000/1001", start_timecode="00:01:00;00", drop_frame=True)


def test_what_is_no_number_is_no_evidence():
    with pytest.raises(ValidationError):
        Label.model_validate(
            {
                "id": "a",
                "clip": "0" * 64,
                "shot": "b",
                "facet": "exposure",
                "value": "dark",
                "author": {"name": "Ada", "kind": "person"},
                "evidence": {"luma": float("nan")},
                "vocabulary": "cinema@1",
            }
        )
