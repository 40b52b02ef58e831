"""A large figure and the sentence beneath it that tells it again: "11,9 miljard" over "In totaal
waren onze beleggingen 11,9 miljard euro waard". What the sentence says holds for the figure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from schemas.records import Claim

_FAR: Final = 4.0  # heights of the figure: what stands lower tells of something else
_LEAST: Final = 10  # a smaller count stands in any sentence


def told_in_full(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, those of bare figures with the unit and meaning of the sentence under them."""
    told: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if not claim.rule.endswith(("/label", "/cell")) and claim.x0 is not None:
            told[claim.page].append(claim)
    return [_in_full(claim, told[claim.page]) if _is_bare(claim) else claim for claim in claims]


def _is_bare(claim: Claim) -> bool:
    value = claim.value
    return claim.rule.endswith("/label") and value is not None and abs(value) >= _LEAST


def _in_full(figure: Claim, others: Sequence[Claim]) -> Claim:
    for other in others:
        same = other.value == figure.value and figure.unit in (other.unit, "count")
        if same and other.measure and _is_under(other, figure):
            return replace(
                figure,
                unit=other.unit,
                statistic=other.statistic,
                measure=other.measure,
                measure_lemma=other.measure_lemma,
                population=other.population,
                indicator=other.indicator or figure.indicator,
                period=other.period or figure.period,
                per=other.per or figure.per,
            )
    return figure


def _is_under(sentence: Claim, figure: Claim) -> bool:
    """Whether a number stands in the lines right under a figure, in its column."""
    if None in (figure.x0, figure.top, figure.bottom, sentence.top, sentence.x0):
        return False
    assert figure.top is not None
    assert figure.bottom is not None
    assert sentence.top is not None
    height = figure.bottom - figure.top
    return -0.5 * height <= sentence.top - figure.bottom <= _FAR * height
