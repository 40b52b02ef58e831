"""Amounts in running text that leave out scale and unit, which a line over the chapter gives.

Annual accounts say once "Bedragen in duizenden euro's, tenzij anders vermeld" and write "een winst
van 69.413" below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from extractors.document.text.flow import FlowSentence
from extractors.meaning import names_money, stands_alone
from extractors.pdf.tables import Scale, ScaleLines, find_scale, says_scale
from schemas.paper import Passage, Reading
from schemas.readings import Quantity

_POINTED: Final = re.compile(r"[-−]?\d{1,3}(?:\.\d{3})+")
_PLAIN: Final = re.compile(r"[-−]?\d{1,3}")
_ASIDE: Final = re.compile(r" ?\((?:19|20)\d{2}: ?[-−]?\d[\d.]*\)")  # "(2022: 97.955)"
_IN_ASIDE: Final = re.compile(r"\((?:19|20)\d{2}: ?(?:[a-z]+ )?$")
_LISTED: Final = re.compile(rf"(?:{_ASIDE.pattern})?(?:,|,? (?:en|of|tot|respectievelijk|resp\.)) ")
_FOLLOWING: Final = re.compile(r" ([^\W\d_]+)\.?$")
_COUNTING: Final = re.compile(r"(?i)\baantal(?:len)?\b")
_MILLIONS: Final = re.compile(r"(?i)\b(?:mln|miljoen|mld|miljard)\b")
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_PER: Final = re.compile(r"(?i)\bper (?!jaar\b|maand\b|week\b|\d|eind\b|ultimo\b)[^\W\d_]{3,}")
_SAYS: Final = re.compile(
    r"(?<![^\W\d_])([^\W\d_]+) (?:van|met|is|was|bedraagt|bedroeg|ad|:)? ?$"
)  # "winst van"


class ChapterScale:
    """The scale that the lines of one document give the amounts in its running text."""

    def __init__(self, reading: Reading) -> None:
        self._lines = ScaleLines(reading)
        self._under: dict[tuple[int, str], Scale] = {}
        for passage in reading.passages:
            scale = find_scale(passage.text) if says_scale(passage.text) else None
            if passage.role == "label" and scale is not None and passage.section:
                self._under.setdefault((passage.page, passage.section), scale)

    def quantities(self, sentence: FlowSentence) -> tuple[Quantity, ...]:
        """The quantities of a sentence, the bare amounts among them in the scale of the chapter."""
        found = sentence.reading.quantities
        passage = sentence.passage
        over = _scale_over(passage)
        if over is None and passage.role == "label":
            over = self._under.get((passage.page, passage.section))
        if over is not None:
            found = tuple(
                _headed(quantity, sentence.text, over, heading=passage.section)
                for quantity in found
            )
        if passage.role == "label":
            return tuple(_as_money(quantity, sentence.text, passage) for quantity in found)
        if over is not None:
            return found
        scale = self._scale_of(sentence) if self._lines else None
        return found if scale is None else _scaled(sentence.text, found, scale)

    def _scale_of(self, sentence: FlowSentence) -> Scale | None:
        """The scale in money that holds where a sentence of running text stands."""
        passage = sentence.passage
        if passage.role not in ("paragraph", "list_item", "note") or not passage.words:
            return None
        scale = self._lines.chapter_scale_at(passage.page, passage.words[0].box.top)
        return scale if scale and scale.unit == "EUR" and scale.factor > 1 else None


def _scaled(text: str, quantities: Sequence[Quantity], scale: Scale) -> tuple[Quantity, ...]:
    if _COUNTING.search(text):
        return tuple(quantities)
    found: list[Quantity] = []
    for at in range(len(quantities) - 1, -1, -1):
        quantity = quantities[at]
        # "7.528 en 3.662 deelnemers": what the next counts, the first counts as well
        listed = bool(found) and _LISTED.fullmatch(text, quantity.digits[1], found[-1].start)
        counts = listed and found[-1].unit == "count"
        # "13 bestuursleden (2022: 12)": that of another year counts the same
        before = quantities[at - 1] if at and _is_inside(quantity, text) else quantity
        amount = _is_amount(quantity, text) and _is_amount(before, text) and not counts
        found.append(_times(quantity, scale) if amount else quantity)
    return tuple(reversed(found))


def _scale_over(passage: Passage) -> Scale | None:
    """The scale that a label or what heads it names: "Kosten (x 1.000)"."""
    if passage.role != "label":
        return None
    named = (text for text in (passage.text, passage.section) if "(" in text)
    return next((scale for text in named if (scale := find_scale(text))), None)


def _as_money(quantity: Quantity, text: str, passage: Passage) -> Quantity:
    """Millions by themselves under a heading about money as euros: "Kosten", "2,4 miljoen".

    In a Dutch paper that leaves the currency out, it is the euro.
    """
    large = quantity.unit == "count" and quantity.step is not None and quantity.step > 1
    told = large and quantity.kind == "cardinal" and stands_alone(text, quantity.end)
    if not told or not _MILLIONS.search(text, quantity.start, quantity.end):
        return quantity
    own = _WORD.findall(text[: quantity.start])
    named = own or (_WORD.findall(passage.section) if passage.headed else [])
    money = any(map(names_money, named)) and not _COUNTING.search(" ".join(named))
    return replace(quantity, unit="EUR") if money else quantity


def _headed(quantity: Quantity, text: str, scale: Scale, *, heading: str) -> Quantity:
    """A label's number in the scale of its heading, unless it tells its own, counts something or
    is of one of many ("per lid") under the total of all.
    """
    own = quantity.step is not None and quantity.step > 1 and quantity.kind != "cardinal"
    named_beside = "(" in text and find_scale(text) is not None
    following = _FOLLOWING.match(text, quantity.end)
    money = following is not None and names_money(following[1])
    alone = stands_alone(text, quantity.end) or (money and scale.unit == "EUR")
    counts = quantity.unit == "count" and not alone and not named_beside
    aside = _PER.search(text) is not None and not (named_beside or _PER.search(heading))
    if quantity.kind not in ("cardinal", "currency", "number_range") or own or counts or aside:
        return quantity
    named = quantity.unit == "count" and scale.unit != ""
    return replace(
        quantity.times(scale.factor),
        unit=scale.unit if named else quantity.unit,
        per=quantity.per or (scale.per if named else ""),
    )


def _is_amount(quantity: Quantity, text: str) -> bool:
    """Whether a number is an amount without its unit: nothing that it could count comes behind it.

    One below a thousand is so only right behind a word for money or beside that of another year.
    """
    start, end = quantity.digits
    if quantity.unit != "count" or quantity.rule != "number" or quantity.value is None:
        return False
    aside = _ASIDE.match(text, end)
    inside = _is_inside(quantity, text)
    behind = text.find(")", end) + 1 if inside else aside.end() if aside else end
    if not stands_alone(text, behind):
        return False
    written = text[start:end]
    if _POINTED.fullmatch(written):
        return True
    said = _SAYS.search(text, 0, start)
    named = aside is not None or inside or (said is not None and names_money(said[1]))
    return named and _PLAIN.fullmatch(written) is not None


def _is_inside(quantity: Quantity, text: str) -> bool:
    """Whether a number stands in a bracket for another year: "(2022: 97.955)"."""
    return _IN_ASIDE.search(text, 0, quantity.digits[0]) is not None


def _times(quantity: Quantity, scale: Scale) -> Quantity:
    return replace(
        replace(quantity, step=quantity.step or Decimal(1)).times(scale.factor),
        unit=scale.unit,
        kind="currency",
        rule="chapter_scale",
    )
