"""Figures of tiles: a number that stands by itself under the words that head it.

"Beleidsdekkingsgraad" with 118,4% large beneath it, maybe a date between them; four numbers over
four icons with a name under each. Such a number has no words beside it, and is no mark of an axis.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from extractors.pdf.layout.blocks import Block, make_block
from extractors.pdf.layout.lone_numbers import NUMBER_ONLY
from schemas.vocabularies import PassageRole

_DATE: Final = re.compile(
    r"(?i)(?:(?:per|op|eind|ultimo|begin|in|over) )?"
    r"(?:\d{1,2}[- /.](?:\d{1,2}|[a-z]{3,9})[- /.])?"
    r"(?:(?:q|kwartaal |[1-4]e kwartaal |[a-z]{3,9} ))?(?:19|20)\d\d"
)
_FIGURE: Final = (
    r"(?:[€$£]\s?\d[\d.,]*(?:\s?(?:mln|mld|miljoen|miljard)\b\.?)?"
    r"|\d[\d.,]*\s?(?:%|(?:mln|mld|miljoen|miljard|euro)\b\.?)|\d{1,3}(?:\.\d{3})+|\d+,\d+)"
)
# "24uurs zorg", "65-plussers", "1e lijn": names, not figures
_NAMED_BY_NUMBER: Final = (
    r"\d{1,3}(?:-?(?!miljoen|miljard|procent|euro|dagen|maanden|gram|kilo)[a-z]{4,}|e\s)"
)
# What tells a figure of its own: "0,4% van het vermogen", "per lid: € 31"; no "2024 in beeld".
OWN_FIGURE: Final = re.compile(
    rf"^(?!(?:19|20)\d\d\b|{_NAMED_BY_NUMBER})[€<>±]*\s?\d|:\s?[€<>±]*\s?\d[\d.,]*(?:\s?\w+)?$|\s{_FIGURE}$"
)
# A name with its figure, whole as a tile: "Actieve leden 2.951", no heading over what follows.
NAMED_FIGURE: Final = re.compile(rf"(?=\D*[^\W\d_]{{3}}).*\s{_FIGURE}")
_DATED_BEHIND: Final = re.compile(
    r"(?i)\s(?:per|op|eind|ultimo|begin|in|over)\s(?:\d{1,2}[- /.][\w]{1,9}[- /.])?(?:19|20)\d\d$"
)
_SCALE: Final = re.compile(r"(?i)mln\.?|mld\.?|miljoen|miljard|procent|euro|miljoen euro|fte")
_IN_BRACKETS: Final = re.compile(r"\([^()]{2,60}\)")
_CODE: Final = re.compile(r"0\d|\d{10}")  # of a bar code, a telephone
_LETTERS: Final = re.compile(r"[^\W\d_]{3,}")
_FAR: Final = 3.2  # of the larger size: white between a heading and its figure
_ICON: Final = 7.0  # of the larger size: room for a picture between a figure and its name
_MOST: Final = 6  # numbers under one heading: more are a chart
_LONGEST: Final = 90  # characters: a longer text is no heading of a figure
_LEVEL: Final = 0.4  # of the size: baselines of one row
_DIGITS: Final = re.compile(r"\d[\d.,]*")
_BELOW: Final = 2.5  # of the number's size: white between it and a name beneath
_SMALL: Final = 0.9  # of the heading's size: a smaller number is a detail of something else


def is_lone_number(block: Block) -> bool:
    """Whether a block is a number and nothing else, or the date that a number is of with it."""
    text = block.text.strip()
    dated = _DATE.match(text)
    rest = text[dated.end() :].lstrip(" :|–-") if dated else _DATED_BEHIND.sub("", text)
    return bool(NUMBER_ONLY.fullmatch(text) or (rest and NUMBER_ONLY.fullmatch(rest)))


def with_scales(
    flow: Sequence[tuple[Block, PassageRole]],
) -> list[tuple[Block, PassageRole]]:
    """The flow with "miljoen" set right under a number made one with it."""
    joined = list(flow)
    for below in [i for i, (block, _) in enumerate(flow) if _SCALE.fullmatch(block.text.strip())]:
        scale = flow[below][0]
        over = [
            (scale.box.top - block.box.bottom, at)
            for at, (block, role) in enumerate(joined)
            if role in ("label", "heading")
            and at != below
            and NUMBER_ONLY.fullmatch(block.text.strip())
            and abs(scale.box.top - block.box.bottom) <= block.size
            and block.angle == scale.angle
            and _in_column(scale, block)
        ]
        if over:
            at = min(over)[1]
            number = joined[at][0]
            whole = make_block([*number.lines, *scale.lines], number.region)
            joined[at] = (replace(whole, size=number.size), "label")
            joined[below] = (scale, "running")
    gone = {id(block) for block, role in joined if role == "running"}
    kept = {id(block) for block, role in flow if role == "running"}
    return [each for each in joined if id(each[0]) not in gone - kept]


def is_dated(number: Block) -> bool:
    """Whether a lone number tells its date: that of an earlier year is set smaller."""
    text = number.text.strip()
    return _DATE.match(text) is not None or _DATED_BEHIND.search(text) is not None


def _is_date(block: Block) -> bool:
    return _DATE.fullmatch(block.text.strip()) is not None


def _explains(block: Block) -> bool:
    """Whether a block is words in brackets under a heading: "(per lid, € per jaar)"."""
    return _IN_BRACKETS.fullmatch(block.text.strip()) is not None


def title_over(number: Block, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks that head a lone number, top down: its name, then a date between them if any.

    `blocks` are all of its page; empty where nothing heads it, or where it is a code.
    """
    if _CODE.match(number.text.strip()):
        return ()
    found: list[Block] = []
    below = number
    nearest = _nearest_over(below, number, blocks)
    while nearest is not None and (
        is_lone_number(nearest) or _is_date(nearest) or _explains(nearest)
    ):
        if (_is_date(nearest) or _explains(nearest)) and below is number:
            found.append(nearest)
        below = nearest
        nearest = _nearest_over(below, number, blocks)
    if nearest is None:
        return ()
    heads = (
        _LETTERS.search(nearest.text) is not None
        and not OWN_FIGURE.search(nearest.text.strip())
        and len(nearest.text) <= _LONGEST
        and (number.size >= _SMALL * nearest.size or is_dated(number))
        and not nearest.text.rstrip().endswith((".", ":", ";", ","))
        and _count_under(nearest, blocks) <= _MOST
    )
    if not heads:
        return ()
    begun = _nearest_over(nearest, nearest, blocks) if nearest.text[:1].islower() else None
    if begun is not None and begun.bold == nearest.bold and not is_lone_number(begun):
        return (begun, nearest, *found)
    return (nearest, *found)


def name_below(number: Block, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The words that name a large number from below: it fills the top of a tile, its name begins
    what stands beneath.

    `blocks` are the headings and labels of its page; empty where the nearest is no name, or the
    number is one of several bars.
    """
    if len(_DIGITS.findall(number.text)) > 1:
        return ()
    under = [
        (block.box.top - number.box.bottom, block)
        for block in blocks
        if block is not number
        and block.angle == 0
        and -0.35 * number.size <= block.box.top - number.box.bottom <= _BELOW * number.size
        and _in_column(block, number)
    ]
    nearest = min(under, key=lambda each: each[0])[1] if under else None
    names = (
        nearest is not None
        and nearest.size < number.size
        and _LETTERS.search(nearest.text) is not None
        and len(nearest.text) <= _LONGEST
        and not OWN_FIGURE.search(nearest.text.strip())
        and not nearest.text.rstrip().endswith((".", ":", ";", ","))
        and nearest.text[:1].isupper()
    )
    return (nearest,) if names and nearest is not None else ()


def _nearest_over(below: Block, number: Block, blocks: Sequence[Block]) -> Block | None:
    over = [
        (below.box.top - block.box.bottom, block)
        for block in blocks
        if block is not below
        and block is not number
        and block.angle == 0
        and block.box.bottom <= below.box.top + 0.35 * below.size
        and below.box.top - block.box.bottom <= _FAR * max(below.size, block.size)
        and _in_column(block, number)
        and block.region == number.region
    ]
    return min(over, key=lambda each: each[0])[1] if over else None


def _in_column(block: Block, number: Block) -> bool:
    """Whether a block stands in one column with a number: centred on it, or over a side of it."""
    size = max(block.size, number.size)
    centres = abs(block.box.x0 + block.box.x1 - number.box.x0 - number.box.x1) / 2
    overlap = min(block.box.x1, number.box.x1) - max(block.box.x0, number.box.x0)
    return centres <= size or overlap >= 0.5 * min(
        block.box.x1 - block.box.x0, number.box.x1 - number.box.x0
    )


def _count_under(heading: Block, blocks: Sequence[Block]) -> int:
    """How many lone numbers stand under a heading, as far as it is the last over them."""
    return sum(
        1
        for block in blocks
        if block.angle == 0
        and is_lone_number(block)
        and block.box.top >= heading.box.bottom - 0.35 * block.size
        and block.box.top - heading.box.bottom <= 4 * _FAR * heading.size
        and min(block.box.x1, heading.box.x1) > max(block.box.x0, heading.box.x0)
    )


def names_under(numbers: Sequence[Block], words: Sequence[Block]) -> dict[int, int]:
    """Which name stands under which number, a picture between them: places in both sequences.

    Only for a row of numbers that all have one such name, on one row as well.
    """
    found: dict[int, int] = {}
    for row in _rows(numbers):
        if len(row) < 2:
            continue
        pairs = [(at, _name_under(numbers[at], words)) for at in row]
        named = [(at, name) for at, name in pairs if name is not None]
        levels = {round(words[name].lines[0].baseline / words[name].size) for _, name in named}
        if len(named) == len(row) and len(levels) == 1 and len({n for _, n in named}) == len(row):
            found.update(named)
    return found


def _rows(numbers: Sequence[Block]) -> list[list[int]]:
    """Places of the numbers that stand beside each other."""
    rows: list[list[int]] = []
    for at in sorted(range(len(numbers)), key=lambda at: numbers[at].lines[0].baseline):
        level, size = numbers[at].lines[0].baseline, numbers[at].size
        if rows and abs(numbers[rows[-1][-1]].lines[0].baseline - level) <= _LEVEL * size:
            rows[-1].append(at)
        else:
            rows.append([at])
    return rows


def _name_under(number: Block, words: Sequence[Block]) -> int | None:
    under = [
        (block.box.top - number.box.bottom, at)
        for at, block in enumerate(words)
        if 0 <= block.box.top - number.box.bottom <= _ICON * max(number.size, block.size)
        and abs(block.box.x0 + block.box.x1 - number.box.x0 - number.box.x1)
        <= 2.5 * max(block.size, number.size)
        and len(block.text) <= _LONGEST
    ]
    return min(under)[1] if under else None
