"""Projects with clips that nobody measured, for files to be imported into."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shotlog.exchange.importing import Imported, import_file
from shotlog.log import Project
from shotlog.record import Author, Clip, ClipLog
from shotlog.timing import PtsTable

ADA = Author(name="Ada", kind="person")


def times(clip: Clip) -> PtsTable:
    """Frames evenly spaced."""
    return PtsTable.of(range(clip.frames), 1 / clip.rate.fraction)


@contextmanager
def project_of(folder: Path, *logs: ClipLog) -> Iterator[Project]:
    with Project.create(folder / "p") as project:
        for log in logs:
            project.add_clip(log, ADA)
        yield project


def imported(
    project: Project, text: str | bytes, name: str, *, dry_run: bool = False, clip: str | None = None
) -> Imported:
    """Import a file of this text, called so, which stands beside the project."""
    path = project.path.parent / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return import_file(project, path, ADA, dry_run=dry_run, clip=clip, times=times)
