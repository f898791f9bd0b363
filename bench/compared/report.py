"""What a comparison found, as pages: a heading, its tables, and the plots that go with them."""

from collections.abc import Sequence
from pathlib import Path

from compared import drawing, tables
from compared.facets import tallies
from compared.reels import pairs, primitives
from compared.reliability import by_facet
from compared.results import as_outside, boundaries_judged, judged, labelled, scores, speeds
from compared.running import Run
from compared.sets import Set
from compared.tools import CEILING

Pages = dict[str, str]
"""File names and what is in them."""


def pages(groups: Sequence[Set], runs: Sequence[Run]) -> Pages:
    """Every page and plot for which there are figures."""
    own = [(group, [one for one in runs if one.group == group.name]) for group in groups]
    parts: Pages = {}
    for group, of_group in own:
        parts |= _speed(group, of_group)
        parts |= _transitions(group, of_group) if group.has_transitions else {}
        parts |= _labels(group, of_group)
        parts |= _reliability(group, of_group)
    return parts


def write(folder: Path, found: Pages) -> None:
    """Write the pages into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in found.items():
        (folder / name).write_text(text, encoding="utf-8")


def _speed(group: Set, runs: Sequence[Run]) -> Pages:
    found = speeds(runs)
    if not found:
        return {}
    first = [one for one in runs if one.tool == CEILING and one.number == 0]
    frames, rounds = sum(one.answer.frames for one in first), len({one.number for one in runs})
    about = f"Files: {len(first)}; frames: {frames:,}; rounds: {rounds}, of which the median and the range."
    name = f"speed-{group.name}"
    text = _page(
        f"Speed: {group.name}", about, tables.speed(found), f"![Shares of bare decoding]({name}.svg)\n"
    )
    return {f"{name}.md": text, f"{name}.svg": drawing.speed(found)}


def _transitions(group: Set, runs: Sequence[Run]) -> Pages:
    found = scores(group, runs)
    if not found:
        return {}
    outside = as_outside(group, runs)
    about = "Hard cuts within one frame. A transition that two shots name counts once."
    if outside.hard.hit + outside.gradual.hit:
        about += (
            f" Counted as often as it is named: hard cuts F1 {outside.hard.f1:.3f},"
            f" gradual transitions {outside.gradual.hit} of {outside.gradual.hit + outside.gradual.missed},"
            f" F1 {outside.gradual.f1:.3f}."
        )
    name = f"transitions-{group.name}"
    text = _page(
        f"Transitions: {group.name}", about, tables.transitions(found), f"![F1 a tool]({name}.svg)\n"
    )
    return {f"{name}.md": text, f"{name}.svg": drawing.transitions(found)}


def _labels(group: Set, runs: Sequence[Run]) -> Pages:
    every, clips = list(judged(group, runs)), labelled(group, runs)
    if not every:
        return {}
    sections = [tables.facets(tallies(every))]
    if all("reel" in clip for clip, _ in clips):
        sections += ["## Camera moves\n", tables.primitives(primitives(clips)), tables.pairs(pairs(clips))]
    text = _page(f"Labels: {group.name}", f"{len(clips)} clips.", *sections)
    return {f"facets-{group.name}.md": text}


def _reliability(group: Set, runs: Sequence[Run]) -> Pages:
    trusted = by_facet([*boundaries_judged(group, runs), *judged(group, runs)])
    if not trusted:
        return {}
    name = f"reliability-{group.name}"
    about = "Of the labels given with a confidence, how many are right."
    plot = f"![Share right by confidence]({name}.svg)\n"
    text = _page(
        f"Whether confidence can be believed: {group.name}", about, plot, tables.reliability(trusted)
    )
    return {f"{name}.md": text, f"{name}.svg": drawing.reliability(trusted)}


def _page(title: str, *sections: str) -> str:
    return "\n".join([f"# {title}\n", sections[0] + "\n", *sections[1:]])
