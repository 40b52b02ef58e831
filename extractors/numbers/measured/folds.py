"""Words that say how many times what was: verdubbeld, gehalveerd, tienvoudige, half zo groot."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Final

from extractors.numbers.expressions.multiplied import COUNT_WORDS
from extractors.numbers.measured.measures import MORE_OR_AS
from extractors.numbers.text.part import Part
from extractors.numbers.text.scan import Scan
from extractors.numbers.text.words import cardinal

_DOUBLE: Final = frozenset(COUNT_WORDS["fold"]["double"])
_HALF: Final = frozenset(COUNT_WORDS["fold"]["half"])
_ENDINGS: Final = frozenset(COUNT_WORDS["fold"]["endings"])
_ARTICLES: Final = frozenset({"het", "een", "ruim", "bijna"})


@lru_cache(maxsize=1 << 14)
def fold_of(word: str) -> Decimal | None:
    """How many times as much a folded verb or its noun makes something; None for other words."""
    if word in _DOUBLE:
        return Decimal(2)
    if word in _HALF:
        return Decimal("0.5")
    if not word.startswith("ver"):
        return None
    number, voudig, ending = word[3:].partition("voudig")
    if not voudig or ending not in _ENDINGS:
        return None
    value = cardinal(number)
    return value if value is not None and value > 1 else None


def read_fold(scan: Scan, index: int) -> Part | None:
    """The number of times that the word at token `index` says, or None."""
    word, before = scan.texts[index], scan.words[index - 1] if index else ""
    after, last = scan.after[index + 1], index + 1
    value = fold_of(word)
    if value is None and word == "dubbele" and before == "het" and after != "aantal":
        value = None if _names(after) else Decimal(2)
    if value is None and word in ("dubbel", "half") and after in ("zo", "zoveel"):
        value = Decimal(2 if word == "dubbel" else "0.5")
        last = index + (2 if after == "zoveel" else 3)
        if not scan.after[last - 1]:
            return None
    if value is None and word.endswith("voudige") and before in _ARTICLES and not _names(after):
        value = cardinal(word.removesuffix("voudige"))
    if value is None:
        return None
    return Part(
        value=value,
        step=None,
        unit="times",
        family="ratio",
        kind="cardinal",
        first=index - (before == "het" and value is not None and fold_of(word) is None),
        last=last,
        unit_last=last,
        rule="fold",
    )


def _names(word: str) -> bool:
    """Whether a thing follows, so that what stands before describes it: het dubbele paspoort."""
    return bool(word) and word not in MORE_OR_AS and word not in ("van", "dan", "in", "als", "op")
