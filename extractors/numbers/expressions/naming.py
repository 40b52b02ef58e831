"""Numbers that name: what speaks for it is added up, and what says that they count taken off.

A number without a unit is a name where enough stands beside it: a word whose instances are
numbered ("besluit 3 en 4"), the title it is part of ("het rapport ‘Vier wegen’"), an equation, a
reference that goes on ("ECLI:…:6765 en 6769"). A noun behind it, a hedge or "aantal" before it
speak against it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from extractors.language.lemmas import load_lemmas
from extractors.lexicon import read_toml
from extractors.numbers.expressions.enumerated import rows_of_names
from extractors.numbers.expressions.picked import ONE, picks_one
from extractors.numbers.text.titles import called, quoted, titled
from schemas.readings import Quantity, Rejection
from schemas.vocabularies import RejectReason

_LISTS: Final = read_toml(Path(__file__).parents[2] / "lexicon" / "naming.toml")
_ENOUGH: Final = 3

_LABELS: Final = tuple(_LISTS["labels"]["one"].split())
_SEVERAL: Final = tuple(_LISTS["labels"]["several"].split())
_NO_LABELS: Final = frozenset(_LISTS["labels"]["none"].split())
_WEAK: Final = frozenset(_LISTS["labels"]["weak"].split())
_COUNTED: Final = tuple(_LISTS["labels"]["counted"].split())
_BEHIND: Final = frozenset(_LISTS["behind"]["words"].split())
_SURELY: Final = frozenset(_LISTS["behind"]["surely"].split())
_POINTING: Final = re.compile(_LISTS["behind"]["pointing"])

_MODEL: Final = re.compile(r"[A-Z]{2,6}[a-z]{0,2}")
_ACRONYM: Final = re.compile(r"[A-Z]{2,6}")
_CODE: Final = re.compile(r"(?!(?:19|20)[0-9]{2}\b)[0-9]{4,9}")
_SERIES: Final = tuple(_LISTS["labels"]["series"].split())
# "12 Anna van Berg, “Recht en orde”": the mark of a note that opens with an author and a title
_AUTHORED: Final = re.compile(
    r"\s{0,4}[1-9][0-9]{0,2} [A-Z][^\W\d_]{1,20}"
    r" (?:(?:van|de|der|den|von) ){0,2}[A-Z][^\W\d_]{1,20}, [\"“‘„']"
)
_STREETS: Final = tuple(_LISTS["labels"]["streets"].split())
_PROJECTS: Final = frozenset(_LISTS["labels"]["projects"].split())
_NAMING: Final = frozenset({"NOUN", "ADJ", "PROPN", "NUM", "X", "SYM"})
_DONE: Final = re.compile(r"(?:ver|be|ge|ont|her)\w{3,}t")
_LAST_WORD: Final = re.compile(r"(?<![\w'-])([^\W\d_][\w'-]*) ?(?:nrs?\.? ?|[a-z] )?\Z")
_NEXT_WORD: Final = re.compile(r" ?([^\W\d_][\w'-]*)")
_PLAIN: Final = re.compile(r"[0-9]{1,5}(?:\.[0-9]{1,3}){0,2}|[^\W\d_]+")
_LISTED: Final = re.compile(
    r"(?:,? (?:en|of|t/m|tot en met) |, |/|–|-)"
    r"(?:[0-9]{1,5}(?:\.[0-9]{1,3}){0,2}|twee|drie|vier|vijf|zes|zeven|acht|negen|tien)"
    r"(?![\w%]|[.,][0-9])"
)
_SPACES: Final = 4  # in a text with fewer, a label, the number may be a value
_LONGEST: Final = 240  # characters that are looked at
_MOST: Final = 24  # numbers named together
_ANY_OF: Final = re.compile(
    r"(?<!\w)(?:elke?|ieder|iedere|geen|een|één|welke?|enig|ene|andere) van (?:de|deze|die) \Z"
)
_SLOGAN: Final = re.compile(r"(?<![\w.,])(?:1|één) [a-zà-ÿ]+(?: ?[/,&] ?(?:1|één) [a-zà-ÿ]+){2,}")
_TERM: Final = r"[0-9]+(?:[.,][0-9]+)*"
_QUOTIENT: Final = re.compile(
    rf"(?<![\w.,/-])(?!(?:19|20)[0-9]{{2}}/){_TERM} ?[/÷] ?{_TERM}(?![\w/]|[.,][0-9])"
)
_REACH: Final = 30  # characters
_DOSSIER: Final = re.compile(r"[23][0-9]{4}")
_BILL: Final = re.compile(r"\bwet|kamerstuk|novelle|wet\b")
_LAST_NUMBER: Final = re.compile(
    r"(?<![0-9])[0-9]+\Z|\b(?:één|een|twee|drie|vier|vijf|zes|zeven|acht)\Z"
)
_ON: Final = frozenset({"en", "of", "t/m", "/", "-"})
_GOES_ON: Final = frozenset({"document_id", "kamerstuk_reference", "law_article", "list_number"})
_NUMBERED: Final = re.compile(r"\b(?:nummers|genummerd)\b")
_LONG: Final = 4  # digits
_NEAR: Final = 7  # characters: " t/m " and a few more
_NO_TITLES: Final = frozenset({"percent", "percentage_point", "EUR"})


def name_numbers(
    text: str, folded: str, quantities: Sequence[Quantity], rejections: Sequence[Rejection]
) -> tuple[tuple[Quantity, ...], tuple[Rejection, ...]]:
    """`quantities` that count or measure, and those of them that name, as rejections.

    `rejections` are those found before: a number that goes on from one ("3 en 4") is one too.
    """
    kept: list[Quantity] = []
    named: list[Rejection] = []
    quotes = quoted(text) if quantities else ()
    ended = {rejection.end: rejection for rejection in rejections}
    ones = (
        [found.span() for found in _SLOGAN.finditer(folded)]
        if "1 " in folded or "één " in folded
        else []
    )
    rows = (
        rows_of_names(
            folded,
            measured=[q.digits[0] for q in quantities if not _is_bare(q)],
            counts=lambda end: _behind(text, folded, end) <= 0,
        )
        if len(quantities) > 1
        else ()
    )
    listed = 0  # where the numbers end that are named together
    for quantity in quantities:
        start, end = quantity.digits
        reason: RejectReason | None = None
        if (ones and any(first <= start and end <= last for first, last in ones)) or (
            titled(text, start, end, quotes) > _ENOUGH and quantity.unit not in _NO_TITLES
        ):
            reason = "name"
        elif (
            _is_end_of_row(folded, quantity, ended)
            or (_is_bare(quantity) and end <= listed)
            or any(first <= start and end <= last for first, last in rows)
        ):
            reason = "list_number"
        elif _is_bare(quantity):
            told, last = _labelled(text, folded, quantity)
            if told >= _ENOUGH:
                reason, listed = "list_number", last
            else:
                reason = _reason(text, folded, start, end, quotes)
                reason = reason or _goes_on(text, folded, start, end, ended)
        if reason is None:
            kept.append(quantity)
        else:
            named.append(Rejection(quantity.start, quantity.end, reason))
    return tuple(kept), tuple(named)


def _is_end_of_row(folded: str, quantity: Quantity, ended: Mapping[int, Rejection]) -> bool:
    """Whether a number ends a row that began at what was rejected: "Tabellen 1 tot en met 6"."""
    before = ended.get(quantity.start - 1)
    return (
        before is not None
        and (before.reason in _GOES_ON or before.reason == "figure_label")
        and quantity.unit == "count"
        and folded.startswith(("tot en met ", "t/m "), quantity.start)
    )


def _is_bare(quantity: Quantity) -> bool:
    """Whether a number has no unit, and no word that says how exact it is."""
    return (
        quantity.unit == "count"
        and not quantity.per
        and quantity.kind != "ordinal"
        and quantity.comparator in ("eq", "range")
    )


def _reason(
    text: str, folded: str, start: int, end: int, quotes: Sequence[re.Match[str]]
) -> RejectReason | None:
    if _ANY_OF.search(folded, max(0, start - _REACH), start) and _behind(text, folded, end) > 0:
        return "article_een"  # "elk van de twee heeft"
    if folded[start:end] in ONE and picks_one(folded, start, end):
        return "article_een"
    if start < _REACH // 4 and _AUTHORED.match(text):
        return "footnote_mark"
    if max(titled(text, start, end, quotes), called(text, start, end)) >= _ENOUGH:
        return "name"
    if "=" in folded and _is_term(folded, start, end):
        return "formula"
    if _DOSSIER.fullmatch(folded, start, end) and _is_dossier(folded, start, end):
        return "kamerstuk_reference"
    return None


def _behind(text: str, folded: str, end: int) -> int:
    """What stands behind a number: 1 nothing it could count, 0 perhaps, -2 a noun."""
    found = _NEXT_WORD.match(folded, end)
    if found is None or found[1] in _BEHIND or found[1] in _SURELY or _names_nothing(found[1]):
        return 1
    if _DONE.fullmatch(found[1]):
        return 1  # "waarmee plan 2 versterkt wordt"
    if text[found.start(1)].isupper() or _POINTING.fullmatch(found[1]):
        return 0
    return -2


@lru_cache(maxsize=1 << 14)
def _names_nothing(word: str) -> bool:
    """Whether a folded word is known, and as no noun nor what describes one: a verb, an adverb."""
    known = load_lemmas().entries(word).keys()
    return bool(known) and known.isdisjoint(_NAMING)


@lru_cache(maxsize=1 << 14)
def _is_unbent(word: str) -> bool:
    """Whether a folded word is known as an adjective without its ending, and as no noun."""
    known = load_lemmas().entries(word).keys()
    return "ADJ" in known and known <= {"ADJ", "ADV", "VERB"} and not word.endswith(("e", "n"))


def _labelled(text: str, folded: str, quantity: Quantity) -> tuple[int, int]:
    """How much speaks for a numbered instance of the word before: "besluit 3", "punt drie".

    And where the numbers end that go on behind it.
    """
    start, end = quantity.digits
    if quantity.kind != "number_range" and not _PLAIN.fullmatch(folded, start, end):
        return 0, end
    word = _LAST_WORD.search(folded, max(0, start - _REACH * 2), start)
    label = word[1].rpartition("-")[2] if word else ""
    if word is None or label in _NO_LABELS:
        return 0, end
    if folded[start:end] in ONE and folded.startswith(" of ", end):
        return 0, end  # "de respondent één of meer redenen noemt"
    last = _list_end(folded, end)
    if label.endswith(_SEVERAL):
        told = 2 if last > end or quantity.kind == "number_range" else 1
    elif label in _WEAK:
        told = 2 if folded.count(" ", 0, _LONGEST) >= _SPACES else 0
    elif label.endswith(_LABELS):
        told = 5 if _CODE.fullmatch(text, start, end) else 3
    else:
        told = _of_code(text, word.start(1), start, end) or _of_name(
            text, folded, word.start(1), label
        )
    if folded[max(0, word.start() - _REACH) : word.start()].rstrip().endswith(_COUNTED):
        told -= _ENOUGH
    behind = _behind(text, folded, last)
    if behind < 0 and label in _LABELS and _tells_how(folded, last):
        behind = 0
    return told + behind, last


def _tells_how(folded: str, end: int) -> bool:
    """Whether what stands at `end` is an adjective without its ending, which counts nothing: "in
    stuk 7 onleesbaar gemaakt"; before a plural it would be bent."""
    found = _NEXT_WORD.match(folded, end)
    return found is not None and not folded.endswith("1", 0, end) and _is_unbent(found[1])


def _of_code(text: str, word: int, start: int, end: int) -> int:
    """How much an acronym before a number tells: "ISAE 3402", "(IMNa 7)", and not "OM 30"."""
    acronym = text[word:start].strip()
    within = word > 0 and text[word - 1] == "(" and text[end : end + 1] == ")"
    if within and _MODEL.fullmatch(acronym):
        return 3
    shaped = _ACRONYM.fullmatch(acronym) is not None and _CODE.fullmatch(text, start, end)
    return 3 if shaped else 0


def _of_name(text: str, folded: str, word: int, label: str) -> int:
    """How much a name tells of what comes in numbers: "Houtkade 31-47", "het festival Utrecht 900",
    or "Buurtplan 2" in a text that goes on."""
    if text[word].isupper() and label.endswith(_STREETS) and label not in _STREETS:
        return 4
    if text[word].isupper() and word > 0:
        before = _LAST_WORD.search(folded, max(0, word - _REACH), word)
        if before is not None and before[1] in _PROJECTS:
            return 3
    named = text[word].isupper() and word > 0 and label.endswith(_SERIES)
    return 2 if named and text.count(" ", 0, _LONGEST) >= _SPACES else 0


def _list_end(folded: str, end: int) -> int:
    """Where the numbers end that go on behind one: of "3, 4 en 5 zijn" behind the 5."""
    for _ in range(_MOST):
        found = _LISTED.match(folded, end)
        if found is None:
            break
        end = found.end()
    return end


def _is_term(folded: str, start: int, end: int) -> bool:
    """Whether a number is over or under the line of an equation: "= 14/46 x", "5/3,5 = 1,43"."""
    around = _QUOTIENT.finditer(folded, max(0, start - _REACH), end + _REACH)
    return any(found.start() <= start and end <= found.end() for found in around)


def _is_dossier(folded: str, start: int, end: int) -> bool:
    """Whether five digits are the dossier of a bill: "Wet verlofsparen, 35555."."""
    before = folded[max(0, start - _LONGEST) : start].rstrip()
    ends = before.endswith((",", "/", "(")) and _NEXT_WORD.match(folded, end) is None
    return ends and _BILL.search(before) is not None


def _numbered(folded: str, named: Rejection) -> bool:
    """Whether numbers are said to be the numbers of things: "de stukken met nummers 9, 26 en"."""
    return _NUMBERED.search(folded, named.start, named.end) is not None


def _goes_on(
    text: str, folded: str, start: int, end: int, ended: Mapping[int, Rejection]
) -> RejectReason | None:
    """The reason of what was rejected right before, where a bare number goes on from it.

    `ended` holds what was rejected by where it ends.
    """
    counts = _behind(text, folded, end) < 0
    for at in range(start, max(0, start - _NEAR), -1):
        before = ended.get(at)
        if before is None or before.reason not in _GOES_ON:
            continue
        between = folded[at:start].strip()
        number = _LAST_NUMBER.search(folded, max(before.start, at - _REACH), at)
        if number is None or (counts and not _numbered(folded, before)):
            return None
        alike = len(number[0]) == end - start >= _LONG
        return before.reason if between in _ON or (between == "," and alike) else None
    return None
