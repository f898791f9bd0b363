"""YAML of strangers: bounded, plain, and nothing said twice."""

import pytest

from shotlog.errors import LimitExceeded, NotFound, UsageError
from shotlog.vocabulary.strict_yaml import DEEPEST, LARGEST, LONGEST, read_yaml

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9)
)


def read(tmp_path, content):
    path = tmp_path / "some.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_yaml(path)


def test_plain_yaml_is_read_with_its_bytes(tmp_path):
    assert read(tmp_path, "a: [1, b]\n") == ({"a": [1, "b"]}, b"a: [1, b]\n")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (BOMB, "anchors and aliases"),
        ("a: &x 1\n", "line 1: anchors and aliases"),
        ("a: 1\nb: *x\n", "anchors and aliases"),
        ("a: !!python/object/apply:os.system [echo]\n", "python/object"),
        ("a: !secret 1\n", "!secret"),
        ("a: 1\nb: 2\na: 3\n", "line 3: 'a' stands twice"),
        ("a: {b: 1, b: 2}\n", "'b' stands twice"),
        ("[" * 100_000, "nested too deeply"),
        ("{a: " * 100_000, "nested too deeply"),
        ("- " * 100_000, "nested too deeply"),
        ("a: " + "x" * (LONGEST + 1), "more than"),
        ("a: 1" + ":1" * LONGEST, "more than"),
        ("? [a, b]\n: 1\n", "unhashable"),
        ("a: [1\n", "line"),
        ("a: 2026-13-45\n", "month"),
        ("--- 1\n--- 2\n", "single document"),
        (b"a: \xff\xfe\n", "utf-8"),
        (b"a: \x00\n", "not YAML"),
    ],
)
def test_what_is_not_plain_yaml_is_refused(tmp_path, content, reason):
    with pytest.raises(UsageError) as refused:
        read(tmp_path, content)
    assert reason in refused.value.message
    assert len(refused.value.message) < 500 + len(str(tmp_path))


def test_nesting_up_to_the_limit_is_read(tmp_path):
    read(tmp_path, "[" * DEEPEST + "]" * DEEPEST)


def test_a_large_file_is_not_read_to_its_end(tmp_path):
    with pytest.raises(LimitExceeded):
        read(tmp_path, b"#" * (LARGEST + 1))


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path):
    with pytest.raises(NotFound):
        read_yaml(tmp_path / "none.yaml")
    with pytest.raises(UsageError):
        read_yaml(tmp_path)
