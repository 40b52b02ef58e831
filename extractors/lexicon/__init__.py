"""Words and patterns as data: every entry lives in a TOML file and carries its own proof."""

from extractors.lexicon.folding import fold
from extractors.lexicon.hedges import before_hedges, hedge_pattern, hedges
from extractors.lexicon.patterns import (
    Clues,
    Pattern,
    PatternRules,
    filled,
    read_patterns,
    shared_parts,
)
from extractors.lexicon.toml import read_toml

__all__ = [
    "Clues",
    "Pattern",
    "PatternRules",
    "before_hedges",
    "filled",
    "fold",
    "hedge_pattern",
    "hedges",
    "read_patterns",
    "read_toml",
    "shared_parts",
]
