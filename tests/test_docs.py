"""What the documentation says, held against the code."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from shotlog.cli.app import app
from shotlog.errors import EXIT_CODES
from shotlog.record import Author, Clip, Label, shot_shape
from shotlog.settings import Settings

DOCS = Path(__file__).resolve().parents[1] / "docs"


def rows(page):
    """Cells of every table row of a page."""
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in (DOCS / page).read_text(encoding="utf-8").splitlines()
        if line.startswith("| `")
    ]


def test_every_setting_has_its_row_and_every_row_its_setting():
    documented = {row[0]: row[-1] for row in rows("settings.md")}
    assert documented == {
        f"`SHOTLOG_{name.upper()}`": field.description for name, field in Settings.model_fields.items()
    }


def test_every_exit_code_has_its_row():
    documented = {row[0].strip("`"): int(row[1]) for row in rows("command-line.md") if row[1].isdecimal()}
    assert documented == EXIT_CODES


def commands(group, before=""):
    """Every command by its full name, those of groups included."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{before}{name} ")
        else:
            yield before + name


@pytest.mark.parametrize("command", list(commands(get_command(app))))
def test_every_command_is_in_the_reference(command):
    page = (DOCS / "command-line.md").read_text(encoding="utf-8")
    assert re.search(rf"`shotlog {command}\b", page)


def names_in(page, heading):
    """Everything in backticks in the first column of the table under a heading."""
    section = (DOCS / page).read_text(encoding="utf-8").split(f"### {heading}\n")[1].split("\n#")[0]
    firsts = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    return {name for first in firsts for name in re.findall(r"`(\w+)`", first)}


def test_the_shape_of_a_clip_is_documented_field_by_field():
    assert names_in("json.md", "Clip") == set(Clip.model_fields)


def test_the_shape_of_a_shot_and_its_labels_is_documented_field_by_field(clip_log):
    log = clip_log(100)
    shot = log.shots[0]
    label = Label(
        id="a",
        clip=log.clip.sha256,
        shot=shot.id,
        facet="colour",
        value="bw",
        author=Author(name="Ada", kind="person"),
        vocabulary="cinema@1",
    )
    shape = shot_shape(log.model_copy(update={"labels": (label,)}), shot)
    assert names_in("json.md", "Shot") == set(shape)
    assert names_in("json.md", "Label") == set(shape["labels"]["colour"])


PAGES = [*DOCS.glob("*.md"), DOCS.parent / "README.md", DOCS.parent / "CONTRIBUTING.md"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#:]+)(?:#[\w-]+)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
