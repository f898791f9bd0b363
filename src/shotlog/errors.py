"""Everything that can go wrong in a way that a person can act on.

An error says what happened, to which file, and what to do next. Its `code` is stable and stands in
`--json` answers; `EXIT_CODES` and `HTTP_STATUSES` below are the one place that maps codes to the
outside. Anything that is not a `ShotlogError` is a defect of ours.
"""

import errno
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


class ShotlogError(Exception):
    """What happened, to which file, and what to do next.

    Attributes:
        code: Stable identifier of the kind of error, for programs.
        message: One sentence for people.
        hint: What to do next; empty where there is nothing to do.
        path: The file concerned, if there is one.
    """

    code: ClassVar[str] = "error"

    def __init__(self, message: str, *, hint: str = "", path: Path | str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.path = None if path is None else str(path)

    def as_dict(self) -> dict[str, Any]:
        """The error as it stands in JSON answers: code, message, hint, path."""
        return {"code": self.code, "message": self.message, "hint": self.hint, "path": self.path}


class UsageError(ShotlogError):
    """The question itself is wrong: a malformed timecode, a frame outside the clip."""

    code = "usage"


class UnreadableMedia(ShotlogError):
    """A file that is not footage, or is too damaged to give a single picture."""

    code = "unreadable_media"


class LimitExceeded(ShotlogError):
    """Reading a file took more time, memory or pixels than the settings allow."""

    code = "limit_exceeded"


class NotFound(ShotlogError):
    """No project, clip, shot, format or file of that name."""

    code = "not_found"


class NotInVocabulary(ShotlogError):
    """A facet or term that the vocabulary does not hold, or that its rules forbid here."""

    code = "not_in_vocabulary"


class Conflict(ShotlogError):
    """Somebody or something else changed what this change was about, or it exists already."""

    code = "conflict"


class ChangedSince(Conflict):
    """Somebody else changed what was to be replaced after it was last looked at.

    Attributes:
        stands: What stands now, a mapping for each thing: its `kind` and `id`, the `thing` as JSON (None
            where it was removed), the `author`, moment (`made_at`) and number (`revision`) of the change.
    """

    code = "changed_since"

    def __init__(self, stands: Sequence[dict[str, Any]]) -> None:
        people = " and ".join(sorted({one["author"]["name"] for one in stands}))
        kinds = " and ".join(sorted({one["kind"].replace("_", " ") for one in stands}))
        super().__init__(
            f"{people} changed the {kinds} after you last looked",
            hint="Look at what stands now, then keep it, or say yours again.",
        )
        self.stands = stands

    def as_dict(self) -> dict[str, Any]:
        """As for every error, with what stands now under `stands`."""
        return {**super().as_dict(), "stands": list(self.stands)}


class Busy(ShotlogError):
    """Another process holds what is needed; trying again later helps."""

    code = "busy"


class StorageFailed(ShotlogError):
    """The disk is full, read-only or not to be written to; nothing half-written remains."""

    code = "storage_failed"


class DamagedProject(ShotlogError):
    """The project folder does not hold what the log says it holds."""

    code = "damaged_project"


class SomeFailed(ShotlogError):
    """A work on many things is done, but not for all of them; those are listed before."""

    code = "some_failed"


class Interrupted(ShotlogError):
    """The user ended the work; what is finished is kept."""

    code = "interrupted"


EXIT_CODES: dict[str, int] = {
    "error": 1,
    "usage": 2,
    "unreadable_media": 3,
    "limit_exceeded": 4,
    "not_found": 5,
    "not_in_vocabulary": 6,
    "conflict": 7,
    "changed_since": 12,
    "busy": 8,
    "storage_failed": 9,
    "damaged_project": 10,
    "some_failed": 11,
    "interrupted": 130,
}
"""Exit code of the command line for each error code; 0 is success."""

HTTP_STATUSES: dict[str, int] = {
    "error": 500,
    "usage": 400,
    "unreadable_media": 422,
    "limit_exceeded": 422,
    "not_found": 404,
    "not_in_vocabulary": 422,
    "conflict": 409,
    "changed_since": 409,
    "busy": 503,
    "storage_failed": 507,
    "damaged_project": 500,
    "some_failed": 207,
    "interrupted": 499,
}
"""HTTP status for each error code."""


def storage_failed(error: OSError, path: Path | str) -> StorageFailed:
    """A disk that is full or not writable, told in a sentence with what to do about it."""
    if error.errno in _FULL:
        hint = "Free some space, then run the same command again: what is finished is kept."
    elif error.errno in _FORBIDDEN:
        hint = "Check the permissions, or write elsewhere."
    else:
        hint = "Check the path, or write elsewhere."
    return StorageFailed(f"could not write {path}: {error.strerror or error}", hint=hint, path=path)
