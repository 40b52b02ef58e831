"""One thing told of two years: "400 aanvragen in 2019 en 1.200 in 2022", in a sentence or in two
that say the same. What it grew follows, and how many times as much it became."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Final

from pipeline.reconcile.documents.placed import Placed, place
from pipeline.reconcile.language.concepts import carrying_roots, concepts_of
from pipeline.reconcile.language.limits import is_limit
from pipeline.reconcile.rules import values
from schemas.records import Claim

_YEAR: Final = re.compile(r"(?:19|20)\d\d")
# "met stappen van 650 euro teruggebracht tot 1.200 euro": a step is no level.
_STEPS: Final = re.compile(r"\bstappen\b", re.I)


def find_moments(claims: Sequence[Claim]) -> Iterator[tuple[Placed, Placed]]:
    """The numbers of a document's text that are of one thing in two years, the earlier first."""
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if not claim.in_table:
            told[claim.sentence].append(claim)
    alike: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for sentence, members in told.items():
        if _STEPS.search(sentence) or not all(map(_is_of_a_year, members)):
            continue
        if len(members) == 1:
            words = concepts_of(sentence) - carrying_roots()
            alike[members[0].unit, members[0].per, words].append(members[0])
            continue
        numbers = place(members)
        if all(_are_of_one_thing(one, other) for one, other in pairwise(numbers)):
            yield from _in_order(numbers)
    for series in alike.values():
        if len(series) > 1:
            yield from _in_order([n for c in series for n in place([c])])


def _is_of_a_year(claim: Claim) -> bool:
    if claim.unit in ("percent", "percentage_point", "times"):
        return False
    plain = claim.statistic in ("", "total") and claim.comparator in ("eq", "approx")
    dated = bool(_YEAR.fullmatch(claim.period))
    return plain and dated and bool(claim.value and claim.value > 0)


def _are_of_one_thing(first: Placed, last: Placed) -> bool:
    """Whether nothing but the year stands between two numbers of one measure."""
    a, b = first.claim, last.claim
    measure = concepts_of(a.measure)
    if not measure or (a.unit, a.per, measure) != (b.unit, b.per, concepts_of(b.measure)):
        return False
    named = concepts_of(a.sentence[first.end : last.start]) | concepts_of(a.sentence[last.end :])
    return named <= measure | carrying_roots()


def _in_order(numbers: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Each two of some numbers by year, where each year has one, and no number is a limit."""
    by_year = {n.claim.period: n for n in numbers}
    if not 1 < len(by_year) == len(numbers) <= values()["years_most"]:
        return
    if not any(is_limit(number.claim) for number in numbers):
        yield from combinations([by_year[year] for year in sorted(by_year)], 2)
