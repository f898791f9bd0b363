"""The captions of a project as they stand against its log."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from shotlog.captions.checking import Checked, check
from shotlog.captions.lint import Rules, rules_of
from shotlog.log import Project
from shotlog.record import Caption, Clip


class CheckedCaption(NamedTuple):
    """A caption in the log that was checked, and its clip."""

    caption: Caption
    clip: Clip
    checked: Checked


def checked_captions(
    project: Project, clips: Sequence[str] | None, model: str | None, off: Sequence[str] | None
) -> Iterator[CheckedCaption]:
    """The captions of some clips or all, the newest version of each, as they stand against the log."""
    rules = wording_rules(project, off)
    named = [project.find_clip(clip).sha256 for clip in clips or ()]
    logs = [project.log_of(sha256) for sha256 in dict.fromkeys(named)] if clips else project.logs()
    for log in logs:
        for one in newest_of(project.captions(log.clip.sha256)):
            if model in {None, one.author.name, str(one.author)}:
                yield CheckedCaption(
                    one, log.clip, check(one.text, log, one.frames, project.vocabulary, rules)
                )


def newest_of(written: Sequence[Caption]) -> list[Caption]:
    """Those of some captions of which there is no better version."""
    revised = {one.revises for one in written}
    return [one for one in written if one.id not in revised]


def wording_rules(project: Project, off: Sequence[str] | None = None) -> Rules:
    """The rules of wording of a project (its `lint.yaml`, else ours), less those that are left out."""
    own = project.path / "lint.yaml"
    return rules_of(own if own.exists() else None, off or ())
