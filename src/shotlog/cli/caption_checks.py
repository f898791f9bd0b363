"""Captions of the log, checked, and how each is named."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from shotlog.captions.checking import Checked, check
from shotlog.captions.lint import Rules, rules_of
from shotlog.errors import NotFound
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
        for one in _newest(project.captions(log.clip.sha256)):
            if model in {None, one.author.name, str(one.author)}:
                yield CheckedCaption(
                    one, log.clip, check(one.text, log, one.frames, project.vocabulary, rules)
                )


def _newest(written: Sequence[Caption]) -> list[Caption]:
    """Captions of which there is no better version."""
    revised = {one.revises for one in written}
    return [one for one in written if one.id not in revised]


def wording_rules(project: Project, off: Sequence[str] | None) -> Rules:
    """The rules of wording of a project, less those that are left out."""
    own = project.path / "lint.yaml"
    return rules_of(own if own.exists() else None, off or ())


def require_some(checked: Sequence[CheckedCaption]) -> None:
    if not checked:
        raise NotFound(
            "there are no such captions in the log", hint="`shotlog captions import FILE` brings some."
        )


def name_of(caption: Caption) -> str:
    return caption.name or caption.id


def heading_of(one: CheckedCaption) -> str:
    return (
        f"{one.clip.name} {one.caption.start}-{one.caption.end}, {one.caption.author}: {name_of(one.caption)}"
    )


def shape_of(one: CheckedCaption) -> dict[str, Any]:
    """`id` is what whoever handed the caption over calls it, where they call it anything."""
    return {
        "id": name_of(one.caption),
        "caption": one.caption.id,
        "clip": one.clip.path,
        "sha256": one.clip.sha256,
        "start": one.caption.start,
        "end": one.caption.end,
        "model": str(one.caption.author),
        **one.checked.as_dict(),
    }
