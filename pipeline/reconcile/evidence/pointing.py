"""A number that the text tells of another time, place or count of what it told just before.

"In 2023 was dat 7,59; rekent men ook de stagiairs mee, dan zijn het er 8,4": its own words name
nothing that the source tells, but what they point to is known, and on which point the two differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final, Literal

from pipeline.reconcile.evidence.pairs.scales import COUNT, SHARES
from pipeline.reconcile.evidence.verdict import WeighedVerdict
from pipeline.reconcile.evidence.weigh import Weighed
from pipeline.reconcile.language.concepts import words_of
from pipeline.reconcile.language.names import names_of
from schemas.datafiles import Entry, read_data
from schemas.records import Claim
from schemas.vocabularies import Dimension

Pointing = Literal["same", "earlier", "counted"]
_MARK: Final = "#"
# Letters behind a number that still tell of what it is.
_BEHIND: Final = 40
# Numbers farther apart are hardly of one thing.
_MOST_TIMES: Final = Decimal(5)
# How much less sure the one is than the other that it is told after.
POINTED: Final = 0.8
# How surely that other one must be told for it to be pointed to.
SURELY: Final = 0.5
# A pronoun points back to its own sentence or the one before.
_SENTENCES: Final = 2
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class PointingEntry(Entry):
    """One way to point, with the texts that prove its pattern."""

    name: Pointing
    because: str
    pattern: str
    finds: list[str]
    ignores: list[str]


class PointingFile(Entry):
    """`pointing.toml`."""

    pointing: list[PointingEntry]


@cache
def read_pointings() -> tuple[PointingEntry, ...]:
    """The ways of `pointing.toml`, in file order."""
    return tuple(read_data(__package__, "pointing.toml", PointingFile).pointing)


@cache
def _patterns() -> tuple[tuple[Pointing, re.Pattern[str]], ...]:
    return tuple((one.name, re.compile("".join(one.pattern.split()))) for one in read_pointings())


@lru_cache(maxsize=20_000)
def pointings_of(marked: str) -> frozenset[Pointing]:
    """How a text in small letters with the mark in the place of a number points."""
    return frozenset(name for name, pattern in _patterns() if pattern.search(marked))


def point_back(
    weighed: Sequence[Weighed], retold: Mapping[str, WeighedVerdict]
) -> Iterator[tuple[Claim, WeighedVerdict]]:
    """The claims, in reading order, that tell another number of what the one before them is about,
    with what that is and on which dimension they differ. `retold` has by claim what it is about."""
    for n, one in enumerate(weighed):
        before = _told_before(n, weighed)
        known = retold.get(before.claim_id) if before else None
        if before is None or known is None or known.certainty < SURELY:
            continue
        dimension = _differing(one.teller, before, known.told)
        if dimension and _are_near(one.teller, known.told):
            certainty = round(POINTED * known.certainty, 4)
            yield one.teller, WeighedVerdict(known.told, "explained", dimension, certainty)


def _told_before(n: int, weighed: Sequence[Weighed]) -> Claim | None:
    """The last number of the same unit before the n-th, in its sentence or the one before that; a
    bare number leaves its unit to what stands before it in its sentence."""
    teller = weighed[n].teller
    sentences = {teller.sentence}
    for other in reversed([one.teller for one in weighed[:n]]):
        sentences.add(other.sentence)
        if len(sentences) > _SENTENCES:
            return None
        bare = teller.unit == COUNT and other.sentence == teller.sentence
        if other.unit == teller.unit or (bare and other.unit not in SHARES):
            return other
    return None


def _differing(teller: Claim, before: Claim, told: Claim) -> Dimension:
    """On what the words of the one say that it differs from what was told before; empty where they
    do not point to that."""
    start = before.end if before.sentence == teller.sentence and before.end < teller.start else 0
    words = teller.sentence[start : teller.start]
    behind = teller.sentence[teller.end : teller.end + _BEHIND]
    said = pointings_of(f"{words}{_MARK}{behind}".casefold())
    if "same" not in said:
        return ""
    around = f"{told.sentence} {told.section} {told.measure} {before.sentence[: before.end]}"
    years = {*_YEAR.findall(words + behind)}
    if "earlier" in said or years - {*_YEAR.findall(around), told.period[:4], before.period[:4]}:
        return "period"
    if "counted" in said:
        return "definition"
    placed = names_of(words, "")
    return "population" if placed and not placed & {*words_of(around)} else ""


def _are_near(teller: Claim, told: Claim) -> bool:
    if not teller.value or not told.value or teller.value == told.value:
        return False
    small, large = sorted((abs(teller.value), abs(told.value)))
    return large <= _MOST_TIMES * small
