"""What a judge is told and asked, as data; see `judging.yaml`."""

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from shotlog.captions.verifying.rules import Error
from shotlog.vocabulary.model import Data, FacetId, Sentence
from shotlog.vocabulary.strict_yaml import read_yaml

SHAPE: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {
        "reason": {"type": "string"},
        "seen_in": {"type": "array", "items": {"type": "integer"}},
        "true_instead": {"type": ["string", "null"]},
        "verdict": {"type": "string", "enum": ["supported", "contradicted", "cannot_tell"]},
    },
    "required": ["reason", "seen_in", "true_instead", "verdict"],
    "additionalProperties": False,
}
"""JSON schema of an answer. The reason comes before the verdict that it is to lead to."""


class Instructions(Data):
    """What `judging.yaml` holds; each part is explained there."""

    system: tuple[Sentence, ...]
    questions: tuple[Sentence, ...]
    unseen: tuple[FacetId, ...]
    errors: Mapping[FacetId, Error]

    @property
    def told(self) -> str:
        """What is said first."""
        return " ".join(self.system)

    def question(self, turn: int) -> str:
        """What is asked last, the `turn`th time from 0."""
        return self.questions[turn % len(self.questions)]

    @property
    def prompt(self) -> str:
        """SHA-256 of all that a judge is told and asked, whatever the statement."""
        words = json.dumps([self.system, self.questions, SHAPE])
        return hashlib.sha256(words.encode()).hexdigest()


@lru_cache(maxsize=1)
def instructions() -> Instructions:
    """The instructions that shotlog brings, read once."""
    layout, _ = read_yaml(Path(__file__).with_name("judging.yaml"))
    return Instructions.model_validate(layout)
