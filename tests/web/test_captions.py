import pytest

from clips import numbered, write_clip
from shotlog.record import Author, Caption, Writer
from shotlog.record.fields import new_id
from workbenches import Workbench, signed_in

ANN = Author(name="Ann", kind="person")
TEXT = "The camera pans left. A close-up of two women at a bar."


@pytest.fixture
def workbench(serve, tmp_path) -> Workbench:
    """A clip that Ann has labelled, with two captions by a model."""
    made: Workbench = serve(write_clip(tmp_path / "A001.mp4", numbered, frames=48))
    with made.opened() as project:
        (clip,) = project.clips()
        (shot,) = project.log_of(clip.sha256).shots
        for facet, value in (("motion_type", "simple"), ("rotation", ["pan_right"]), ("shot_size", "CU")):
            project.set_label(clip.sha256, shot.id, facet, value, ANN)
        captions = [
            Caption(
                id=new_id(),
                clip=clip.sha256,
                start=0,
                end=48,
                author=Writer(name="m", kind="machine"),
                text=text,
            )
            for text in (TEXT, "A wide shot.")
        ]
        project.add_captions(captions, ANN, "two captions")
    return made


def judged(workbench):
    with workbench.opened() as project:
        (clip,) = project.clips()
        return project.critiques(clip.sha256)


def test_a_caption_is_judged_and_corrected_by_keys_alone(workbench, browser):
    page = signed_in(workbench, browser, "/captions")
    claims = page.get_by_role("list", name="Claims").get_by_role("listitem")
    claims.first.wait_for()
    assert claims.count() >= 3
    corrected = page.get_by_role("region", name="As it should read")
    corrected.locator("ins", has_text="pans right").wait_for()
    page.keyboard.press("t")  # the first claim is true after all
    corrected.locator("ins", has_text="pans right").wait_for(state="detached")
    page.keyboard.press("f")
    corrected.locator("ins", has_text="pans right").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("u")
    page.keyboard.press("Enter")
    page.get_by_role("alert").get_by_text("Rate it first").wait_for()
    page.keyboard.press("3")
    first = page.url
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != first)
    page.get_by_text("caption 2 of 2").wait_for()
    page.get_by_text("saved ✓").wait_for()
    (critique,) = judged(workbench)
    assert critique.submitted
    assert critique.rating == 3
    assert "pans right" in critique.text
    assert len(critique.answers) >= 3
    assert critique.answers[0].ruling == "contradicted"
    assert critique.answers[0].error_type is not None


def test_own_words_are_put_in_where_a_claim_is_false(workbench, browser):
    page = signed_in(workbench, browser, "/captions")
    row = page.get_by_role("list", name="Claims").get_by_role("listitem").filter(has_text="two women")
    row.get_by_role("button", name="False", exact=True).click()
    row.get_by_label("Words that make it true").fill("three men")
    page.get_by_role("region", name="As it should read").locator("ins", has_text="three men").wait_for()
    page.get_by_text("saved ✓").wait_for()
    (critique,) = judged(workbench)
    assert "three men" in critique.text
    assert not critique.submitted


def test_what_was_judged_is_found_again(workbench, browser):
    page = signed_in(workbench, browser, "/captions")
    page.get_by_role("list", name="Claims").wait_for()
    page.keyboard.press("f")
    page.keyboard.press("4")
    page.get_by_text("saved ✓").wait_for()
    page.reload()
    page.get_by_role("button", name="4: nearly right", pressed=True).wait_for()
    first = page.get_by_role("list", name="Claims").get_by_role("listitem").first
    first.get_by_role("button", name="False", exact=True, pressed=True).wait_for()


def test_a_claim_leads_to_its_frames_and_says_what_it_rests_on(workbench, browser):
    page = signed_in(workbench, browser, "/captions")
    evidence = page.get_by_role("region", name="Evidence")
    evidence.get_by_text("pan right", exact=False).first.wait_for()
    page.get_by_role("img", name="pan, right up over frames 0 to 47").wait_for()
