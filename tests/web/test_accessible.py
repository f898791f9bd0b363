"""Every page, in both themes, held against WCAG 2.2 AA by axe-core."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from clips import numbered, write_clip
from shotlog.record import Author, Caption, Writer
from shotlog.record.fields import new_id
from workbenches import signed_in

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text())
    found = page.evaluate("rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES)
    return [f"{one['id']}: {node['html']}" for one in found["violations"] for node in one["nodes"]]


@pytest.fixture
def workbench(serve, tmp_path):
    if not AXE.is_file():
        pytest.skip("needs axe-core: `script/pages` installs it")
    made = serve(write_clip(tmp_path / "A001.mp4", numbered, frames=48))
    ann = Author(name="Ann", kind="person")
    with made.opened() as project:
        (clip,) = project.clips()
        project.cut(clip.sha256, 20, ann)
        caption = Caption(
            id=new_id(),
            clip=clip.sha256,
            start=0,
            end=48,
            author=Writer(name="m", kind="machine"),
            text="The camera pans left over a bar.",
        )
        project.add_captions([caption], ann, "a caption")
    return made


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_no_page_shuts_anybody_out(workbench, browser, theme):
    with workbench.opened() as project:
        (clip,) = project.clips()
    page = signed_in(workbench, browser)
    page.evaluate(f"localStorage.setItem('shotlog theme', '{theme}')")
    wrong = {}
    for path, ready in (
        ("/", "a:has-text('A001.mp4')"),
        (f"/clip/{clip.sha256}", "h1:has-text('A001.mp4')"),
        ("/captions", "section[aria-label='As written']"),
        ("/queue", "section[aria-label='What is left']"),
    ):
        page.goto(workbench.address + path)
        page.wait_for_selector(ready)
        page.wait_for_timeout(500)
        wrong[path] = violations(page)
    page.keyboard.press("Shift+?")
    page.get_by_role("dialog", name="Keys").wait_for()
    wrong["keys"] = violations(page)
    assert {path: found for path, found in wrong.items() if found} == {}
