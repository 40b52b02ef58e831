"""Words and patterns as data: every entry lives in a TOML file and carries its own proof."""

from extractors.lexicon.folding import fold
from extractors.lexicon.patterns import Clues, Pattern, Rules, read_patterns, read_words

__all__ = ["Clues", "Pattern", "Rules", "fold", "read_patterns", "read_words"]
