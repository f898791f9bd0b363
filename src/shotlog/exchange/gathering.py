"""What is to be exported, out of a project."""

from collections.abc import Iterable

from shotlog.errors import NotFound
from shotlog.exchange.material import Material
from shotlog.ingest import load_times
from shotlog.log import Project
from shotlog.record import Clip, Progress
from shotlog.record.fields import Sha256


def gathered(
    project: Project, clips: Iterable[Sha256] | None = None, only: Progress | None = None
) -> list[Material]:
    """Clips with everything that is said of them.

    Args:
        project: The project.
        clips: Hashes of the clips, in the order in which they are to stand; None for all, by path.
        only: Those shots only that have come so far; clips without any are left out.

    Raises:
        NotFound: The log holds nothing that fits.
    """
    wanted = project.clips() if clips is None else [project.find_clip(sha256) for sha256 in clips]
    found = [_of(project, clip) for clip in wanted]
    if only is not None:
        found = [kept for one in found if (kept := one.only(only)).shots]
    if not found:
        raise NotFound(
            "the log holds nothing to export" if only is None else f"no shot is {only} yet",
            hint="`shotlog ingest FOOTAGE` fills it." if only is None else "Leave out --only to export all.",
        )
    return found


def _of(project: Project, clip: Clip) -> Material:
    sha256 = clip.sha256
    return Material(
        project.log_of(sha256),
        markers=tuple(project.markers(sha256)),
        decisions=tuple(project.decisions(sha256)),
        captions=tuple(project.captions(sha256)),
        critiques=tuple(project.critiques(sha256)),
        times=load_times(project.media(sha256)) if clip.variable_rate else None,
    )
