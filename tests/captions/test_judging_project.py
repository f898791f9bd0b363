"""A judge asked about captions of a project, as the command line does it."""

import base64
import json
import re

import cv2
import numpy as np
import pytest
from pydantic import SecretStr

from captions.judges import fails, says, serving
from clips import number_in, numbered, write_clip
from shotlog.captions.judging import FILE, Endpoint
from shotlog.captions.standing import checked_captions
from shotlog.cli.caption_checks import shape_of
from shotlog.cli.judging import endpoint_of, judged_captions
from shotlog.errors import UsageError
from shotlog.ingest import ingest
from shotlog.log import Project
from shotlog.record import Author, Caption, Writer
from shotlog.record.fields import new_id
from shotlog.settings import settings


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project with a clip whose frames show their numbers, and a caption of its frames 20 to 44."""
    folder = tmp_path_factory.mktemp("judged")
    write_clip(folder / "a.mp4", [numbered(frame) for frame in range(60)])
    with Project.create(folder / "p.shotlog") as made:
        list(ingest(made, [folder / "a.mp4"], jobs=1))
        (log,) = made.logs()
        caption = Caption(
            id=new_id(),
            clip=log.clip.sha256,
            start=20,
            end=44,
            author=Writer(name="captioner", kind="machine"),
            text="A dog runs.",
        )
        made.add_captions([caption], Author(name="ada", kind="person"), "took in a caption")
        yield made


def test_the_pictures_that_are_sent_are_the_frames_that_they_are_named_after(project, tmp_path, capfd):
    checked = list(checked_captions(project, None, None, None))
    with serving(lambda _, __: says("contradicted", seen_in=[21])) as server:
        endpoint = Endpoint(server.url, "seer", SecretStr("sk-secret"))
        (one,), account = judged_captions(project, checked, endpoint)
    assert (account.questions, account.sent) == (2, 200)
    named, shown = frames_of(server.requests[0])
    assert named == shown
    assert all(20 <= frame < 44 for frame in named)
    (claim,) = shape_of(one)["claims"]
    assert (claim["verdict"], claim["author"], claim["author_kind"]) == ("contradicted", "seer", "machine")
    assert "2 questions" in capfd.readouterr().err
    kept = [json.loads(line) for line in (project.path / FILE).read_text().splitlines()]
    assert [line["statement"] for line in kept] == ["A dog runs"] * 2
    assert not [path for path in project.path.rglob("*") if path.is_file() and b"sk-" in path.read_bytes()]
    assert project.verify() == []


def frames_of(request):
    """The frames that a request names, and those that its pictures show."""
    content = request["messages"][1]["content"]
    texts = [part["text"] for part in content if part["type"] == "text"]
    named = [int(found[1]) for text in texts[1:] if (found := re.match(r"Frame (\d+)", text))]
    urls = [part["image_url"]["url"] for part in content if part["type"] == "image_url"]
    encoded = [base64.b64decode(url.split(",")[1]) for url in urls]
    pictures = [cv2.imdecode(np.frombuffer(one, np.uint8), cv2.IMREAD_COLOR) for one in encoded]
    return named, [number_in(picture.astype(np.uint8)) for picture in pictures if picture is not None]


def test_a_judge_that_is_gone_leaves_the_captions_as_they_were(project, capfd):
    checked = list(checked_captions(project, None, None, None))
    with serving(lambda _, __: fails(500)) as server:
        ruled, account = judged_captions(project, checked, Endpoint(server.url, "seer", retries=0))
    assert [one.ruling for one in ruled[0].checked.verdicts] == ["cannot_tell"]
    assert account.failures == {f"{server.url[7:-3]} could not answer (status 500)": 2}
    assert "2 questions got no answer" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ({"SHOTLOG_JUDGE_KEY": "sk-own", "OPENAI_API_KEY": "sk-open"}, "Bearer sk-own"),
        ({"OPENAI_API_KEY": "sk-open"}, "Bearer sk-open"),
        ({"SHOTLOG_JUDGE_KEY": "", "OPENAI_API_KEY": "sk-open"}, "Bearer none"),
    ],
)
def test_the_key_comes_from_the_environment_and_does_not_show(project, monkeypatch, request, given, sent):
    request.addfinalizer(settings.cache_clear)
    settings.cache_clear()
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with serving(lambda _, __: says()) as server:
        endpoint = endpoint_of(server.url, "seer")
        assert endpoint is not None
        judged_captions(project, list(checked_captions(project, None, None, None)), endpoint)
    assert set(server.keys) == {sent}
    assert "sk-" not in repr(settings()) + settings().model_dump_json()


def test_a_judge_needs_both_an_address_and_a_model():
    assert endpoint_of(None, None) is None
    for given in ((None, "seer"), ("http://localhost", None)):
        with pytest.raises(UsageError, match="a URL and a model"):
            endpoint_of(*given)
