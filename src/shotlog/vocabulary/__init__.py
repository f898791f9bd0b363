"""The fixed words: facets, terms, aliases, opposites, rules and crosswalks."""

from shotlog.vocabulary.check import Value
from shotlog.vocabulary.conflicts import BrokenRule
from shotlog.vocabulary.load import cinema, extended
from shotlog.vocabulary.markdown import as_markdown
from shotlog.vocabulary.model import Crosswalk, Facet, Term
from shotlog.vocabulary.rules import Exclusion, Gate, HardPair
from shotlog.vocabulary.silence import Silence
from shotlog.vocabulary.terms_said import read_terms
from shotlog.vocabulary.vocabulary import Vocabulary

__all__ = [
    "BrokenRule",
    "Crosswalk",
    "Exclusion",
    "Facet",
    "Gate",
    "HardPair",
    "Silence",
    "Term",
    "Value",
    "Vocabulary",
    "as_markdown",
    "cinema",
    "extended",
    "read_terms",
]
