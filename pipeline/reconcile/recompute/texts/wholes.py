"""The total that parts told side by side make up: "12 mannen en 13 vrouwen" are 25 people, 410 in
2019 and 590 in 2020 are 1.000 over both.

The total is told as a text would tell it, so that it can be held against the totals of other texts.
Parts of one kind ("40 meldingen in Noord en 60 in Zuid") need not be all there are: their sum
confirms a total, and only parts that leave no further part belie one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from pipeline.reconcile.documents.placed import MOST_IN_SENTENCE, Placed, PlacedPassage, place
from pipeline.reconcile.documents.view import sentences_before
from pipeline.reconcile.language.clauses import cut_clause
from pipeline.reconcile.language.concepts import (
    carrying_roots,
    concepts_of,
    count_telling,
    words_of,
)
from pipeline.reconcile.language.limits import is_limit
from pipeline.reconcile.language.names import names_of
from pipeline.reconcile.recompute.texts.sides import Side, find_sides
from pipeline.reconcile.recompute.texts.twins import join_twins, may_be_twin
from pipeline.reconcile.rules import values
from pipeline.reconcile.wording.things import dutch_number
from schemas.records import Claim

# Without one of these no parts stand side by side.
_JOINED: Final = re.compile(r" (?:en|plus) ")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_IN_YEAR: Final = re.compile(r"\b(?:in|over|van)\s+(?:19|20)\d\d\b\s*", re.I)
# What there is on a day is not added to what there is on another.
_ON_A_DAY: Final = re.compile(
    r"\b(?:eind|begin|medio|ultimo|peildatum|stand|(?:op|per)\s+\d+\s+\w+|gemiddelde?)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Whole:
    """A total that parts make up, as a claim; the largest part, and how they are added.

    `sure` tells that there is no further part.
    """

    total: Claim
    largest: Claim
    working: str
    sure: bool


def imply_wholes(
    sentences: Mapping[tuple[int, str], Sequence[Claim]], claims: Sequence[Claim], title: str
) -> Iterator[Whole]:
    """The totals that a document's sentences imply, each by itself or with the one before it.

    `sentences` holds the claims of running text by page and sentence, `claims` all of them.
    """
    before: dict[str, str] | None = None
    for (page, sentence), members in sentences.items():
        passage = None
        if 1 < len(members) <= MOST_IN_SENTENCE and _JOINED.search(sentence):
            passage = PlacedPassage(sentence, tuple(place(members)))
        elif may_be_twin(sentence, members):
            before = sentences_before(claims) if before is None else before
            first = before.get(sentence, "")
            passage = join_twins(first, sentence, sentences.get((page, first), ()), members)
        if passage is not None:
            yield from find_wholes(passage, (members[0].section, title))


def find_wholes(passage: PlacedPassage, told_with: Sequence[str] = ()) -> Iterator[Whole]:
    """The totals of the parts that a sentence tells side by side, and of its years.

    `told_with` are the texts that may tell of whom it is (heading, title), nearest first.
    """
    for side in find_sides(passage, told_with):
        parts = [passage.numbers[index] for index in side.parts]
        one_time = len({p.claim.period for p in parts} - {""}) < 2
        if side.measure and one_time and _can_be_added(parts):
            yield from _add_sides(parts, side, passage)
            break
    yield from _add_years(passage)


def can_be_whole(total: Claim, part: Claim, other: Claim) -> bool:
    """Whether a number told elsewhere can be of all that was added: it names no kind, place or body
    that the text of the parts does not."""
    named = f"{other.measure} {other.population}"
    texts = f"{part.sentence} {part.section} {total.measure}"
    if count_telling(concepts_of(named) - concepts_of(texts)):
        return False
    return names_of(other.sentence, named) <= set(words_of(texts))


def is_belied(total: Claim, other: Claim) -> bool:
    """Whether a total told elsewhere, in the same words and of the same named time, cannot be that
    of parts that are all there is: it is less, or more than leaves some unknown."""
    if total.value is None or other.value is None or not (total.period and other.period):
        return False
    if (concepts_of(total.sentence) ^ concepts_of(other.sentence)) - carrying_roots():
        return False
    return not total.value <= other.value <= total.value * (1 + values()["unknown_part"])


def _can_be_added(parts: Sequence[Placed]) -> bool:
    """Whether these are amounts of one thing, exact as printed, and no limits."""
    claims = [p.claim for p in parts]
    plain = all(c.statistic in ("", "total") and c.comparator == "eq" for c in claims)
    alike = len({(c.unit, c.per) for c in claims}) == 1 and claims[0].unit in ("count", "EUR")
    return plain and alike and all(p.value > 0 and not is_limit(p.claim) for p in parts)


def _add_sides(parts: Sequence[Placed], side: Side, passage: PlacedPassage) -> Iterator[Whole]:
    whole = _add(parts, side.measure, sure=side.sure)
    if whole is None or whole.total.unit != "count":
        return
    marked, printed = passage.with_marks(), whole.total.as_written
    ahead = passage.unmarked(f"{marked[: side.start]}{side.front}")
    told = f"{ahead}{printed}{passage.unmarked(f' {side.noun}{marked[side.end :]}')}"
    others = len(passage.numbers) - len(parts)
    end = len(ahead) + len(printed)
    sentence, start = cut_clause(told, len(ahead), end, company=1 + others)
    yield replace(whole, total=replace(whole.total, sentence=sentence, start=start))


def _add_years(passage: PlacedPassage) -> Iterator[Whole]:
    """ "410 verzoeken in 2019 en 590 in 2020" → 1.000 in 2019–2020."""
    if _ON_A_DAY.search(passage.text):
        return
    alike: dict[tuple[object, ...], list[Placed]] = defaultdict(list)
    for number in passage.numbers:
        alike[number.claim.unit, concepts_of(number.claim.measure)].append(number)
    for parts in alike.values():
        years = [int(p.claim.period) for p in parts if _YEAR.fullmatch(p.claim.period)]
        follow = all(after == before + 1 for before, after in pairwise(sorted(years)))
        if len(years) < max(2, len(parts)) or not follow or not _can_be_added(parts):
            continue
        whole = _add(parts, parts[0].claim.measure, sure=False)
        if whole is None:
            continue
        printed, first = whole.total.as_written, parts[0].claim
        clause, at = cut_clause(first.sentence, first.start, first.end, company=2)
        ahead, behind = clause[:at], clause[at + len(first.as_written) :]
        ahead = _IN_YEAR.sub("", ahead)
        period = f"{min(years)}/{max(years)}"
        total = replace(
            whole.total,
            claim_id=f"{whole.largest.claim_id}~years",
            sentence=f"{ahead}{printed}{_IN_YEAR.sub('', behind)}",
            start=len(ahead),
            period=period,
            per="",
        )
        yield replace(whole, total=total)


def _add(parts: Sequence[Placed], measure: str, *, sure: bool) -> Whole | None:
    """The parts together; None where rounding or chance leave too much room."""
    value = sum((p.value for p in parts), Decimal(0))
    step = _step_of(parts)
    if value < values()["added_least"] or step is None or step > values()["added_slack"] * value:
        return None
    largest = max(parts, key=lambda p: (p.value, -p.start)).claim
    period = max(p.claim.period for p in parts)
    printed = dutch_number(value)
    total = replace(
        largest,
        claim_id=f"{largest.claim_id}~sum",
        value=value,
        step=step,
        as_written=printed,
        period=period,
        measure=measure,
        measure_lemma="",
        indicator="",
    )
    return Whole(total, largest, f"{' + '.join(p.printed for p in parts)} = {printed}", sure)


def _step_of(parts: Sequence[Placed]) -> Decimal | None:
    """How exact the sum is: things counted to the last one add up to the last one."""
    steps = [p.claim.step for p in parts if p.claim.step is not None]
    if len(steps) < len(parts):
        return None
    return Decimal(1) if all(step == 1 for step in steps) else sum(steps, Decimal(0))
