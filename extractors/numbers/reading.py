"""Reading all numbers in a text: what is claimed, when it was, what was passed over and why."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import lru_cache
from typing import Final

from extractors.lexicon import Clues, fold
from extractors.numbers.expressions.endings import number_in, read_ordinal, spoken_rank
from extractors.numbers.expressions.multiplied import DOZENS
from extractors.numbers.expressions.naming import name_numbers
from extractors.numbers.expressions.spoken import ONE, one_may_count
from extractors.numbers.measured.bases import rate_base_end
from extractors.numbers.measured.folds import fold_of
from extractors.numbers.measured.measures import CURRENCY_BEFORE
from extractors.numbers.measured.scales import in_told_scale
from extractors.numbers.measured.told_units import in_told_unit
from extractors.numbers.names import code_end, name_end
from extractors.numbers.quantities.lists import join_bounds, share_units
from extractors.numbers.quantities.money import in_money_meant
from extractors.numbers.quantities.quantities import read_quantity
from extractors.numbers.text.scan import Scan
from extractors.numbers.text.tokens import DIGITS, MARK, RAISED, WORD, may_hold_numbers
from extractors.numbers.text.words import cardinal, glued_fraction, half, ordinal
from extractors.periods.reading import find_periods
from extractors.references.citing import find_citations
from extractors.references.rejecting import find_rejections
from schemas.readings import NumberReading, Quantity, Rejection

_PARTS: Final = (
    ONE
    | frozenset(DOZENS)
    | {"helft", "half", "halve", "kwart", "kwartier", "halfuur", "halfuurtje", "halfjaar"}
)
_LEADS: Final = CURRENCY_BEFORE | {"min", "minus", "us", "een", "de"} | _PARTS
_LEAD_MARKS: Final = frozenset("€$£¥-−–")
EMPTY: Final = NumberReading()


def read_numbers(
    text: str, *, reference_date: dt.date | None = None, everyday: bool = False
) -> NumberReading:
    """All numbers in `text`, usually one sentence, heading, label or table cell.

    Every number-like string (digits, number words, fractions in words) stands in exactly one of
    quantities, periods and rejections; citations overlap the rejection of the same words.
    `reference_date` is the day "vorig jaar" and "12 mei" are counted from; without it, relative
    periods are not read. With `everyday`, what people say to one another ("op vrijdag", "over twee
    weken") is counted from it too. Never fails, and takes time linear in the length of the text.
    """
    folded = fold(text)
    if not may_hold_numbers(folded, _is_number_word) and not one_may_count(folded):
        if reference_date is None:
            return EMPTY
        periods = find_periods(folded, reference_date, Clues(folded), everyday=everyday)
        return NumberReading(periods=periods) if periods else EMPTY
    taken = bytearray(len(folded))
    clues = Clues(folded)
    citations = find_citations(text, folded, clues)
    rejections = find_rejections(text, folded, citations, clues)
    for rejection in rejections:
        _take(taken, rejection.start, rejection.end)
    periods = find_periods(_masked(folded, rejections), reference_date, clues, everyday=everyday)
    for period in periods:
        _take(taken, period.start, period.end)
    quantities, codes = _quantities(Scan(text, folded, taken))
    joined = join_bounds(share_units(quantities, folded), folded)
    counted, names = name_numbers(text, folded, joined, (*rejections, *codes))
    return NumberReading(
        quantities=in_money_meant(in_told_unit(in_told_scale(counted, folded), folded), folded),
        periods=periods,
        rejections=tuple(sorted((*rejections, *codes, *names), key=lambda found: found.start)),
        citations=citations,
    )


def _take(taken: bytearray, start: int, end: int) -> None:
    taken[start:end] = b"\x01" * (end - start)


def _masked(folded: str, rejections: tuple[Rejection, ...]) -> str:
    """`folded` with what was rejected blotted out, so that no period is read across it."""
    if not rejections:
        return folded
    pieces, at = [], 0
    for rejection in rejections:
        pieces += [folded[at : rejection.start], "\x00" * (rejection.end - rejection.start)]
        at = rejection.end
    return "".join([*pieces, folded[at:]])


@lru_cache(maxsize=1 << 16)
def _is_number_word(word: str) -> bool:
    """Whether a word holds a number by itself; "een" needs others around it."""
    return word != "een" and (
        word in _PARTS
        or cardinal(word) is not None
        or ordinal(word) is not None
        or half(word) is not None
        or glued_fraction(word) is not None
        or number_in(word) is not None
        or fold_of(word) is not None
        or word == "dubbel"
        or word == "dubbele"
        or word.endswith("voudige")
    )


@lru_cache(maxsize=1 << 16)
def _may_begin(word: str) -> bool:
    """Whether a number may begin at this word."""
    return word in _LEADS or _is_number_word(word)


def _quantities(scan: Scan) -> tuple[list[Quantity], list[Rejection]]:
    """Quantities in what is still free, and the names and codes met on the way."""
    quantities: list[Quantity] = []
    passed: list[Rejection] = []
    index = 0
    while index < scan.count:
        word = scan.words[index]
        kind = scan.kinds[index]
        if not word or kind == RAISED or (kind == MARK and word not in _LEAD_MARKS):
            index += 1
            continue
        if scan.glued[index + 1] and kind != MARK:
            end = name_end(scan, index)
            if end:
                passed.append(Rejection(scan.starts[index], scan.ends[end - 1], "name"))
                scan.take(index, end)
                index = end
                continue
        if kind == WORD and not _may_begin(word):
            index += 1
            continue
        before = len(quantities) + len(passed)
        end = _at(scan, index, quantities, passed)
        if len(quantities) + len(passed) > before:
            scan.take(index, end)
        index = end
    return quantities, passed


def _at(scan: Scan, index: int, quantities: list[Quantity], passed: list[Rejection]) -> int:
    """Reads what begins at token `index` into one of the lists; returns where to go on."""
    kind = scan.kinds[index]
    ranked = _early_rank(scan, index, quantities) if kind != MARK else 0
    if ranked:
        return ranked
    if kind != MARK and scan.words[index - 1] == "per":
        base_end = rate_base_end(scan, index)
        if base_end:
            passed.append(Rejection(scan.starts[index], scan.ends[base_end - 1], "formula"))
            return base_end
    code_last = code_end(scan, index) if scan.glued[index + 1] else 0
    found = read_quantity(scan, index)
    if code_last and (code_last > index + 3 or found is None or found[1] == index + 1):
        passed.append(Rejection(scan.starts[index], scan.ends[code_last - 1], "document_id"))
        return code_last
    if found is not None:
        quantities.append(found[0])
        return found[1]
    if kind == MARK:
        return index + 1
    if kind == DIGITS:
        passed.append(Rejection(scan.starts[index], scan.ends[index], "document_id"))
        return index + 1
    rank = read_ordinal(scan, index)
    return index + 1 if rank is None else _ranked(scan, index, rank, quantities)


def _early_rank(scan: Scan, index: int, quantities: list[Quantity]) -> int:
    """Reads a rank that begins as a number does (30ste, drie miljoenste); 0 if there is none."""
    if scan.kinds[index] == DIGITS:
        if not scan.glued[index + 1]:
            return 0
        rank = read_ordinal(scan, index)
    else:
        if not any(word.endswith(("ste", "de")) for word in scan.after[index + 1 : index + 4]):
            return 0
        rank = spoken_rank(scan, index)
    return 0 if rank is None else _ranked(scan, index, rank, quantities)


def _ranked(scan: Scan, index: int, rank: tuple[Decimal, int], quantities: list[Quantity]) -> int:
    value, last = rank
    span = (scan.starts[index], scan.ends[last - 1])
    quantities.append(_ordinal(span, value))
    return last


def _ordinal(span: tuple[int, int], value: Decimal) -> Quantity:
    return Quantity(
        start=span[0],
        end=span[1],
        kind="ordinal",
        value=value,
        low=None,
        high=None,
        step=Decimal(1),
        comparator="eq",
        unit="count",
        digits=span,
        rule="ordinal",
    )
