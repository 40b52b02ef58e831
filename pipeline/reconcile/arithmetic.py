"""Numbers of one text that follow from each other, recomputed the way statcheck does.

Only where the words tie them together: "25 van de 85 (29%)", "van 40 naar 50, een stijging van
25%", "19% met, 81% zonder", a column under the word Totaal. Rounding counts as always.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, product
from typing import Final

from pipeline.reconcile.columns import find_column_sums
from pipeline.reconcile.concepts import count_telling, weight_of
from pipeline.reconcile.corpus import Corpus
from pipeline.reconcile.intervals import Interval, interval_of
from pipeline.reconcile.periods import Span
from pipeline.reconcile.profile import Profile
from pipeline.reconcile.wording import dutch_number, number_of
from schemas.records import Claim, Relation
from schemas.vocabularies import Dimension, Verdict

HUNDRED: Final = Decimal(100)
# Loose words around a share reach this many points when it must make up the whole.
MOST_LOOSE: Final = Decimal(5)
# A ratio in whole words ("drie keer zoveel") is said of quotients this near.
RATIO_SLACK: Final = Decimal("0.15")
_OF: Final = re.compile(
    r"^[^,;:()]{0,60}?\b(?:van|op|uit)\s+(?:de|het|alle|in|totaal|deze|ruim|die|circa|\s)*$", re.I
)
_FROM: Final = re.compile(r"\bvan\b[^,;]{0,25}$", re.I)
_TO: Final = re.compile(r"^[^.;]{0,60}\bnaar\b[^,;]{0,25}$", re.I)
_PARTS: Final = re.compile(r"\b(?:waarvan|te weten|namelijk|bestaande uit|verdeeld over)\b", re.I)
_GROWS: Final = re.compile(r"\b(?:stijging|toename|groei|daling|afname|krimp|meer|minder)\b", re.I)


@dataclass(frozen=True, slots=True)
class Sum:
    """What was recomputed: the claims on both sides, and whether it comes out."""

    left: Claim
    right: Claim
    holds: bool
    dimension: Dimension
    working: str

    def relation(self) -> Relation:
        """The row of `relations`, with the computation in its sentence."""
        verdict: Verdict = "consistent" if self.holds else "contradicts"
        numbers = f"{number_of(self.left)} en {number_of(self.right)}"
        end = "dat klopt met elkaar" if self.holds else "dat klopt niet met elkaar"
        left, right = sorted((self.left.claim_id, self.right.claim_id))
        sentence = f"{numbers[0].upper()}{numbers[1:]}: {self.working}; {end}."
        return Relation(left, right, verdict, self.dimension, sentence, 0.9 if self.holds else 0.8)


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim with the place of its number in its sentence."""

    claim: Claim
    start: int
    end: int
    value: Decimal
    interval: Interval


def find_sums(claims: Sequence[Claim], corpus: Corpus) -> Iterator[Sum]:
    """All computations in the claims of one document, in reading order."""
    sentences: dict[tuple[int, str], list[Claim]] = defaultdict(list)
    tables: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.in_table:
            tables[claim.in_table].append(claim)
        else:
            sentences[claim.page, claim.sentence].append(claim)
    for (_, sentence), members in sentences.items():
        placed = place(sentence, members)
        if len(placed) <= MOST_IN_SENTENCE:
            yield from _shares(sentence, placed)
            yield from _changes(sentence, placed)
            yield from _parts(sentence, placed)
    running = [c for c in claims if not c.in_table]
    yield from _complements(running, corpus)
    yield from _means(running, corpus)
    for members in tables.values():
        for part, total, holds, working in find_column_sums(members):
            yield Sum(part, total, holds, "sum", working)


# Longer lists of numbers are tables in disguise.
MOST_IN_SENTENCE: Final = 12


def place(sentence: str, claims: Sequence[Claim]) -> list[Placed]:
    """The claims of a sentence in order, with the place of each number; ranges are left out."""
    found: list[Placed] = []
    at = 0
    for claim in sorted(claims, key=lambda c: (c.page, c.top or 0.0, c.x0 or 0.0, c.claim_id)):
        start = sentence.find(claim.as_written, at)
        start = start if start >= 0 else sentence.find(claim.as_written)
        interval = interval_of(claim)
        if start >= 0 and claim.value is not None and interval is not None:
            at = start + len(claim.as_written)
            found.append(Placed(claim, start, at, claim.value, interval))
    return sorted(found, key=lambda p: p.start)


def _shares(sentence: str, placed: Sequence[Placed]) -> Iterator[Sum]:
    """ "25 van de 85 (29%)": the share is the quotient of its counts."""
    for part, whole in pairwise(placed):
        if part.claim.unit != "count" or whole.claim.unit != "count" or whole.value <= part.value:
            continue
        if part.value <= 0 or not _OF.match(sentence[part.end : whole.start]):
            continue
        for share in placed:
            if share.claim.unit != "percent" or not _belongs(sentence, part, whole, share):
                continue
            low = part.interval.low / whole.interval.high * HUNDRED
            high = part.interval.high / whole.interval.low * HUNDRED
            holds = Interval(low, high, loose=True).overlaps(share.interval)
            quotient = dutch_number(round(part.value / whole.value * HUNDRED, 1))
            working = f"{_plain(part)} / {_plain(whole)} = {quotient}%"
            yield Sum(share.claim, part.claim, holds, "share", working)


def _belongs(sentence: str, part: Placed, whole: Placed, share: Placed) -> bool:
    """The share stands in brackets right behind the counts, or the counts in brackets behind it."""
    if share.start > whole.end:
        between = sentence[whole.end : share.start]
        return bool(re.fullmatch(r"[^,;:()\d]{0,60}\(\s*(?:is|dat is|=|ofwel)?\s*", between))
    if share.end < part.start:
        return bool(
            re.fullmatch(r"\s*(?:[^,;:()\d]{0,40})?\(\s*", sentence[share.end : part.start])
        )
    return False


def _changes(sentence: str, placed: Sequence[Placed]) -> Iterator[Sum]:
    """ "van 40 naar 50, een stijging van 25%": the change is what lies between its ends."""
    for first, last in pairwise(placed):
        if first.claim.unit != last.claim.unit or first.value <= 0:
            continue
        if not _FROM.search(sentence[: first.start]) or not _TO.match(
            sentence[first.end : last.start]
        ):
            continue
        for change in placed:
            if change.start <= last.end:
                continue
            between = sentence[last.end : change.start]
            if len(between) > 60 or re.search(r"[;.]", between):
                continue
            computed = _change_between(first, last, change, between)
            if computed is not None:
                yield computed


def _change_between(first: Placed, last: Placed, change: Placed, words: str) -> Sum | None:
    unit = change.claim.unit
    if unit == "percent" and first.claim.unit != "percent" and _GROWS.search(words):
        value = (last.value - first.value) / first.value * HUNDRED
        low = (last.interval.low / first.interval.high - 1) * HUNDRED
        high = (last.interval.high / first.interval.low - 1) * HUNDRED
        quotient = dutch_number(round(value, 1))
        working = f"({_plain(last)} − {_plain(first)}) / {_plain(first)} = {quotient}%"
    elif unit in ("percentage_point", first.claim.unit) and _GROWS.search(words):
        value = last.value - first.value
        low = last.interval.low - first.interval.high
        high = last.interval.high - first.interval.low
        working = f"{_plain(last)} − {_plain(first)} = {dutch_number(value)}"
    elif unit == "times":
        value = last.value / first.value
        slack = value * RATIO_SLACK
        low, high = value - slack, value + slack
        working = f"{_plain(last)} / {_plain(first)} = {dutch_number(round(value, 1))}"
    else:
        return None
    size = abs(change.value)
    half = max(abs(change.interval.high), abs(change.interval.low)) - size
    told = Interval(size - half, size + half, loose=True)
    span = Interval(low, high, loose=True) if value >= 0 else Interval(-high, -low, loose=True)
    dimension: Dimension = "ratio" if unit == "times" else "change"
    return Sum(change.claim, last.claim, span.overlaps(told), dimension, working)


def _parts(sentence: str, placed: Sequence[Placed]) -> Iterator[Sum]:
    """ "120 klachten, waarvan 70 over geluid en 50 over stank": parts never exceed their total."""
    for index, total in enumerate(placed[:-2]):
        parts = [p for p in placed[index + 1 :] if p.claim.unit == total.claim.unit]
        if len(parts) < 2 or len(parts) != len(placed) - index - 1:
            continue
        if not _PARTS.search(sentence[total.end : parts[0].start]):
            continue
        if any(
            p.claim.statistic not in ("", "total", "share") for p in (total, *parts) for p in (p,)
        ):
            continue
        value = sum((p.value for p in parts), Decimal(0))
        low = sum((p.interval.low for p in parts), Decimal(0))
        high = sum((p.interval.high for p in parts), Decimal(0))
        holds = Interval(low, high, loose=True).overlaps(total.interval)
        if holds:
            working = f"{' + '.join(_plain(p) for p in parts)} = {dutch_number(value)}"
            largest = max(parts, key=lambda p: (p.value, -p.start))
            yield Sum(largest.claim, total.claim, True, "sum", working)
        return


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
        years = Decimal(round(period.years)) if isinstance(period, Span) else Decimal(0)
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
    places: dict[tuple[int, str], list[Profile]] = defaultdict(list)
    for claim in claims:
        if claim.unit == "percent" and claim.value is not None:
            places[claim.page, claim.section].append(corpus.profile(claim))
    for shares in places.values():
        denied = [p for p in shares if p.negated]
        for left, right in product(denied, [p for p in shares if not p.negated] if denied else []):
            if _opposite(left, right) and _make_whole(left.claim, right.claim):
                value = right.claim.value or Decimal(0)
                working = f"100% − {dutch_number(value)}% = {dutch_number(HUNDRED - value)}%"
                yield Sum(right.claim, left.claim, True, "complement", working)


def _make_whole(first: Claim, second: Claim) -> bool:
    """Whether the two add up to 100%, a loose word ("ruim") reaching no further than 5 points."""
    low = high = Decimal(0)
    for claim in (first, second):
        interval = interval_of(claim)
        if interval is None or claim.value is None:
            return False
        low += max(interval.low, claim.value - MOST_LOOSE)
        high += min(interval.high, claim.value + MOST_LOOSE)
    return low <= HUNDRED <= high


def _opposite(left: Profile, right: Profile) -> bool:
    """One denies what the other says: of what is said, not of whom, they share a telling word."""
    said = (left.near - left.population) & (right.near - right.population)
    if sum(weight_of(c) for c in said) < 1:
        return False
    smaller = min((left.near, right.near), key=lambda near: (len(near), sorted(near)))
    total = sum(weight_of(c) for c in smaller)
    return sum(weight_of(c) for c in left.near & right.near) >= 0.6 * total


def _plain(placed: Placed) -> str:
    return dutch_number(placed.value) + ("%" if placed.claim.unit == "percent" else "")
