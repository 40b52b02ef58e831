"""Numbers of one document that follow from each other, recomputed the way statcheck does.

Only where the words tie them together: "25 van de 85 (29%)", "van 40 naar 50, een stijging van
25%", "19% met, 81% zonder", a column under the word Totaal or Verschil. Rounding counts as always.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from pipeline.reconcile.claims.profile import Profile
from pipeline.reconcile.documents.corpus import Corpus
from pipeline.reconcile.documents.passages import passages_of
from pipeline.reconcile.language.clauses import is_negated
from pipeline.reconcile.language.concepts import count_telling, weight_of
from pipeline.reconcile.outcome.sums import HUNDRED, Sum
from pipeline.reconcile.quantity.intervals import interval_of
from pipeline.reconcile.quantity.periods import DaySpan
from pipeline.reconcile.recompute.tables.columns import find_column_sums
from pipeline.reconcile.recompute.tables.rows import find_row_sums
from pipeline.reconcile.recompute.texts.changes import find_changes
from pipeline.reconcile.recompute.texts.opposites import find_opposites
from pipeline.reconcile.recompute.texts.parts import find_parts, may_divide
from pipeline.reconcile.rules import values
from pipeline.reconcile.wording.things import dutch_number
from schemas.records import Claim


def find_sums(claims: Sequence[Claim], corpus: Corpus) -> Iterator[Sum]:
    """All computations in the claims of one document, in reading order."""
    tables: dict[str, list[Claim]] = defaultdict(list)
    running: list[Claim] = []
    for claim in claims:
        if claim.in_table:
            tables[claim.in_table].append(claim)
        else:
            running.append(claim)
    for passage in passages_of(running, may_divide):
        yield from find_parts(passage)
    yield from find_opposites(running)
    yield from find_changes(running)
    yield from _complements(running, corpus)
    yield from _means(running, corpus)
    for added in find_column_sums(tables.values()):
        yield Sum(added.part, added.total, added.holds, "sum", added.working)
    for members in tables.values():
        yield from find_row_sums(members)


def _means(claims: Sequence[Claim], corpus: Corpus) -> Iterator[Sum]:
    """ "In 2017–2021 waren er 900 … gemiddeld 180 per jaar": a mean times its years is the total.

    Only of one thing in the same words, over the same named years.
    """
    groups: dict[tuple[object, ...], list[Profile]] = defaultdict(list)
    for claim in claims:
        if "/" in claim.period and claim.value is not None and claim.measure:
            profile = corpus.profile(claim)
            if profile.period is not None and count_telling(profile.core):
                groups[profile.core, profile.family, profile.period].append(profile)
    for (_, _, period), members in groups.items():
        years = Decimal(round(period.years)) if isinstance(period, DaySpan) else Decimal(0)
        means = [p.claim for p in members if p.statistic == "mean" and p.per == "year"]
        totals = [p.claim for p in members if p.statistic == "level" and not p.claim.per]
        for mean, total in product(means, totals):
            told, whole = interval_of(mean), interval_of(total)
            if told is not None and whole is not None and mean.value is not None and years > 1:
                value = dutch_number(mean.value * years)
                working = f"{dutch_number(mean.value)} × {years} jaar = {value}"
                if told.shifted(years).overlaps(whole):
                    yield Sum(mean, total, True, "mean", working)


def _complements(claims: Sequence[Claim], corpus: Corpus) -> Iterator[Sum]:
    """ "19% met een verdachte … ruim vier op de vijf zonder": together the whole.

    Looked for on one page under one heading, between a share of what is and one of what is not.
    """
    places: dict[tuple[int, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.unit == "percent" and claim.value is not None:
            places[claim.page, claim.section].append(claim)
    for members in places.values():
        if not any(is_negated(claim.sentence) for claim in members):
            continue
        shares = [corpus.profile(claim) for claim in members]
        denied = [p for p in shares if p.negated]
        for left, right in product(denied, [p for p in shares if not p.negated]):
            if _opposite(left, right) and _make_whole(left.claim, right.claim):
                value = right.claim.value or Decimal(0)
                working = f"100% − {dutch_number(value)}% = {dutch_number(HUNDRED - value)}%"
                yield Sum(right.claim, left.claim, True, "complement", working)


def _make_whole(first: Claim, second: Claim) -> bool:
    """Whether the two add up to 100%, a loose word ("ruim") reaching no further than 5 points."""
    low = high = Decimal(0)
    loosely = values()["complement_points"]
    for claim in (first, second):
        interval = interval_of(claim)
        if interval is None or claim.value is None:
            return False
        low += max(interval.low, claim.value - loosely)
        high += min(interval.high, claim.value + loosely)
    return low <= HUNDRED <= high


def _opposite(left: Profile, right: Profile) -> bool:
    """One denies what the other says: of what is said, not of whom, they share a telling word."""
    said = (left.near - left.population) & (right.near - right.population)
    if sum(weight_of(c) for c in said) < 1:
        return False
    smaller = min((left.near, right.near), key=lambda near: (len(near), sorted(near)))
    total = sum(weight_of(c) for c in smaller)
    return sum(weight_of(c) for c in left.near & right.near) >= 0.6 * total
