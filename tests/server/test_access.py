import stat

from shotlog.server.access import COOKIE, Door


def test_a_link_works_once(stranger, house):
    key = house.door.new_key()
    first = stranger.get("/enter", params={"key": key}, follow_redirects=False)
    assert first.status_code == 303
    assert first.headers["location"] == "/"
    cookie = first.headers["set-cookie"]
    assert COOKIE in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    stranger.cookies.clear()
    again = stranger.get("/enter", params={"key": key}, follow_redirects=False)
    assert "set-cookie" not in again.headers
    assert stranger.get("/api/project").status_code == 401


def test_whoever_uses_a_link_is_told_the_next(tmp_path):
    told: list[str] = []
    door = Door(tmp_path / "sessions.json", "Ann", tell=told.append)
    assert door.enter(door.new_key()) is not None
    assert len(told) == 2
    assert door.enter(told[1]) is not None


def test_a_wrong_key_lets_nobody_in(stranger):
    answer = stranger.get("/enter", params={"key": "guess"}, follow_redirects=False)
    assert "set-cookie" not in answer.headers


def test_a_session_outlives_the_server(tmp_path):
    file = tmp_path / "sessions.json"
    door = Door(file, "Ann")
    secret = door.enter(door.new_key())
    assert secret is not None
    session = Door(file, "Bob").session(secret)
    assert session is not None
    assert session.author == "Ann"


def test_only_hashes_of_secrets_are_kept_and_only_for_their_owner(tmp_path):
    file = tmp_path / "sessions.json"
    door = Door(file, "Ann")
    secret = door.enter(door.new_key())
    assert secret is not None
    assert secret not in file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_file_of_sessions_that_is_broken_lets_nobody_in(tmp_path):
    file = tmp_path / "sessions.json"
    for content in ("", "[]", "{", '{"x": 1}'):
        file.write_text(content)
        assert Door(file, "Ann").session("x") is None


def test_the_token_lets_programs_in(stranger):
    assert stranger.get("/api/project", headers={"Authorization": "Bearer wrong"}).status_code == 401
    assert stranger.get("/api/project", headers={"Authorization": "Bearer open sesame"}).status_code == 200


def test_without_a_token_no_bearer_comes_in(tmp_path):
    assert not Door(tmp_path / "sessions.json", "Ann").is_token("")


def test_somebody_may_log_under_another_name(ann, house, clip):
    assert ann.put("/api/me", json={"author": " Bea "}).json() == {"author": "Bea"}
    assert ann.get("/api/project").json()["author"] == "Bea"
    marker = {"kind": "marker", "clip": clip, "id": "a" * 32, "start": 1, "end": 2}
    ann.post("/api/changes", json={"request": "s/1", "seen": None, "deed": marker})
    assert house.project.markers(clip)[0].author.name == "Bea"


def test_every_route_needs_somebody_who_came_in(stranger):
    app = stranger.app
    paths = app.openapi()["paths"]
    assert len(paths) > 20
    for path, methods in paths.items():
        concrete = path.replace("{clip}", "0" * 64).replace("{frame}", "1").replace("{level}", "0")
        for method in methods:
            answer = stranger.request(method.upper(), concrete.replace("{", "").replace("}", ""))
            assert answer.status_code == 401, (method, path)
            assert answer.json()["error"]["code"] == "not_signed_in"
    for page in ("/", "/clip/abc", "/assets/index.js", "/api/openapi.json"):
        assert stranger.get(page).status_code == 401, page
