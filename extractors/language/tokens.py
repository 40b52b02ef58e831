"""Figures and abbreviations as spaCy's Dutch tokeniser should cut them.

"≥5" is a sign and a figure, "incl." and "a.g.v." are one token; 45%, 1.234,5 and 2017-2021 are
one token already, as in the treebank the model learned from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extractors.language.sentences import load_sentence_rules

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer
    from spacy.vocab import Vocab

_SIGNS = ("≥", "≤", "±", "≈", "~", r"[<>=](?=[\d€])")
_NAMES = ("'s-Hertogenbosch", "'s-Gravenhage", "'s-Gravenzande")


def make_tokenizer(vocab: Vocab) -> Tokenizer:
    """spaCy's Dutch tokeniser with the rules of this module.

    All rules go in at once: each later change would make it read its thousands of abbreviations
    again.
    """
    from spacy.lang.nl import Dutch
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    defaults = Dutch.Defaults
    return Tokenizer(
        vocab,
        rules={**defaults.tokenizer_exceptions, **_own_rules()},
        prefix_search=compile_prefix_regex([*(defaults.prefixes or ()), *_SIGNS]).search,
        suffix_search=compile_suffix_regex(defaults.suffixes or ()).search,
        infix_finditer=compile_infix_regex(defaults.infixes or ()).finditer,
        token_match=defaults.token_match,
        url_match=defaults.url_match,
    )


def _own_rules() -> dict[str, list[dict[str, Any]]]:
    """What is one token to us: abbreviations, also at the start of a sentence, and names."""
    rules = load_sentence_rules()
    abbreviations = (rules.never_last | rules.maybe_last) - rules.also_words
    whole = {f"{abbreviation}." for abbreviation in abbreviations}
    whole |= {f"{abbreviation.capitalize()}." for abbreviation in abbreviations}
    return {spelling: [{"ORTH": spelling}] for spelling in (*sorted(whole), *_NAMES)}
