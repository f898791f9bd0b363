"""Judges that are slow, busy, unwilling, confused or gone: nothing that was answered is lost."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from captions.judges import Served, completes, fails, says, serving, slowly
from records import clip_log
from shotlog.captions.checking import check
from shotlog.captions.judging import Case, Endpoint, Progress, judge
from shotlog.errors import StorageFailed, UsageError
from shotlog.vocabulary import cinema

TEXT = "A dog runs. A cat sleeps. A bird lands. A horse eats grass. A boy laughs."


@pytest.fixture
def case():
    log = clip_log(bounds=())
    return Case(check(TEXT, log, None, cinema()), log, None)


def pictures(clip, frames):
    return dict.fromkeys(frames, b"\xff\xd8picture")


def asked(url, case, *, retries=0, seconds=5.0, shown=pictures, **more):
    endpoint = Endpoint(url, "seer", seconds=seconds, retries=retries)
    (checked,), account = judge([case], endpoint, shown, cinema(), **more)
    return checked, account


def test_a_busy_judge_is_asked_again_when_it_says(case):
    def answer(_, number):
        return fails(429, retry_after="1") if number == 0 else says()

    began = time.monotonic()
    with serving(answer) as server:
        _, account = asked(server.url, case, retries=1, at_once=1)
    assert time.monotonic() - began >= 1
    assert (account.repeated, account.claims, account.failures) == (5, 5, {})


def test_an_error_of_the_server_is_tried_again(case):
    with serving(lambda _, number: fails(500) if number == 3 else says()) as server:
        _, account = asked(server.url, case, retries=2)
    assert (account.answered, account.stopped) == (5, None)


def test_a_slow_judge_is_not_waited_for_longer_than_allowed(case):
    with serving(lambda _, number: slowly(says(), 0.6 if number == 0 else 0)) as server:
        checked, account = asked(server.url, case, seconds=0.2, at_once=1)
    assert account.failures == {f"{server.url[7:-3]} did not answer within 0.2 s": 1}
    assert "did not answer" in checked.verdicts[0].reason
    assert [one.ruling for one in checked.verdicts] == ["cannot_tell", *["supported"] * 4]


def test_a_refusal_is_an_answer_that_tells_nothing_and_is_not_asked_again(case, tmp_path):
    def answer(request, _):
        refuses = "dog" in request["messages"][1]["content"][0]["text"].split("context")[0]
        return completes(None, refusal="I will not.") if refuses else says()

    with serving(answer) as server:
        checked, account = asked(server.url, case, path=tmp_path / "judged.jsonl")
        assert (account.refused, account.answered, account.repeated) == (1, 4, 4)
        assert checked.verdicts[0].ruling == "cannot_tell"
        assert "would not answer" in checked.verdicts[0].reason
        before = len(server.requests)
        asked(server.url, case, path=tmp_path / "judged.jsonl")
        assert len(server.requests) == before


MALFORMED = {
    "prose": completes("It is true."),
    "another_verdict": completes('{"verdict": "yes"}'),
    "cut_off": completes('{"verdict": "supp'),
    "empty": completes(""),
    "none": completes(None),
    "list": completes("[]"),
    "odd_count": (200, {**says()[1], "usage": {"prompt_tokens": "many", "completion_tokens": 1e308}}, {}),
    "no_choices": (200, {"choices": []}, {}),
    "other_json": (200, [1, 2], {}),
    "html": (200, b"<html>", {"Content_Type": "text/html"}),
    "no_json": (200, b"{", {}),
    "no_unicode": (200, b'"\xff"', {}),
    "deep": (200, b"[" * 100_000, {}),
}


@pytest.mark.parametrize("served", MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_answer_is_asked_for_again(case, served):
    with serving(lambda _, number: served if number == 0 else says()) as server:
        checked, account = asked(server.url, case, at_once=1, retries=1)
    told = [one.ruling for one in checked.verdicts]
    assert told[1:] == ["supported"] * 4
    assert (told[0] == "supported") == (not account.failures)


def test_a_judge_that_never_answers_rightly_is_left_alone_after_a_while(case):
    with serving(lambda _, __: completes("42")) as server:
        checked, account = asked(server.url, case, at_once=1)
    assert account.stopped is not None
    assert "shape" in account.stopped
    assert len(server.requests) == 3 * 8  # three tries for each of eight questions of the ten
    assert {one.ruling for one in checked.verdicts} == {"cannot_tell"}


def test_a_judge_that_goes_away_halfway_loses_nothing_and_is_resumed(case, tmp_path):
    path = tmp_path / "judged.jsonl"
    gone = threading.Event()

    def answer(_, number):
        if number == 5:
            gone.set()
        return (0, None, {}) if gone.is_set() else says()

    with serving(answer) as server:
        _, account = asked(server.url, case, path=path, at_once=1)
        assert account.answered == 2
        assert account.failures == {f"{server.url[7:-3]} cannot be reached": 5}
        gone.clear()
        before = len(server.requests)
        server.answer = lambda _, __: says()
        checked, again = asked(server.url, case, path=path)
        assert len(server.requests) - before == 5
    assert (again.kept, again.answered, again.sent) == (5, 5, 500)
    assert {one.ruling for one in checked.verdicts} == {"supported"}


def test_what_was_answered_needs_neither_footage_nor_judge_again(case, tmp_path):
    path = tmp_path / "judged.jsonl"
    with serving(lambda _, __: says()) as server:
        before, _ = asked(server.url, case, path=path)
    after, account = asked(server.url, case, path=path, shown=lambda clip, frames: {})
    assert after == before
    assert (account.kept, account.questions, account.sent) == (10, 10, 0)


def test_a_line_that_was_cut_off_is_asked_again_and_spoils_no_other(case, tmp_path):
    path = tmp_path / "judged.jsonl"
    with serving(lambda _, __: says()) as server:
        asked(server.url, case, path=path)
        whole = path.read_bytes()
        path.write_bytes(b"\xff\n[1]\n{}\n" + whole[:-40])
        assert asked(server.url, case, path=path)[1].kept == 9
        assert asked(server.url, case, path=path)[1].kept == 10


def test_answers_of_another_model_or_about_other_words_are_not_taken(case, tmp_path):
    path = tmp_path / "judged.jsonl"
    with serving(lambda _, __: says()) as server:
        asked(server.url, case, path=path)
        other = Endpoint(server.url, "another", retries=0)
        assert judge([case], other, pictures, cinema(), path=path)[1].kept == 0
        changed = Case(check("A dog walks.", case.log, None, cinema()), case.log, None)
        assert asked(server.url, changed, path=path)[1].kept == 0


@pytest.mark.parametrize("status", [401, 403, 404])
def test_what_will_never_work_ends_at_once_without_repeating_what_the_server_says(case, status):
    with serving(lambda _, __: fails(status)) as server, pytest.raises(UsageError) as caught:
        asked(server.url, case, at_once=1, retries=3)
    assert len(server.requests) == 1
    assert "sk-secret" not in str(caught.value.as_dict())
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(case, status):
    with serving(lambda _, __: says()) as other:
        target = f"{other.url}/chat/completions"
        redirect: Served = (status, {}, {"Location": target})
        with serving(lambda _, __: redirect) as server, pytest.raises(UsageError, match="sends elsewhere"):
            asked(server.url, case)
        assert other.requests == []


def test_no_more_are_asked_at_once_than_allowed(case):
    with serving(lambda _, __: slowly(says(), 0.05)) as server:
        asked(server.url, case, at_once=3)
    assert server.most == 3


def test_pictures_that_are_missing_leave_a_claim_untold_and_the_judge_unasked(case):
    with serving(lambda _, __: says()) as server:
        checked, account = asked(server.url, case, shown=lambda clip, frames: {})
    assert server.requests == []
    assert account.failures == {"not all pictures of A001.mov are to be had": 10}
    assert "pictures of A001.mov" in checked.verdicts[0].reason


def test_answers_that_cannot_be_kept_are_told(case, tmp_path):
    with serving(lambda _, __: says()) as server, pytest.raises(StorageFailed):
        asked(server.url, case, path=tmp_path / "gone" / "judged.jsonl")


def test_progress_is_told_question_by_question(case):
    told: list[Progress] = []
    with serving(lambda _, __: says()) as server:
        asked(server.url, case, tell=told.append)
    assert [one.done for one in told] == list(range(1, 11))
    assert {one.total for one in told} == {10}
    assert told[-1].sent == 1000


RUN = """
import sys
from pathlib import Path
from records import clip_log
from shotlog.captions.checking import check
from shotlog.captions.judging import Case, Endpoint, judge
from shotlog.vocabulary import cinema

log = clip_log(bounds=())
case = Case(check(sys.argv[3], log, None, cinema()), log, None)
show = lambda clip, frames: {frame: b"picture" for frame in frames}
judge([case], Endpoint(sys.argv[1], "seer"), show, cinema(), path=Path(sys.argv[2]), at_once=1)
"""


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_ended_goes_on_where_it_stopped(case, tmp_path, ending):
    path, stuck = tmp_path / "judged.jsonl", threading.Event()
    tests = Path(__file__).resolve().parents[1]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tests.parent / "src"), str(tests)])}

    def answer(_, number):
        if number == 4:
            stuck.set()
            time.sleep(0.5)
        return says()

    with serving(answer) as server:
        words = [sys.executable, "-c", RUN, server.url, str(path), TEXT]
        with subprocess.Popen(words, env=environment, stderr=subprocess.DEVNULL) as run:
            assert stuck.wait(20)
            run.send_signal(ending)
            assert run.wait(5) != 0
        _, account = asked(server.url, case, path=path)
    assert (account.kept, account.answered) == (4, 5)
