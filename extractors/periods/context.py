"""What the words around a date say: what belongs to it, whether it is a year."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

from extractors.lexicon import read_toml
from extractors.periods.counted import counts_what_follows, named_by_year

_WORDS: Final[dict[str, Any]] = read_toml(
    Path(__file__).parent.parent / "lexicon" / "period_words.toml"
)
_TEMPORAL: Final = frozenset(_WORDS["temporal"]["words"])
_AMOUNT: Final = frozenset(_WORDS["amount"]["words"])
_AMOUNT_PAIRS: Final = frozenset(_WORDS["amount"]["pairs"])
_ARTICLES: Final = frozenset(_WORDS["amount"]["articles"])
_BOUNDING: Final = frozenset(_WORDS["amount"]["bounding"])
_CERTAIN: Final = frozenset(_WORDS["certain"]["words"])
_NAMED: Final = tuple(_WORDS["certain"]["named"])
_LEAD: Final = frozenset(_WORDS["lead"]["words"])
_CALENDAR: Final = frozenset(_WORDS["calendar"]["words"])
_GREATER: Final = r"(?P<to>[1-9][0-9]{3,8}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,3})(?![\w,.]*[0-9])"
_FROM_TO: Final = re.compile(rf" (?:tot(?: en met)?|naar) {_GREATER}")
_RANGE: Final = re.compile(
    rf" (?:tot|[aàá]) {_GREATER}| ?[-–—] ?(?P<dashed>[1-9][0-9]{{3}})(?![\w,.]*[0-9])"
)
_RANGE_OF_YEARS: Final = re.compile(r"[12][0-9]{3} tot [12][0-9]{3}")
_LAST_YEAR: Final = 2100
_ROUND_COUNT: Final = 100  # "in 2000 gevallen": of the years, only the turn of a century is so
_ROUND: Final = 50  # a count that is guessed at is a multiple of it; of years, few are
_WHOSE: Final = frozenset({"voor", "over", "in"})
_MORE: Final = (" meer ", " minder ", " nog ", " geen ")
_REACH: Final = 32
_OPENING: Final = "([«\"'"
_FOUR: Final = re.compile("[0-9]{4}")


def words_before(folded: str, start: int) -> list[str]:
    """The last four words before `start`, without opening brackets; the nearest last."""
    near = folded[max(0, start - _REACH) : start]
    return [word.lstrip(_OPENING) for word in near.split()[-4:]]


def lead_start(folded: str, start: int, words: list[str]) -> int:
    """Where the weekday, "begin" or "eind" before a date begins, or the date itself.

    `words` are those before `start`, here and below.
    """
    if not words or folded[start - 1] != " ":
        return start
    last = words[-1]
    if last == "van" and len(words) > 1 and words[-2] in _LEAD:
        led = f"{words[-2]} van "
    elif last.rstrip(",") in _LEAD:
        led = f"{last} "
    else:
        return start
    return start - len(led) if folded.endswith(led, 0, start) else start


def _counts_up(folded: str, match: re.Match[str], words: list[str]) -> bool:
    """Whether four digits begin a range of counts: "van 2000 tot 4900", "zijn 2000 - 3000".

    What follows "van" may be any number that is no year; elsewhere the four digits are round and no
    word of the calendar ("sinds", "in") stands before them.
    """
    end = match.end("y")
    if words and words[-1] == "van":
        ends = _FROM_TO.match(folded, end) or _RANGE.match(folded, end)
    elif (words and words[-1] in _CALENDAR) or int(match["y"]) % _ROUND:
        return False
    else:
        ends = _RANGE.match(folded, end)
    if ends is None:
        return False
    return int((ends["to"] or ends["dashed"]).replace(".", "")) > _LAST_YEAR


def is_range_of_counts(folded: str, match: re.Match[str], words: list[str]) -> bool:
    """Whether what looks like a range of years counts: "circa 1900 tot 2000 bedrijven".

    Two round numbers before a plural do, unless a word that only years have stands before them;
    others do where a word of amount does, or where no word of time stands there.
    """
    if not counts_what_follows(folded, match.end()):
        return False
    last = words[-1] if words else ""
    if last in _AMOUNT or " ".join(words[-2:]) in _AMOUNT_PAIRS:
        return not (len(words) > 1 and words[-2] in _TEMPORAL)
    if last in _CERTAIN:
        return False
    ends = [int(year) for year in _FOUR.findall(match[0])]
    if len(ends) > 1 and not any(year % _ROUND for year in ends):
        return last != "in"
    return last not in _TEMPORAL and _RANGE_OF_YEARS.fullmatch(match[0]) is not None


def is_year(folded: str, match: re.Match[str], words: list[str]) -> bool:
    """Whether the four digits of `match` are a year and no count.

    They are, unless words of amount stand before them, or a unit or a plural noun follows that no
    certain word of time forbids; years far from now need a temporal word.
    """
    start, end = match.span("y")
    last = words[-1] if words else ""
    before = words[-2] if len(words) > 1 else ""
    pair = f"{before} {last}"
    if last in _BOUNDING and before in _TEMPORAL:
        return True
    if pair == "ten minste" and words[-3:-2] == ["tot"]:
        return True
    if last in _AMOUNT or pair in _AMOUNT_PAIRS or (start and folded[start - 1] in _AMOUNT):
        return False
    if _counts_up(folded, match, words) or _is_between_counts(words):
        return False
    if last in _CERTAIN or last.endswith(_NAMED):
        return True
    if last in _WHOSE and folded.startswith(_MORE, end):
        return True  # "voor 2023 meer aanvragen dan begroot"
    if folded.startswith("(", start - 1) and folded.startswith(")", end):
        return True
    if last == "in" and int(match["y"]) % _ROUND_COUNT:
        return True
    if last in _ARTICLES and named_by_year(folded, end):
        return True
    if counts_what_follows(folded, end, participles=last in _ARTICLES):
        return False
    return last in _TEMPORAL or 1900 <= int(match["y"]) <= _LAST_YEAR


def _is_between_counts(words: list[str]) -> bool:
    """Whether a number stands behind "tussen de (… en)": years are named without an article."""
    return words[-2:] == ["tussen", "de"] or (
        words[-1:] == ["en"] and words[-4:-2] == ["tussen", "de"]
    )
