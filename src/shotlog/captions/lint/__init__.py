"""How a caption is worded: speculation, moods, frames, whose left, padding, markup, length and sections."""

from shotlog.captions.lint.linting import Flaw, lint
from shotlog.captions.lint.rules import Rule, Rules, rules_of, standard

__all__ = ["Flaw", "Rule", "Rules", "lint", "rules_of", "standard"]
