"""What a whole document tells about its numbers: codes it lists, names it uses, its contents.

A single line does not say that "6.22" is a task and "40" a page. The document does: it lists
"6.22 – Toegang" at the head of a line, and forty as the last of pages that rise.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from extractors.document.text.flow import FlowSentence
from schemas.paper import Reading
from schemas.readings import Quantity, Rejection
from schemas.vocabularies import RejectReason

_CODE: Final = r"[0-9]{1,3}(?:\.[0-9]{1,3}){1,3}"
# A line that says what a code stands for: surely with a dash, else it may be a section.
_DEFINED: Final = re.compile(rf"\(?({_CODE})\)? ?[–—-] ?[^\W\d_]")
_HEADED: Final = re.compile(rf"({_CODE})\.? [A-ZÀ-Þ][^\W\d_]")
# "1.204 scholen" is a number in thousands, and no code unless a dash says so.
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:\.\d{3})+")
_DECIMAL: Final = re.compile(r"(?<![\d.,])\d{1,3}\.\d{1,2} ?(?:%|procent|miljoen|miljard|mln|euro)")
_SURE, _MAYBE, _ENOUGH = 3, 2, 3
_SIBLINGS: Final = 2
_WRITTEN: Final = re.compile(_CODE)
_COUNTS: Final = re.compile(r" [a-zà-ÿ]{2,}")

_POINTS: Final = re.compile(r"\D ?(\d{1,3})$|^(\d{1,3})$")
_ENTRY: Final = re.compile(
    r"(?i)(?:\d{1,2}(?:\.\d{1,2}){0,3}\.? (?-i:[A-ZÀ-Þ])|annex|bijlage|hoofdstuk|deel|paragraaf"
    r"|samenvatting|inleiding|literatuur|voorwoord|colofon|leeswijzer|conclusies?|referenties|begrippenlijst)"
)
_FEWEST = 6
_RISING = 0.9
_SHORT = 110  # characters

_NUMBER_WORD: Final = re.compile(r"[^\W\d_]+")
_PHRASE: Final = re.compile(r"(?: [^\W\d_][\w-]*){2}")


def tell_names(flow: Sequence[FlowSentence], reading: Reading) -> list[FlowSentence]:
    """`flow` in which what only names in this document is rejected as a name, code or page."""
    codes = _codes(reading)
    contents = _contents(reading)
    phrases = _phrases(flow)
    told = []
    for sentence in flow:
        named: dict[Quantity, RejectReason] = {}
        for quantity in sentence.reading.quantities:
            reason = _reason(sentence, quantity, codes, contents, phrases)
            if reason:
                named[quantity] = reason
        told.append(_without(sentence, named) if named else sentence)
    return told


def _reason(
    sentence: FlowSentence,
    quantity: Quantity,
    codes: dict[str, int],
    contents: frozenset[int],
    phrases: frozenset[str],
) -> RejectReason | None:
    page, text = sentence.passage.page, sentence.text
    if quantity.kind == "ordinal" or quantity.unit != "count" or quantity.per:
        return None
    if quantity.comparator not in ("eq", "range"):
        return None
    start, end = quantity.digits
    if page in contents and len(text) < _SHORT and not text[end:].strip():
        return "page_number"
    if codes and _is_code(text, start, end, codes):
        return "list_number"
    if phrases and _phrase(text, start, end) in phrases:
        return "name"
    return None


def _without(sentence: FlowSentence, named: dict[Quantity, RejectReason]) -> FlowSentence:
    numbers = sentence.reading
    rejected = [Rejection(q.start, q.end, reason) for q, reason in named.items()]
    return replace(
        sentence,
        reading=replace(
            numbers,
            quantities=tuple(q for q in numbers.quantities if q not in named),
            rejections=tuple(sorted((*numbers.rejections, *rejected), key=lambda r: r.start)),
        ),
    )


def _codes(reading: Reading) -> dict[str, int]:
    """The dotted codes that head a line of the document, with how much that tells.

    Where it writes decimals with a point a heading's number alone does not tell enough; and a code
    has a sibling: of what begins with the same number there is another.
    """
    found: dict[str, int] = {}
    decimals = 0
    for text in _lines(reading):
        if defined := _DEFINED.match(text):
            found[defined[1]] = _SURE
        elif headed := _HEADED.match(text):
            found.setdefault(headed[1], _MAYBE)
        decimals += _DECIMAL.search(text) is not None
    alike = Counter(code.partition(".")[0] for code in found)
    return {
        code: told
        for code, told in found.items()
        if told == _SURE
        or (
            decimals < _MAYBE
            and alike[code.partition(".")[0]] >= _SIBLINGS
            and not _THOUSANDS.fullmatch(code)
        )
    }


def _lines(reading: Reading) -> list[str]:
    lines = [p.text for p in reading.passages if p.role != "running"]
    return lines + [cell.text for table in reading.tables for cell in table.cells]


def _is_code(text: str, start: int, end: int, codes: dict[str, int]) -> bool:
    """Whether all numbers of `text[start:end]` are codes the document lists, and count nothing."""
    written = _WRITTEN.findall(text, start, end)
    if not written or len(written) != len(re.findall(r"\d+(?:[.,]\d+)*", text[start:end])):
        return False
    told = min(codes.get(code, 0) for code in written)
    counts = _COUNTS.match(text, end) is not None
    return told > 0 and told + (0 if counts else 1) >= _ENOUGH


def _contents(reading: Reading) -> frozenset[int]:
    """The pages that list what stands where: entries with page numbers that rise."""
    pointing: defaultdict[int, list[int]] = defaultdict(list)
    entries: Counter[int] = Counter()
    short: Counter[int] = Counter()
    lines: Counter[int] = Counter()
    for passage in reading.passages:
        text = passage.text.strip()
        if passage.role in ("running", "margin", "page_number"):
            continue
        lines[passage.page] += 1
        if len(text) >= _SHORT:
            continue
        short[passage.page] += 1
        entries[passage.page] += _ENTRY.match(text) is not None
        if found := _POINTS.search(text):
            pointing[passage.page].append(int(found[1] or found[2]))
    last = max(reading.page_count, len(reading.pages))
    return frozenset(
        page
        for page, numbers in pointing.items()
        if len(numbers) >= _FEWEST
        and entries[page] >= _FEWEST
        and short[page] >= _RISING * lines[page]
        and max(numbers) <= last + _FEWEST
        and sum(a <= b for a, b in pairwise(numbers)) >= _RISING * (len(numbers) - 1)
    )


def _phrases(flow: Sequence[FlowSentence]) -> frozenset[str]:
    """What the document calls something with a number word first: "eén tegen eenzaamheid"."""
    return frozenset(
        phrase
        for sentence in flow
        for rejection in sentence.reading.rejections
        if rejection.reason == "name"
        and _NUMBER_WORD.fullmatch(sentence.text, rejection.start, rejection.end)
        and (phrase := _phrase(sentence.text, rejection.start, rejection.end))
    )


def _phrase(text: str, start: int, end: int) -> str:
    """A number word with the two words behind it, in lower case; empty where they are not there."""
    rest = _PHRASE.match(text, end)
    return text[start : rest.end()].lower().replace("é", "e") if rest else ""
