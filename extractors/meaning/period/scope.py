"""The period a number holds for, and what it is counted per: own clause first, then further out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from extractors.meaning.lists.cues import load_cues
from extractors.meaning.lists.families import unit_family
from extractors.meaning.lists.wordlists import word_group
from extractors.meaning.period.ends import period_of_end
from extractors.meaning.period.turns import in_turn, join_years, tell_in_turn
from extractors.meaning.sentence.context import Sentence
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.view import View, view_alone
from schemas.readings import Meaning, Period

_ONE_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_RIGHT_REACH: Final = 110
_RIGHT_BORDER: Final = re.compile(r"[,;:()–]|\b(?:en|maar|terwijl|of|naar|tot)\b")
_BACK: Final = re.compile(
    r"\b(?:(?:dat|die|deze|dezelfde|datzelfde|dit) (?:periode|jaren|jaar|tijdvak|tijdsbestek|maand"
    r"|kwartaal|week)|(?:toen|destijds|daarvan|hiervan|waarvan|daaronder|hieronder))\b",
    re.I,
)
# What comes then is told of something else: "een tarief van 5% en zal de Kamer in 2026 …".
_NEXT_CLAUSE: Final = re.compile(
    r"; |\b(?:en|maar|waarna|waarop)\b [^,;]{0,40}?\b(?:zal|zullen|wordt|worden|kan|kunnen|moet"
    r"|moeten|informeert|rapporteert|volgt|komt|start|besluit)\b"
)
_TO_BRACKET: Final = re.compile(
    r"(?: (?!(?:volgens|aldus|uit|conform|zie|naar|door|en|of)\b)[a-zà-ÿ-]+){0,4} \("
)  # "12 ritten (2019)"; behind a name a year in brackets is that of a publication
_FOR_BRACKET: Final = re.compile(r":\s*[^()]*\d[^()]*\)")
_FOUNDED: Final = "|".join(sorted(word_group("founded")))
_FOUNDED_BEFORE: Final = re.compile(
    rf"\b(?:{_FOUNDED})(?: (?:in|sinds|op|vanaf|per|rond|omstreeks|begin|eind|medio|het|jaar))* $",
    re.IGNORECASE,
)
_ITS_FIGURE: Final = re.compile(r" (?:met|op|voor) \W*$", re.IGNORECASE)
_FOUNDED_BEHIND: Final = re.compile(rf" (?:{_FOUNDED})e [^\W\d]", re.IGNORECASE)
_NOW: Final = re.compile(rf"\b(?:{'|'.join(sorted(word_group('today')))})\b", re.IGNORECASE)
_NOW_THERE: Final = re.compile(
    rf"\b(?:{'|'.join(sorted(word_group('right_now')))})\b[^,;.]{{0,12}}$", re.IGNORECASE
)
_FINITE: Final = re.compile(r"\|pv\|(verl|tgw)")
_PART: Final = re.compile(r"\b(?:waarvan|waaronder|daarvan|hiervan|daaronder)\b", re.IGNORECASE)
_TODAY: Final = re.compile(
    r"(?:[,;(]|\b(?:en|maar|terwijl)) (?:is |zijn |het |er )*"
    rf"(?:{'|'.join(sorted(word_group('today')))})\b",
    re.IGNORECASE,
)
_THREAD: Final = re.compile(
    r"^\W*(?:(?:het|dit|dat) (?:gaat|ging|betreft|betrof|zijn|waren|is|was|komt)\b|omgerekend\b"
    r"|(?:in totaal )?(?:gaat|ging|betreft) het\b|(?:voor|van) de (?:overige|andere|rest\w*)\b"
    r"|daarmee\b|hiermee\b|dat komt\b|de (?:overige|rest)\b)",
    re.I,
)


def find_period(here: Cursor) -> str:
    """The ISO period of a quantity from its own sentence, or the empty string."""
    view = here.view
    periods = _scopes(view)
    own = _attachments(view)[here.index] if periods else None
    period = own or _further_period(here)
    if period is None:
        return ""
    return period_of_end(here, period, own=own is not None, alone=len(periods) == 1)


def _further_period(here: Cursor) -> Period | None:
    """The nearest period before the number's phrase, else a lone one after it."""
    view = here.view
    periods = _scopes(view)
    if not periods:
        return None
    attached = _attachments(view)
    quantity = here.quantity
    taken = {id(period) for period in attached[: here.index]}
    left = [
        p
        for p in periods
        if p.end <= quantity.digits[0]
        and (id(p) not in taken or not here.text[p.end : quantity.start].strip())
        and not _is_aside(view, p, here.index)
        and not _is_past(view, p, here.index)
    ]
    if left:
        return left[-1]
    after = [p for p in periods if p.start >= quantity.end and not _ONE_DAY.fullmatch(p.iso)]
    if not after or _number_between(here, after[0]) or _leads_another(view, after[0]):
        return None
    between = here.text[quantity.end : after[0].start]
    return None if _NEXT_CLAUSE.search(between) else after[0]


@lru_cache(maxsize=32)
def _scopes(view: View) -> tuple[Period, ...]:
    """The periods of the sentence that tell when something held; years in a list are one."""
    scopes = tuple(p for p in view.sentence.reading.periods if _is_scope(view, p))
    return scopes if tell_in_turn(view, scopes) else join_years(view, scopes)


@lru_cache(maxsize=32)
def _attachments(view: View) -> tuple[Period | None, ...]:
    """For each number the period that follows it within its own phrase."""
    return in_turn(view, _scopes(view)) or tuple(
        _attached(Cursor(view, index)) for index in range(len(view.places))
    )


def _is_scope(view: View, period: Period) -> bool:
    """Whether a period tells when: not a day without its year, a letter's date, a report's year."""
    if "X" in period.iso:
        return False
    before = view.sentence.text[max(0, period.start - 60) : period.start]
    return not any(cue.pattern.search(before) for cue in load_cues("not_scope"))


def _attached(here: Cursor) -> Period | None:
    """The period that follows a number within its own phrase: `285 verdachten in 2016`."""
    quantity, text = here.quantity, here.text
    for period in _scopes(here.view):
        if period.start < quantity.end:
            continue
        between = text[quantity.end : period.start]
        if _TO_BRACKET.fullmatch(between) and text.startswith(")", period.end):
            return period
        if len(between) > _RIGHT_REACH or _number_between(here, period):
            return None
        return None if _RIGHT_BORDER.search(_without_brackets(between)) else period
    return None


def _without_brackets(text: str) -> str:
    return re.sub(r"\([^()]*\)", " ", text)


def _is_aside(view: View, period: Period, index: int) -> bool:
    """Whether a period belongs to the number in its bracket: `270 scholen (2022: 269) en 31 …`."""
    between = view.sentence.text[period.end : view.quantity(index).digits[0]]
    return _FOR_BRACKET.match(between) is not None and ")" in between


def _is_past(view: View, period: Period, index: int) -> bool:
    """Whether a period before the number tells when something began, or the number is of today:
    `het meetnet, opgericht in 2005, telt 330 locaties`, `in 2005 waren het er 80, nu 330`."""
    text = view.sentence.text
    between = text[period.end : view.quantity(index).start]
    if _TODAY.search(between) or _NOW_THERE.search(between):
        return True
    if _FOUNDED_BEFORE.search(text[: period.start]):
        return _ITS_FIGURE.match(between) is None
    return _FOUNDED_BEHIND.match(between) is not None


def _leads_another(view: View, period: Period) -> bool:
    """Whether a period stands right before another number: `…, in 2019 is dit 41%`, `(2022: 9)`."""
    text = view.sentence.text
    return any(
        period.end <= other.digits[0]
        and not re.search(r"[,;]\s|.:\s", text[period.end : other.digits[0]])
        for other in view.sentence.reading.quantities
        if unit_family(other) != "time"
    )


def _number_between(here: Cursor, period: Period) -> bool:
    quantity = here.quantity
    passed = "time" if unit_family(quantity) != "time" else ""
    return any(
        quantity.end <= other.digits[0] < period.start
        for other in here.view.sentence.reading.quantities
        if unit_family(other) != passed
    )


def is_day(iso: str) -> bool:
    """Whether a period is one day: that of a number of that day alone."""
    return _ONE_DAY.fullmatch(iso) is not None


def has_periods(view: View) -> bool:
    """Whether the sentence says of any number when it held."""
    return bool(_scopes(view))


def names_moment(view: View) -> bool:
    """Whether the sentence has a moment of its own, if without its year: `eind november was`."""
    return any("X" in period.iso for period in view.sentence.reading.periods)


def tells_of_today(view: View) -> bool:
    """Whether the sentence speaks of the moment of writing: `nu`, `momenteel`."""
    return _NOW.search(view.sentence.text) is not None


def tells_on(before: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence keeps the tense of the one before: `was … waren`, not `was … kent`."""
    return not (_tense(before) == "verl" and _tense(sentence) == "tgw")


def _tense(sentence: Sentence) -> str:
    """The tense of the first finite verb, as the model tags it; empty without a parse."""
    tokens = sentence.parsed.tokens if sentence.parsed is not None else ()
    found = (_FINITE.search(token.tag) for token in tokens)
    return next((match[1] for match in found if match), "")


def part_period(here: Cursor, earlier: Sequence[Meaning]) -> str:
    """The period of what a number is a part of, told before it in the sentence:
    `412 ton in 2012, waarvan 94 procent …`."""
    if not here.index or not earlier[here.index - 1].period:
        return ""
    between = here.text[here.on(here.index - 1).quantity.end : here.quantity.start]
    return earlier[here.index - 1].period if _PART.search(between) else ""


def points_back(here: Cursor) -> bool:
    """Whether the sentence takes its time from the one before: `in die periode`, `het gaat om`."""
    before = here.text[: here.quantity.end]
    return bool(_BACK.search(before) or _THREAD.match(here.text))


def last_period(sentence: Sentence) -> str:
    """The last period of a sentence that tells when something held, or the empty string."""
    view = view_alone(sentence)
    periods = _scopes(view)
    return periods[-1].told if periods else ""
