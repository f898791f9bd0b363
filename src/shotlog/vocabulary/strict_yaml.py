"""Reading YAML of strangers: bounded, plain, and nothing said twice."""

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as SafeLoader  # eight times as fast
except ImportError:  # PyYAML was built without libyaml
    from yaml import SafeLoader  # type: ignore[assignment]  # takes the same and gives the same

from shotlog.errors import LimitExceeded, NotFound, UsageError

LARGEST = 512 * 1024
"""Largest file that is read, in bytes."""

LONGEST = 2000
"""Longest single text, in characters."""

DEEPEST = 16
"""How deep lists and mappings may lie in each other."""


class _Loader(SafeLoader):
    """What `yaml.safe_load` uses, which also refuses a key that stands twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for name, _ in node.value:
            if str(name.value) in seen:
                raise _refused(name, f"{str(name.value)[:80]!r} stands twice")
            seen.add(str(name.value))
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep=deep)
        return mapping


def read_yaml(path: Path) -> tuple[Any, bytes]:
    """What a YAML file holds, and its bytes.

    Refused are anchors and aliases (a few lines of them can stand for gigabytes), tags that make objects,
    and keys that stand twice.

    Raises:
        NotFound: There is no such file.
        LimitExceeded: It is larger than `LARGEST`.
        UsageError: It cannot be read or is not such YAML.
    """
    content = _content(path)
    try:
        text = content.decode("utf-8-sig")
        _look_over(text)
        return _Loader(text).get_single_data(), content
    except (yaml.YAMLError, ValueError) as error:  # ValueError: not UTF-8, refused, or no such date
        reason = " ".join(str(error).split())[:300]
        raise UsageError(
            f"{path} is not YAML that can be taken: {reason}",
            hint="Write plain UTF-8 YAML without anchors, aliases and tags, and every key once.",
            path=path,
        ) from error


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise NotFound(f"there is no file {path}", path=path) from error
    except OSError as error:
        raise UsageError(f"could not read {path}: {error.strerror}", path=path) from error
    if len(content) > LARGEST:
        raise LimitExceeded(
            f"{path} is larger than {LARGEST} bytes", hint="A vocabulary is a short text.", path=path
        )
    return content


def _look_over(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=SafeLoader):
        if getattr(event, "anchor", None) is not None:
            raise _refused(event, "anchors and aliases are not taken")
        if len(getattr(event, "value", "")) > LONGEST:
            raise _refused(event, f"a text of more than {LONGEST} characters")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise _refused(event, "nested too deeply")


def _refused(part: yaml.Event | yaml.Node, reason: str) -> ValueError:
    line = part.start_mark.line + 1 if part.start_mark else "?"
    return ValueError(f"line {line}: {reason}")
