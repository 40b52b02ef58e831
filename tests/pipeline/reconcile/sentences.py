"""Sentences of our own as claims: every number exact to its last digit, its year the last named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from pipeline.reconcile.outcome.sums import Sum
from schemas.records import Claim

from .making import claim

_NUMBER = re.compile(
    r"(?<![\w.,#])(\d[\d.]*(?:,\d+)?)(%| procentpunt| keer| miljoen euro)?(?![\w])"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_UNITS = {
    "": "count", "%": "percent", " procentpunt": "percentage_point", " keer": "times",
    " miljoen euro": "EUR",
}  # fmt: skip
_MILLION = Decimal(1_000_000)


def claims_of(text: str, doc_id: str = "monitor", **fields: str) -> list[Claim]:
    """The numbers of a text, sentence by sentence; a number's year is the one named right behind it
    ("40 in 2019"), else the last before it in its sentence, else the first there."""
    found: list[Claim] = []
    for line, sentence in enumerate(re.split(r"(?<=\.) ", text)):
        years = [(m.start(), m[0]) for m in _YEAR.finditer(sentence)]
        for match in _NUMBER.finditer(sentence):
            if _YEAR.fullmatch(match[0].rstrip(".")):
                continue
            before = [year for at, year in years if at < match.start()]
            behind = re.match(r" in ((?:19|20)\d\d)\b", sentence[match.end() :])
            first = years[0][1] if years else ""
            told = {"period": behind[1] if behind else before[-1] if before else first}
            found.append(_claim(match, sentence, f"{doc_id}:{len(found)}", line, told | fields))
    return found


def _claim(
    match: re.Match[str], sentence: str, claim_id: str, line: int, told: dict[str, str]
) -> Claim:
    digits = match[1].rstrip(".").replace(".", "").replace(",", ".")
    size = _MILLION if match[2] == " miljoen euro" else Decimal(1)
    step = Decimal(1).scaleb(-len(digits.partition(".")[2])) * size
    made = claim(
        claim_id, None, sentence, as_written=match[0].rstrip("."), unit=_UNITS[match[2] or ""],
        start=match.start(), **told,
    )  # fmt: skip
    return replace(
        made, value=Decimal(digits) * size, step=step, top=12.0 * line, x0=float(match.start())
    )


def worked(found: Iterable[Sum]) -> list[str]:
    """Computations with whether they hold: "25 / 85 = 29,4% klopt"."""
    return [f"{one.working} {'klopt' if one.holds else 'klopt niet'}" for one in found]
