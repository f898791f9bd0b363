import pytest

from shotlog.server import pages


@pytest.fixture
def built(tmp_path, monkeypatch):
    folder = tmp_path / "built"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html>the workbench")
    (folder / "assets" / "index-1.js").write_text("true")
    (folder / ".sources").write_text("hash")
    (tmp_path / "secret.js").write_text("secret")
    (folder / "link.js").symlink_to(tmp_path / "secret.js")
    monkeypatch.setattr(pages, "BUILT", folder)
    return folder


@pytest.mark.parametrize("path", ["/", "/clip/abc", "/captions", "/queue"])
def test_the_workbench_stands_at_every_address_of_a_page(ann, built, path):
    answer = ann.get(path)
    assert "the workbench" in answer.text
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["cache-control"] == "no-cache"


def test_built_files_have_fixed_types_and_may_be_kept(ann, built):
    answer = ann.get("/assets/index-1.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.js",
        "/%2e%2e/secret.js",
        "/assets/../../secret.js",
        "/link.js",
        "/..%2fsecret.js",
        "/a%00.js",
    ],
)
def test_no_name_leads_out_of_the_folder(ann, built, path):
    answer = ann.get(path)
    assert answer.status_code == 404
    assert "secret" not in answer.text or "there is no" in answer.text


def test_files_of_no_kind_of_ours_are_not_sent(ann, built):
    assert "hash" not in ann.get("/.sources").text


def test_without_built_pages_it_says_how_to_get_them(ann, tmp_path, monkeypatch):
    monkeypatch.setattr(pages, "BUILT", tmp_path / "nothing")
    answer = ann.get("/")
    assert answer.status_code == 503
    assert "Install it again" in answer.text
