from clips import numbered, write_clip
from shotlog.record import Author
from workbenches import signed_in


def test_clips_are_cards_and_rows_and_open_in_the_log(serve, browser, tmp_path):
    one = write_clip(tmp_path / "A001.mp4", numbered, frames=30, metadata={"timecode": "01:00:00:00"})
    other = write_clip(tmp_path / "A002.mp4", lambda number: numbered(number + 100), frames=40)
    page = signed_in(serve(one, other), browser)
    page.get_by_role("link", name="A001.mp4").wait_for()
    assert page.get_by_role("listitem").count() >= 2
    page.get_by_role("button", name="rows").click()
    row = page.get_by_role("row").filter(has_text="A002.mp4")
    row.dblclick()
    page.wait_for_url("**/clip/*")
    page.get_by_role("heading", name="A002.mp4").wait_for()


def test_shots_are_sorted_and_found(serve, browser, tmp_path):
    clip = write_clip(tmp_path / "A001.mp4", numbered, frames=60)
    workbench = serve(clip)
    with workbench.opened() as project:
        (found,) = project.clips()
        ann = Author(name="Ann", kind="person")
        project.cut(found.sha256, 20, ann)
        for shot, size in zip(project.log_of(found.sha256).shots, ("CU", "WS"), strict=True):
            project.set_label(found.sha256, shot.id, "shot_size", size, ann)
    page = signed_in(workbench, browser)
    page.get_by_role("button", name="shots").click()
    rows = page.get_by_role("rowgroup").get_by_role("row")
    page.get_by_text("2 shots").wait_for()
    page.get_by_role("button", name="frames").click()
    page.get_by_role("button", name="frames ▲").click()
    page.get_by_role("button", name="frames ▼").wait_for()
    rows.first.get_by_text("40").wait_for()
    page.get_by_role("searchbox").fill("size:CU")
    page.get_by_text("1 shots").wait_for()
    rows.first.get_by_text("close-up").wait_for()


def test_a_search_is_kept_as_a_smart_bin(serve, browser, tmp_path):
    page = signed_in(serve(write_clip(tmp_path / "A001.mp4", numbered, frames=30)), browser)
    page.get_by_role("searchbox").fill("A00*")
    page.get_by_role("button", name="Keep").click()
    page.get_by_label("Its name").fill("First reel")
    page.get_by_role("dialog").get_by_role("button", name="Keep").click()
    page.get_by_label("Smart bins").locator("option", has_text="First reel").wait_for(state="attached")
    page.reload()
    page.get_by_label("Smart bins").select_option(label="First reel")
    assert page.get_by_role("searchbox").input_value() == "A00*"


def test_a_search_that_cannot_be_read_says_why(serve, browser, tmp_path):
    page = signed_in(serve(write_clip(tmp_path / "A001.mp4", numbered, frames=30)), browser)
    page.get_by_role("searchbox").fill("size:nonsense")
    page.get_by_role("alert").get_by_text("nonsense").wait_for()


def test_an_export_says_what_is_lost_and_gives_the_file(serve, browser, tmp_path):
    page = signed_in(serve(write_clip(tmp_path / "A001.mp4", numbered, frames=30)), browser)
    page.get_by_role("button", name="Export …").click()
    page.get_by_role("radio", name="edl").check()
    save = page.get_by_role("button", name="Save the file")
    with page.expect_download() as download:
        save.click()
    assert download.value.suggested_filename == "p0.edl"
    assert "TITLE" in download.value.path().read_text()


def test_keys_are_shown_and_can_be_changed(serve, browser, tmp_path):
    page = signed_in(serve(write_clip(tmp_path / "A001.mp4", numbered, frames=30)), browser)
    page.get_by_role("link", name="A001.mp4").wait_for()
    page.keyboard.press("Shift+?")
    dialog = page.get_by_role("dialog", name="Keys")
    dialog.get_by_role("button", name="Cards or rows").click()
    page.keyboard.press("g")
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.get_by_role("grid", name="clips").wait_for()
