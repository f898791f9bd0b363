"""Answers of judges, kept in the project so that nothing is asked and paid for twice."""

import json
import os
from pathlib import Path
from typing import Final, Self

from shotlog.captions.judging.answer import Answer
from shotlog.captions.judging.question import Question
from shotlog.errors import storage_failed

FILE: Final = "judged.jsonl"
"""Name of the file in the project's folder."""


class Kept:
    """The answers so far: JSON lines, one an answer, each added whole when it comes; a context manager.

    Several processes may add at once. A line that a kill or a full disk left unfinished is passed over, and
    its question is asked again.

    Attributes:
        path: The file, or None to keep answers for this run only.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._answers = {} if path is None else _read(path)
        self._file: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def get(self, key: str) -> Answer | None:
        """The answer to a question of this key, if there is one."""
        return self._answers.get(key)

    def add(self, key: str, question: Question, answer: Answer) -> None:
        """Keep an answer.

        Raises:
            StorageFailed: The disk is full or not writable.
        """
        self._answers[key] = answer
        if self.path is None:
            return
        line = {
            "key": key,
            "clip": question.clip.sha256,
            "frames": question.frames,
            "statement": json.loads(question.data)["statement"],
            "answer": answer.model_dump(mode="json"),
        }
        try:
            if self._file is None:
                self._file = _opened(self.path)
            # One write at the end of the file: lines of two processes never mix.
            os.write(self._file, (json.dumps(line) + "\n").encode())
        except OSError as error:
            raise storage_failed(error, self.path) from error


def _opened(path: Path) -> int:
    file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o666)
    size = os.fstat(file).st_size
    if size and os.pread(file, 1, size - 1) != b"\n":
        os.write(file, b"\n")  # so that a line which was cut off does not spoil the next
    return file


def _read(path: Path) -> dict[str, Answer]:
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise storage_failed(error, path) from error
    answers = {}
    for line in lines:
        try:
            kept = json.loads(line)
            answers[str(kept["key"])] = Answer.model_validate(kept["answer"])
        except (ValueError, KeyError, TypeError, RecursionError):
            continue  # cut off, or not ours
    return answers
