"""What is said of each number of a text, where comparing, computing and evidence each speak."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from pipeline.reconcile.evidence.certainty import for_a_reader
from pipeline.reconcile.evidence.mistakes.instead import find_instead
from pipeline.reconcile.evidence.mistakes.named import told_for_its_row, told_for_its_year
from pipeline.reconcile.evidence.model import read_weights
from pipeline.reconcile.evidence.pairs.beside import Neighbours
from pipeline.reconcile.evidence.pointing import point_back
from pipeline.reconcile.evidence.verdict import WeighedVerdict, judge_weighed
from pipeline.reconcile.evidence.weigh import Weighed
from pipeline.reconcile.evidence.worked.computed import work_out
from pipeline.reconcile.outcome.judgement import Comparison
from pipeline.reconcile.outcome.sums import Sum
from pipeline.reconcile.wording.things import number_of
from schemas.records import Claim

# Evidence of less is no better answer than another that was found.
SURE: Final = 0.8
# A number less surely told than this may be that of the row beside the one that is named.
UNSURE: Final = 0.6


def settle(
    weighed: Sequence[Weighed],
    comparisons: Sequence[Comparison],
    sums: Sequence[Sum],
    neighbours: Neighbours,
) -> tuple[list[Comparison], list[Sum]]:
    """What comparing and computing find the same thing for stays as they say; of the other claims
    the evidence says what they retell, or are worked out of. Where the text itself tells of two
    units of count, only sure evidence on another number says more; and where the words turn a
    number round, its being equal says nothing."""
    judged = {one.teller.claim_id: judge_weighed(one, for_a_reader()) for one in weighed}
    judged |= _meant_instead(weighed, comparisons, neighbours)
    counted = [_ends(c) for c in comparisons if c.dimension == "count_unit"]
    clashing = {name for c in comparisons if c.verdict == "contradicts" for name in _ends(c)}
    fitting = {
        name for c in comparisons if c.verdict in ("agrees", "consistent") for name in _ends(c)
    }.union(*(_ends(s) for s in sums if s.holds))
    fitting -= _turned(weighed, judged)
    fitting -= {name for name, told in judged.items() if told and told[0].instead}
    works = {
        work.teller.claim_id: work
        for work in work_out(weighed, judged, neighbours)
        if work.teller.claim_id not in fitting.union(*counted, () if work.holds else clashing)
    }
    settled = works.keys() | {
        name
        for name, told in judged.items()
        if told and name not in fitting | clashing and not _stands(name, told[0], counted)
    }
    kept = [c for c in comparisons if not settled & _ends(c)]
    computed = [s for s in sums if not settled & _ends(s)]
    for work in works.values():
        computed += [
            Sum(work.teller, told, work.holds, work.dimension, work.working, work.certainty)
            for told in work.told
        ]
    for one in weighed:
        if one.teller.claim_id not in settled - works.keys():
            continue
        for told in judged[one.teller.claim_id]:
            if told.dimension == "complement":
                computed.append(_complement(one.teller, told))
                continue
            kept.append(_compared(one.teller, told))
    answered = settled.union(*map(_ends, kept), *(_ends(s) for s in sums if s.holds))
    for teller, told in point_back(weighed, _retold(weighed, judged, kept)):
        pointed = _compared(teller, told)
        if teller.claim_id not in answered:
            kept.append(pointed)
        else:
            kept = [pointed if _says_less(c, pointed) else c for c in kept]
    return _as_named([*map(_limit_told, kept)], weighed, neighbours), computed


def _meant_instead(
    weighed: Sequence[Weighed], comparisons: Sequence[Comparison], neighbours: Neighbours
) -> dict[str, list[WeighedVerdict]]:
    """By number that is told of a neighbour the contradiction by what is meant; not where comparing
    finds it told at another place."""
    sentences: dict[str, list[Claim]] = defaultdict(list)
    for one in weighed:
        sentences[one.teller.sentence].append(one.teller)
    agreed: dict[str, set[str]] = defaultdict(set)
    for c in comparisons:
        if c.verdict == "agrees":
            agreed[c.left.claim_id].add(c.right.claim_id)
            agreed[c.right.claim_id].add(c.left.claim_id)
    alone, found = read_weights().alone, {}
    for one in weighed:
        name = one.teller.claim_id
        company = [c for c in sentences[one.teller.sentence] if c is not one.teller]
        instead = find_instead(one, company, neighbours, alone)
        if instead and (name not in agreed or instead.told.claim_id in agreed[name]):
            found[name] = [
                WeighedVerdict(instead.meant, "contradicts", "", instead.certainty, instead=True)
            ]
    return found


def _as_named(
    kept: Sequence[Comparison], weighed: Sequence[Weighed], neighbours: Neighbours
) -> list[Comparison]:
    """The same, contradicted by the number of the year or row that is named where all that agrees
    is of another year of one series, or of another row and not sure."""
    left: list[Comparison] = []
    agreeing: dict[str, list[tuple[float, Claim]]] = {}
    tellers = {one.teller.claim_id: one.teller for one in weighed}
    for c in kept:
        left.append(c)
        for a, b in ((c.left, c.right), (c.right, c.left)):
            if c.verdict == "agrees" and a.claim_id in tellers and b.claim_id not in tellers:
                agreeing.setdefault(a.claim_id, []).append((c.score, b))
    for name, told in agreeing.items():
        surest = sorted(told, key=lambda one: (-one[0], one[1].claim_id))
        claims = [claim for _, claim in surest]
        meant = told_for_its_year(tellers[name], claims, neighbours)
        if meant is None and surest[0][0] < UNSURE:
            meant = told_for_its_row(tellers[name], claims, neighbours)
        if meant is not None:
            left = [c for c in left if c.verdict != "agrees" or name not in _ends(c)]
            found = WeighedVerdict(meant, "contradicts", "", surest[0][0])
            left.append(_compared(tellers[name], found))
    return left


def _says_less(one: Comparison, pointed: Comparison) -> bool:
    """Whether the one says only that the two differ, and the text on which point."""
    same = (one.left.claim_id, one.right.claim_id) == (
        pointed.left.claim_id,
        pointed.right.claim_id,
    )
    return same and (one.verdict, one.dimension) == ("explained", "definition")


def _compared(teller: Claim, told: WeighedVerdict) -> Comparison:
    left, right = sorted((teller, told.told), key=lambda c: (c.doc_id, c.claim_id))
    return Comparison(left, right, told.verdict, told.dimension, told.certainty)


def _retold(
    weighed: Sequence[Weighed],
    judged: Mapping[str, Sequence[WeighedVerdict]],
    kept: Sequence[Comparison],
) -> dict[str, WeighedVerdict]:
    """By claim what it is about, rightly told or not: the surest."""
    names = {one.teller.claim_id for one in weighed}
    found = [
        (a.claim_id, WeighedVerdict(b, c.verdict, c.dimension, c.score))
        for c in kept
        for a, b in ((c.left, c.right), (c.right, c.left))
        if a.claim_id in names and b.claim_id not in names
    ]
    found += [(name, told[0]) for name, told in judged.items() if told]
    retold: dict[str, WeighedVerdict] = {}
    for name, told in sorted(found, key=lambda one: (-one[1].certainty, one[1].told.claim_id)):
        if told.verdict != "explained" and told.dimension in ("", "rounding", "comparator"):
            retold.setdefault(name, told)
    return retold


def _limit_told(comparison: Comparison) -> Comparison:
    """The same, agreeing where one tells as the most or the least there may be ("ten hoogste 400
    euro") what the other tells by itself, of a maximum or a term: the number is the same, and who
    reads a letter takes it so. "Meer dan 400" is another number than 400."""
    left, right = comparison.left, comparison.right
    if (comparison.verdict, comparison.dimension) != ("consistent", "comparator"):
        return comparison
    one_number = left.value is not None and left.value == right.value and left.unit == right.unit
    if not one_number or {left.comparator, right.comparator} not in _LIMITS:
        return comparison
    return replace(comparison, verdict="agrees", dimension="")


_LIMITS: Final = ({"eq", "le"}, {"eq", "ge"}, {"le"}, {"ge"})


def _turned(weighed: Sequence[Weighed], judged: Mapping[str, Sequence[WeighedVerdict]]) -> set[str]:
    """The claims whose own number surely stands in the source, told the other way round."""
    answers = ((one.teller, judged[one.teller.claim_id]) for one in weighed)
    return {
        teller.claim_id
        for teller, told in answers
        if told and told[0].verdict == "contradicts" and told[0].certainty >= SURE
        if told[0].told.value == teller.value is not None
    }


def _stands(name: str, told: WeighedVerdict, counted: Sequence[Collection[str]]) -> bool:
    """Whether what is counted otherwise stays the answer on a claim: the evidence is on that very
    pair, or not sure enough of another."""
    pairs = [pair for pair in counted if name in pair]
    return any(told.told.claim_id in pair or told.certainty < SURE for pair in pairs)


def _complement(teller: Claim, told: WeighedVerdict) -> Sum:
    working = f"het is de rest van {number_of(told.told)}"
    return Sum(teller, told.told, True, "complement", working, told.certainty)


def _ends(pair: Comparison | Sum) -> set[str]:
    return {pair.left.claim_id, pair.right.claim_id}
