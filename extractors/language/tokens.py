"""Figures and abbreviations as spaCy's Dutch tokeniser should cut them.

"≥5" is a sign and a figure, "incl." and "a.g.v." are one token; 45%, 1.234,5 and 2017-2021 are
one token already, as in the treebank the model learned from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.language.sentences import load_sentence_rules

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer

_SIGNS = ("≥", "≤", "±", "≈", "~", r"[<>=](?=[\d€])")
_NAMES = ("'s-Hertogenbosch", "'s-Gravenhage", "'s-Gravenzande")


def tune_tokenizer(tokenizer: Tokenizer) -> None:
    """Add the rules of this module to `tokenizer`, in place."""
    from spacy.lang.nl import Dutch
    from spacy.util import compile_prefix_regex

    prefixes = [*(Dutch.Defaults.prefixes or ()), *_SIGNS]
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    rules = load_sentence_rules()
    for abbreviation in sorted((rules.never_last | rules.maybe_last) - rules.also_words):
        for spelling in {f"{abbreviation}.", f"{abbreviation.capitalize()}."}:
            tokenizer.add_special_case(spelling, [{"ORTH": spelling}])
    for name in _NAMES:
        tokenizer.add_special_case(name, [{"ORTH": name}])
