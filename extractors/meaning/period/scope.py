"""The period a number holds for, and what it is counted per: own clause first, then further out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from extractors.meaning.lists.families import unit_family
from extractors.meaning.lists.wordlists import word_group
from extractors.meaning.period.attached import attachments, number_between, scopes
from extractors.meaning.period.ends import period_of_end
from extractors.meaning.period.rows import of_the_row, reaches_on
from extractors.meaning.period.years_apart import period_apart
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.view import SentenceView
from schemas.readings import Meaning, Period

_ONE_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
# What comes then is told of something else: "een tarief van 5% en zal de Kamer in 2026 …".
_NEXT_CLAUSE: Final = re.compile(
    r"; |\b(?:en|maar|waarna|waarop)\b [^,;]{0,40}?\b(?:zal|zullen|wordt|worden|kan|kunnen|moet"
    r"|moeten|informeert|rapporteert|volgt|komt|start|besluit)\b"
)
_FOR_BRACKET: Final = re.compile(r":\s*[^()]*\d[^()]*\)")
_FOUNDED: Final = "|".join(sorted(word_group("founded")))
_FOUNDED_BEFORE: Final = re.compile(
    rf"\b(?:{_FOUNDED})(?: (?:in|sinds|op|vanaf|per|rond|omstreeks|begin|eind|medio|het|jaar))* $",
    re.IGNORECASE,
)
_ITS_FIGURE: Final = re.compile(r" (?:met|op|voor) \W*$", re.IGNORECASE)
_FOUNDED_BEHIND: Final = re.compile(rf" (?:{_FOUNDED})e [^\W\d]", re.IGNORECASE)
_NOW_THERE: Final = re.compile(
    rf"\b(?:{'|'.join(sorted(word_group('right_now')))})\b[^,;.]{{0,12}}$", re.IGNORECASE
)
_BRACKET_OPEN: Final = re.compile(r" ?\((?:toen |was |waren |met |van )?$|\s?[:=]\s?$")
_PART: Final = re.compile(r"\b(?:waarvan|waaronder|daarvan|hiervan|daaronder)\b", re.IGNORECASE)
_TODAY: Final = re.compile(
    r"(?:[,;(]|\b(?:en|maar|terwijl)) (?:is |zijn |het |er )*"
    rf"(?:{'|'.join(sorted(word_group('today')))})\b",
    re.IGNORECASE,
)


def find_period(here: Cursor) -> str:
    """The ISO period of a quantity from its own sentence, or the empty string."""
    view = here.view
    beside = _opens_bracket(here)
    if beside is not None:
        return beside.told
    apart = period_apart(here)
    if apart:
        return apart
    periods = scopes(view)
    own = attachments(view)[here.index] if periods else None
    period = own or _further_period(here)
    if period is None:
        return ""
    return period_of_end(here, period, own=own is not None, alone=len(periods) == 1)


def _opens_bracket(here: Cursor) -> Period | None:
    """The period whose bracket or colon the number stands behind: `ten opzichte van 2015
    (179 kWh)`, `2019: 520`."""
    lead = here.text[: here.quantity.start]
    before = _BRACKET_OPEN.search(lead)
    if before is None:
        return None
    ends = (p for p in here.view.sentence.reading.periods if p.end == before.start())
    return next((period for period in ends if "X" not in period.iso), None)


def _further_period(here: Cursor) -> Period | None:
    """The nearest period before the number's phrase, else a lone one after it."""
    view = here.view
    periods = scopes(view)
    if not periods:
        return None
    attached = attachments(view)
    quantity = here.quantity
    taken = {id(period) for period in attached[: here.index]}
    left = [
        p
        for p in periods
        if p.end <= quantity.digits[0]
        and (id(p) not in taken or reaches_on(here, p))
        and not _is_aside(view, p, here.index)
        and not _is_past(view, p, here.index)
    ]
    if left:
        return left[-1]
    if (shared := of_the_row(here)) is not None:
        return shared
    after = [p for p in periods if p.start >= quantity.end and not _ONE_DAY.fullmatch(p.iso)]
    if not after or number_between(here, after[0]) or _leads_another(here, after[0]):
        return None
    between = here.text[quantity.end : after[0].start]
    return None if _NEXT_CLAUSE.search(between) else after[0]


def _is_aside(view: SentenceView, period: Period, index: int) -> bool:
    """Whether a period belongs to the number in its bracket: `270 scholen (2022: 269) en 31 …`."""
    between = view.sentence.text[period.end : view.quantity(index).digits[0]]
    return _FOR_BRACKET.match(between) is not None and ")" in between


def _is_past(view: SentenceView, period: Period, index: int) -> bool:
    """Whether a period before the number tells when something began, or the number is of today:
    `het meetnet, opgericht in 2005, telt 330 locaties`, `in 2005 waren het er 80, nu 330`."""
    text = view.sentence.text
    between = text[period.end : view.quantity(index).start]
    if _TODAY.search(between) or _NOW_THERE.search(between):
        return True
    if _FOUNDED_BEFORE.search(text[: period.start]):
        return _ITS_FIGURE.match(between) is None
    return _FOUNDED_BEHIND.match(between) is not None


def _leads_another(here: Cursor, period: Period) -> bool:
    """Whether a period stands right before another number: `…, in 2019 is dit 41%`, `(2022: 9)`."""
    text, passed = here.text, "" if here.family == "time" else "time"
    return any(
        period.end <= other.digits[0]
        and not re.search(r"[,;]\s|.:\s", text[period.end : other.digits[0]])
        for other in here.view.sentence.reading.quantities
        if unit_family(other) != passed
    )


def has_periods(here: Cursor) -> bool:
    """Whether the sentence says of other numbers when they held, and leaves this one out. One in a
    bracket is of what stands in that bracket: `7,7 miljard euro (2022: 2,9 miljard euro)`."""
    text, own = here.text, here.quantity.start
    return any(
        _bracket_at(text, p.start) in (-1, _bracket_at(text, own)) for p in scopes(here.view)
    )


def _bracket_at(text: str, at: int) -> int:
    """Where the bracket opens that is open at a place, or -1."""
    opened = text.rfind("(", 0, at)
    return opened if opened > text.rfind(")", 0, at) else -1


def part_period(here: Cursor, earlier: Sequence[Meaning]) -> str | None:
    """The period of what a number is a part of, told before it in the sentence:
    `412 ton in 2012, waarvan 94 procent …`; None where it is no part."""
    if not here.index:
        return None
    between = here.text[here.on(here.index - 1).quantity.end : here.quantity.start]
    return earlier[here.index - 1].period if _PART.search(between) else None
