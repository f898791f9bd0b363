"""The folder of a project on the disk: `NAME.shotlog/` with `log.db` and `media/`."""

import shutil
import uuid
from collections.abc import Callable
from pathlib import Path

from shotlog.errors import Conflict, DamagedProject, NotFound, UsageError, storage_failed

SUFFIX = ".shotlog"
LOG = "log.db"
MEDIA = "media"
VOCABULARY = "vocabulary.yaml"


def make(path: Path, fill: Callable[[Path], None]) -> Path:
    """Make the folder of a new project, which appears only when it is whole.

    Args:
        path: Where; the suffix is added if missing.
        fill: Makes the log at the path given.

    Raises:
        Conflict: Something is there already.
        StorageFailed: The disk is full or not writable.
    """
    target = _with_suffix(path).resolve()
    if _is_taken(target):
        raise Conflict(
            f"{target} is there already", hint="Choose another name, or open it as it is.", path=target
        )
    part = target.with_name(f".{target.name}.{uuid.uuid4().hex}.part")
    try:
        (part / MEDIA).mkdir(parents=True)
        fill(part / LOG)
        part.rename(target)
    except OSError as error:
        shutil.rmtree(part, ignore_errors=True)
        raise storage_failed(error, target) from error
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return target


def find(path: Path) -> Path:
    """The folder of a project that is there.

    Args:
        path: Where; the suffix may be left out.

    Raises:
        NotFound: There is nothing, or something else.
        DamagedProject: It is a project's folder, but the log is gone.
    """
    target = _existing(path)
    if not target.is_dir():
        raise NotFound(f"there is no project at {path}", hint=f"`shotlog new {path}` makes one.", path=path)
    if (target / LOG).is_file():
        return target
    if target.suffix == SUFFIX:
        raise DamagedProject(
            f"{target} has lost its log: there is no {LOG} in it",
            hint=f"Put a backup of {LOG} back, or remove the folder and make it anew.",
            path=target,
        )
    raise NotFound(
        f"{target} is not a project: there is no {LOG} in it",
        hint="A project is a folder named NAME.shotlog; `shotlog new NAME` makes one.",
        path=target,
    )


def _existing(path: Path) -> Path:
    """The folder that is meant: a folder of footage may stand beside the project of the same name."""
    try:
        with_suffix = path if (path / LOG).exists() else _with_suffix(path)
        return (with_suffix if with_suffix.exists() else path).resolve()
    except OSError as error:
        raise NotFound(
            f"{path} cannot be reached: {error.strerror or error}", hint="Check its permissions.", path=path
        ) from error


def _with_suffix(path: Path) -> Path:
    if not path.name:
        raise UsageError(
            f"{str(path)!r} is no name for a project", hint="Name it, as in `shotlog new dailies`."
        )
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def _is_taken(target: Path) -> bool:
    if not target.is_dir():
        return target.exists()
    return any(target.iterdir())
