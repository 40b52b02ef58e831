"""Telling a year from a count: "in 2019 waren" and "2019 meldingen"."""

from __future__ import annotations

import re
from typing import Final

_TEMPORAL: Final = re.compile(
    r"\b(?:in|sinds|vanaf|tot|uit|van|over|eind|einde|begin|medio|voor|vóór|na|tussen|en|of|t/m|met"
    r"|per|jaar|jaren|uiterlijk|rond|najaar|voorjaar|zomer|winter|januari|februari|maart|april|mei"
    r"|juni|juli|augustus|september|oktober|november|december|periode|peiljaar|ten opzichte van"
    r"|begroting|begrotingen|jaarverslag|monitor|rapportage|verslag|actieplan|dan|naar|anno|om)\s\Z"
)
_AMOUNT: Final = re.compile(
    r"(?:\b(?:ruim|circa|ca\.?|ongeveer|zo'n|bijna|meer dan|minder dan|minimaal|maximaal|hoogstens"
    r"|minstens|ten minste|ten hoogste|krap|aantal|aantal van|totaal|slechts)|[≈~<>≥≤±])\s?\Z"
)
_BOUND_IN_TIME: Final = re.compile(
    r"\b(?:tot|vanaf|in|sinds|rond) (?:ten minste|minimaal|zeker|minstens|ongeveer|circa|ca\.?)\s\Z"
)
_PLURAL: Final = re.compile(r" (?:[a-zë-]{2,15}e )?([a-zéëïöü-]{4,30}(?:en|s|ers))\b")
_VERBS: Final = frozenset(
    [
        "waren",
        "werden",
        "worden",
        "hebben",
        "hadden",
        "zijn",
        "zullen",
        "zouden",
        "kunnen",
        "konden",
        "moeten",
        "moesten",
        "mogen",
        "mochten",
        "gaan",
        "gingen",
        "komen",
        "kwamen",
        "willen",
        "wilden",
        "bleven",
        "blijven",
        "staan",
        "stonden",
        "bleken",
        "lijken",
        "vonden",
        "stegen",
        "daalden",
        "kregen",
        "krijgen",
        "gaven",
        "geven",
        "vielen",
        "vallen",
        "namen",
        "nemen",
        "eens",
        "alles",
        "steeds",
        "tevens",
        "slechts",
        "alleen",
        "samen",
        "tussen",
        "binnen",
        "buiten",
        "boven",
        "tegen",
        "sindsdien",
        "inmiddels",
        "bovendien",
        "onderzoeken",
        "heeft",
        "ingediend",
        "volgens",
        "samen",
        "hebben",
        "gemiddeld",
        "is",
        "wederom",
        "minstens",
        "toen",
        "verschillende",
        "eveneens",
        "afgesloten",
        "gestegen",
        "gedaald",
        "toegenomen",
        "afgenomen",
    ]
)


def is_year(folded: str, match: re.Match[str]) -> bool:
    """Whether the four digits of `match` are a year and no count.

    They are, unless words of amount stand before them or a plural noun follows that no temporal
    word forbids; years far from now need a temporal word.
    """
    start = match.start("y")
    before = folded[max(0, start - 24) : start]
    if _BOUND_IN_TIME.search(before):
        return True
    if _AMOUNT.search(before):
        return False
    if _TEMPORAL.search(before):
        return True
    if before.endswith("(") and folded.startswith(")", match.end("y")):
        return True
    year = int(match["y"])
    if not 1900 <= year <= 2100:
        return False
    following = _PLURAL.match(folded, match.end("y"))
    return following is None or following[1] in _VERBS
