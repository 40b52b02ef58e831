"""Millions that are money though no currency stands beside them: "een budget van 40 miljoen".

The words of the clause are weighed: those for amounts and for spending speak for it, those for
what is counted against it. A number that counts what stands behind it is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from extractors.language.lemmas import load_lemmas
from extractors.lexicon import read_toml
from extractors.numbers.quantities.carried import times_of
from schemas.readings import Quantity

_WORDS: Final[dict[str, Any]] = read_toml(Path(__file__).parents[2] / "lexicon" / "money.toml")
_WEIGHTS: Final[dict[str, int]] = _WORDS["weights"]
_ENOUGH: Final[int] = _WORDS["enough"]
_WHOLE: Final = {word: name for name in _WEIGHTS for word in _WORDS[name].get("words", "").split()}
_ENDS: Final = {name: tuple(_WORDS[name].get("ends", "").split()) for name in _WEIGHTS}
_BEGINS: Final = {name: tuple(_WORDS[name].get("begins", "").split()) for name in _WEIGHTS}
_NOTHING: Final = frozenset(_WORDS["behind"])
_PAIRS: Final = {last: frozenset(firsts) for last, firsts in _WORDS["pairs"].items()}
_BEHIND: Final = frozenset({"ADP", "VERB", "AUX", "CCONJ", "SCONJ", "ADV", "DET", "PRON"})
_NOT_BEHIND: Final = frozenset({"aan"})  # "40 miljoen aan schade": what it is, is told there
_WORD: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|['-]){0,39}")
_NEXT: Final = re.compile(r" ([^\W\d_](?:[^\W\d_]|['-]){0,39})")
_BORDER_BEFORE: Final = re.compile(r"[,;.!?(](?=\s)(?!\s[0-9])|[(]")
_BORDER_BEHIND: Final = re.compile(r"[,;.:!?)](?![0-9])")
_OTHERS: Final = frozenset(_WORDS["others"])  # what goes on from an amount
_SENTENCE_END: Final = re.compile(r"[.;!?] ")
_LINK: Final = re.compile(r",? ?(?:(?:en|of|respectievelijk|tot) )?")
_REACH_BEFORE: Final = 80  # characters
_REACH_BEHIND: Final = 50
_HINTS: Final = ("iljo", "iljar", "ml", "mr", "mio")  # one stands in each of such multipliers
_LEAST: Final = Decimal(10**6)
_RULES: Final = frozenset({"number", "measure", "range", "bounds", "listed"})


def in_money_meant(quantities: Sequence[Quantity], folded: str) -> tuple[Quantity, ...]:
    """`quantities` in which bare millions that their clause tells to be money are euros."""
    if not any(hint in folded for hint in _HINTS):
        return tuple(quantities)
    meant = list(quantities)
    for at in range(len(meant) - 1, -1, -1):
        behind = meant[at + 1] if at + 1 < len(meant) else None
        if _is_money(meant[at], folded) or (
            behind is not None
            and behind is not quantities[at + 1]
            and _listed(meant[at], behind, folded)
        ):
            meant[at] = replace(meant[at], unit="EUR", kind="currency")
    for at in range(1, len(meant)):
        if meant[at - 1].unit == "EUR" and _goes_on(meant[at - 1], meant[at], folded):
            meant[at] = replace(meant[at], unit="EUR", kind="currency")
    return tuple(meant)


def _goes_on(before: Quantity, quantity: Quantity, folded: str) -> bool:
    """Whether bare millions go on from those of money in the same sentence: "de provincie legt 2,4
    miljoen in, het Rijk de overige 3,6 miljoen".
    """
    between = folded[before.end : quantity.start]
    if len(between) > _REACH_BEFORE or _SENTENCE_END.search(between):
        return False
    if not _may_be_money(quantity, folded) or times_of(before, folded) < _LEAST:
        return False
    words = _WORD.findall(between)
    return not _OTHERS.isdisjoint(words) and all(_weight(word) >= 0 for word in words)


def _listed(quantity: Quantity, behind: Quantity, folded: str) -> bool:
    """Whether a number has its millions from the amount it is listed before: 40, 60 en 75 mln."""
    return (
        quantity.unit == "count"
        and quantity.rule == "number"
        and quantity.value is not None
        and quantity.value >= _LEAST
        and times_of(quantity, folded) == 1
        and _LINK.fullmatch(folded, quantity.end, behind.start) is not None
    )


def _may_be_money(quantity: Quantity, folded: str) -> bool:
    """Whether a number is in millions and counts nothing that stands behind it."""
    if quantity.unit != "count" or quantity.rule not in _RULES or quantity.kind == "ordinal":
        return False
    return times_of(quantity, folded) >= _LEAST and not _counts(folded, quantity.digits[1])


def _is_money(quantity: Quantity, folded: str) -> bool:
    if not _may_be_money(quantity, folded):
        return False
    before = folded[max(0, quantity.start - _REACH_BEFORE) : quantity.start]
    before = _BORDER_BEFORE.split(before)[-1]
    behind = _BORDER_BEHIND.split(folded[quantity.end : quantity.end + _REACH_BEHIND])[0]
    own = folded[quantity.digits[0] : quantity.digits[1]]
    lead, rest = _WORD.findall(before), _WORD.findall(behind)
    told = sum(map(_weight, [*lead, *_WORD.findall(own), *rest]))
    parted = any(not _PAIRS[last].isdisjoint(lead) for last in rest if last in _PAIRS)
    return told + parted * _WEIGHTS["amount"] >= _ENOUGH


def _counts(folded: str, end: int) -> bool:
    """Whether what follows at `end` may be counted by the number there."""
    found = _NEXT.match(folded, end)
    while found is not None and found[1] in _NOTHING:
        found = _NEXT.match(folded, found.end())
    if found is None:
        return False
    return found[1] in _NOT_BEHIND or load_lemmas().commonest_pos(found[1]) not in _BEHIND


@lru_cache(maxsize=1 << 14)
def _weight(word: str) -> int:
    """How much a folded word says that the amount beside it is money."""
    name = _WHOLE.get(word)
    if name is None:
        found = (n for n in _WEIGHTS if word.endswith(_ENDS[n]) or word.startswith(_BEGINS[n]))
        name = next(found, None)
    return 0 if name is None else _WEIGHTS[name]
