"""The rules of wording: those that shotlog brings, and what a project changes of them."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from shotlog.errors import NotFound, UsageError

_HINT = "docs/captions.md shows what a project's lint.yaml may hold."
_LARGEST = 512 * 1024


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Pattern(_Data):
    """Words that are not to stand in a caption.

    Attributes:
        words: Regular expression over whole words, without regard to case.
        put: What to write instead; None where a person has to find the words.
        drop: Whether to take the words out.
        unless_before: Regular expression; where it is found in the sentence before the words, they may stand.
        unless_after: The same after the words.
        never: The same in the words.
    """

    words: str
    put: str | None = None
    drop: bool = False
    unless_before: str | None = None
    unless_after: str | None = None
    never: str | None = None

    @field_validator("words", "unless_before", "unless_after", "never")
    @classmethod
    def _is_a_pattern(cls, given: str | None) -> str | None:
        try:
            re.compile(given or "")
        except re.error as error:
            raise ValueError(f"{given!r} is no regular expression: {error}") from None
        return given

    @cached_property
    def finder(self) -> re.Pattern[str]:
        """Finds the words."""
        words = self.words.replace(" ", r"[ \n\t]+")
        return re.compile(rf"\b(?:{words})(?!\w)", re.IGNORECASE)

    @cached_property
    def exceptions(self) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None, re.Pattern[str] | None]:
        """Find what lets the words stand: before, after and in them."""
        before, after, within = (
            None if given is None else re.compile(given, re.IGNORECASE)
            for given in (self.unless_before, self.unless_after, self.never)
        )
        return before, after, within


class Rule(_Data):
    """One rule of wording.

    Attributes:
        error: Term of `caption_error`.
        severity: How much it matters.
        why: Why there is the rule.
        advice: What to do.
        unless_before: As for a pattern; holds for those of the rule that have none of their own.
        find: What is not to stand in a caption.
        words: Single words that are not to stand in one.
        marks: Regular expression for marks that are no words.
        most_words: Most words of a caption.
        most_words_of_a_sentence: Most words of a sentence.
        home: Sections in which what is said of a facet may stand.
    """

    error: str
    severity: Literal["critical", "major", "minor", "style"]
    why: str
    advice: str
    unless_before: str | None = None
    find: tuple[Pattern, ...] = ()
    words: tuple[str, ...] = ()
    marks: str | None = None
    most_words: int | None = None
    most_words_of_a_sentence: int | None = None
    home: Mapping[str, tuple[str, ...]] = {}

    @cached_property
    def patterns(self) -> tuple[Pattern, ...]:
        """The patterns, with what holds for all of them."""
        return tuple(
            one
            if one.unless_before or not self.unless_before
            else one.model_copy(update={"unless_before": self.unless_before})
            for one in self.find
        )

    @cached_property
    def word_finder(self) -> re.Pattern[str] | None:
        """Finds the single words, and several of them in a row as one."""
        if not self.words:
            return None
        words = "|".join(re.escape(word) for word in sorted(self.words, key=len, reverse=True))
        return re.compile(rf"\b(?:{words})(?:(?:,? and |, )(?:{words}))*(?![\w-])", re.IGNORECASE)

    @cached_property
    def mark_finder(self) -> re.Pattern[str] | None:
        """Finds the marks."""
        return None if self.marks is None else re.compile(self.marks)


Rules = Mapping[str, Rule]
"""The rules that hold, by id, in the order in which they are looked at."""


@lru_cache(maxsize=1)
def standard() -> Rules:
    """The rules that shotlog brings, read once."""
    given = yaml.safe_load(files(__package__).joinpath("rules.yaml").read_text("utf-8"))
    return {name: Rule.model_validate(rule) for name, rule in given.items()}


def rules_of(own: Path | None, off: Sequence[str] = ()) -> Rules:
    """The rules of a project.

    Args:
        own: Its lint.yaml, if it has one: rules by id. `false` switches a rule off; a mapping changes the
            fields that it holds, where `words: {add: [...], drop: [...]}` changes a list of words; a whole
            rule under a new id is a new one.
        off: Ids of rules to switch off besides.

    Raises:
        NotFound: There is no such file, or no rule of that id to switch off.
        UsageError: The file cannot be read, or does not hold what it may.
    """
    made = dict(standard())
    for name, change in (_read(own) if own else {}).items():
        if change is False:
            off = (*off, name)
        elif change is not True:
            made[name] = _changed(made.get(name), name, change, own)
    for name in off:
        if name not in made:
            raise NotFound(f"there is no rule {name!r}", hint=f"The rules are {', '.join(made)}.")
    return {name: rule for name, rule in made.items() if name not in off}


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open(encoding="utf-8") as file:
            given = yaml.safe_load(file.read(_LARGEST))
    except FileNotFoundError as error:
        raise NotFound(f"there is no {path}", hint=_HINT, path=path) from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise UsageError(f"{path} cannot be read: {error}", hint=_HINT, path=path) from error
    if not isinstance(given, dict):
        raise UsageError(f"{path} holds no rules by id", hint=_HINT, path=path)
    return given


def _changed(rule: Rule | None, name: str, change: object, path: Path | None) -> Rule:
    given = dict(change) if isinstance(change, dict) else {"": change}
    words = given.get("words")
    if isinstance(words, dict) and not words.keys() - {"add", "drop"}:
        dropped = {str(word).lower() for word in words.get("drop", ())}
        kept = [word for word in (rule.words if rule else ()) if word not in dropped]
        given["words"] = [*kept, *words.get("add", ())]
    before = rule.model_dump(exclude_defaults=True) if rule else {}
    try:
        return Rule.model_validate({**before, **given})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in (name, *first["loc"]))
        raise UsageError(f"{path}: {where}: {first['msg']}", hint=_HINT, path=path) from error
