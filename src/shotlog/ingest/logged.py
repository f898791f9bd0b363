"""Whether the file of a clip that is in the log is still the one that was logged."""

from pathlib import Path

from shotlog.errors import Conflict, NotFound
from shotlog.record import Clip


def require_logged_file(clip: Clip) -> None:
    """See that a clip's file is still there, by its size.

    Raises:
        NotFound: It is gone.
        Conflict: There is another.
    """
    file = Path(clip.path)
    if not file.exists():
        raise NotFound(
            f"{clip.path} is gone, and its pictures with it",
            hint="Ingest the file again from where it is now.",
            path=clip.path,
        )
    if file.stat().st_size != clip.size:
        raise Conflict(
            f"{clip.path} is no longer the file that was logged",
            hint="Put the logged file back, or ingest the new one as a clip of its own.",
            path=clip.path,
        )
