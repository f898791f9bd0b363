import pytest

from shotlog.server.guard import LONGEST_BODY

CHANGE = {"request": "s/1", "seen": None, "deed": {"kind": "redo"}}


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
    ],
)
def test_changes_that_another_sites_page_asks_for_are_refused(ann, headers):
    answer = ann.post("/api/changes", json=CHANGE, headers=headers)
    assert answer.status_code == 403
    assert answer.json()["error"]["code"] == "forbidden"


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://127.0.0.1"}])
def test_changes_of_our_own_page_and_of_programs_are_heard(ann, headers):
    assert ann.post("/api/changes", json=CHANGE, headers=headers).status_code == 404  # nothing to do again


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", ""])
def test_no_other_name_leads_here(ann, host):
    assert ann.get("/api/project", headers={"Host": host}).status_code == 400


def test_a_request_that_is_too_long_is_refused_whatever_it_says_of_its_length(ann):
    assert ann.post("/api/check", content=b"x" * (LONGEST_BODY + 1)).status_code == 413

    def unsaid():
        for _ in range(LONGEST_BODY // 2**16 + 2):
            yield b"x" * 2**16

    assert ann.post("/api/check", content=unsaid()).status_code == 413


@pytest.mark.parametrize("path", ["/api/project", "/api/nothing", "/", "/enter"])
def test_every_answer_forbids_to_load_anything_from_elsewhere(ann, path):
    headers = ann.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_what_is_made_of_a_clip_may_be_kept_and_what_is_said_of_it_may_not(ann, clip):
    assert "immutable" in ann.get(f"/api/clips/{clip}/lanes/pan").headers["cache-control"]
    assert ann.get(f"/api/clips/{clip}").headers["cache-control"] == "no-store"
