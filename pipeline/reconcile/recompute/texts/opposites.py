"""Shares of what is and of what is not, told side by side or in two sentences: all together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pipeline.reconcile.documents.placed import Placed, place
from pipeline.reconcile.documents.view import sentences_before
from pipeline.reconcile.language.clauses import is_negated
from pipeline.reconcile.language.concepts import carrying_roots, concepts_of
from pipeline.reconcile.language.divisions import join_nouns
from pipeline.reconcile.outcome.sums import HUNDRED, Sum
from pipeline.reconcile.quantity.intervals import Interval
from pipeline.reconcile.wording.things import dutch_number
from schemas.records import Claim

# Of whom something is said: "van de tevreden klanten" says nothing of being content.
_OF_WHOM: Final = re.compile(r"\b(?:van|onder|bij|voor) (?:(?:de|het|alle|deze|die) )?\w+", re.I)
# Two moments that no period was read of: "Vorig jaar was 60% tevreden. Nu is 70% ontevreden."
_MOMENT: Final = re.compile(
    r"\b(?:vorige?|voorgaande|voorafgaande|nu|toen|thans|inmiddels|destijds|eerder|voorheen"
    r"|aanvankelijk|later|tegenwoordig|straks|komende?|volgende?)\b",
    re.I,
)
# Shorter words begin with "on" by chance.
_LEAST_LETTERS: Final = 4


@dataclass(frozen=True, slots=True)
class Added:
    """Shares added up, whether they make the whole, and whether they are more than that."""

    told: Sum
    holds: bool
    over: bool


def find_opposites(claims: Sequence[Claim]) -> Iterator[Sum]:
    """The shares of two sentences of which one says the opposite of the one before it.

    That they leave some untold proves nothing; that they are more than all of it does.
    """
    sentences: dict[tuple[int, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        sentences[claim.page, claim.sentence].append(claim)
    before: Mapping[str, str] | None = None
    for (page, sentence), members in sentences.items():
        if len(members) != 1 or not _is_share(members[0]):
            continue
        before = sentences_before(claims) if before is None else before
        first = before.get(sentence, "")
        others = sentences.get((page, first), ())
        if len(others) != 1 or not _is_share(others[0]) or not _alike(others[0], members[0]):
            continue
        if _deny(first, sentence):
            added = add_to_whole([*place(others), *place(members)])
            if added.holds or added.over:
                yield added.told


def add_to_whole(shares: Sequence[Placed]) -> Added:
    """What shares come to that must be all of it."""
    whole = added_up(shares)
    value = dutch_number(sum((share.value for share in shares), Decimal(0)))
    working = f"{' + '.join(share.printed for share in shares)} = {value}%"
    holds = whole.low <= HUNDRED <= whole.high
    end = "" if holds else " in plaats van 100%"
    told = Sum(shares[-1].claim, shares[0].claim, holds, "complement", f"{working}{end}")
    return Added(told, holds, whole.low > HUNDRED)


def added_up(parts: Sequence[Placed]) -> Interval:
    """Between which ends the sum of some numbers lies."""
    low = sum((p.interval.low for p in parts), Decimal(0))
    return Interval(low, sum((p.interval.high for p in parts), Decimal(0)), loose=True)


def are_opposite(text: str, first: Placed, last: Placed) -> bool:
    """Whether one word behind the one share is denied behind the other, or is its counterpart."""
    if _MOMENT.search(text):
        return False
    ours, theirs = _said(text[first.end : last.start]), _said(text[last.end :])
    if any(_is_denial(word, other) for word in ours for other in theirs):
        return True
    return bool(theirs) and any(_is_counterpart(word, theirs[0]) for word in ours[-2:])


def _said(text: str) -> list[str]:
    """The words of what is said, not of whom."""
    return re.findall(r"[\w-]+", _OF_WHOM.sub(" ", text.casefold()))


def _is_denial(word: str, other: str) -> bool:
    """Whether one of two words is the other denied: tevreden, ontevreden."""
    denied = {(word, f"on{word}"), (word, f"niet-{word}")}
    turned = (other, word) in {(other, f"on{other}"), (other, f"niet-{other}")}
    return min(len(word), len(other)) > _LEAST_LETTERS and ((word, other) in denied or turned)


def _is_counterpart(word: str, other: str) -> bool:
    """Whether two words are all parts there are: man, vrouw."""
    joined = join_nouns(word, other)
    return joined is not None and joined.complete


def _is_share(claim: Claim) -> bool:
    told = claim.statistic in ("share", "") and claim.comparator in ("eq", "approx")
    return claim.unit == "percent" and told and claim.value is not None


def _alike(first: Claim, last: Claim) -> bool:
    """Whether two shares are of one group and time, or the last leaves them to the first."""
    groups = concepts_of(first.population), concepts_of(last.population)
    return groups[1] in (groups[0], frozenset()) and last.period in (first.period, "")


def _deny(first: str, last: str) -> bool:
    """Whether a sentence says the opposite of another in its words, of no other moment."""
    if _MOMENT.search(first) or _MOMENT.search(last):
        return False
    ours, theirs = concepts_of(first) - carrying_roots(), concepts_of(last) - carrying_roots()
    if is_negated(first) != is_negated(last):
        return bool(ours) and ours == theirs
    for word in _said(first):
        for other in _said(last):
            if _is_denial(word, other) or _is_counterpart(word, other):
                told, again = ours - concepts_of(word), theirs - concepts_of(other)
                return again <= told
    return False
