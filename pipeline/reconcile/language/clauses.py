"""What the words right around a number say: its clause, negation, pointing back."""

from __future__ import annotations

import re
from typing import Final

from extractors.lexicon import hedge_pattern
from schemas.records import Claim

_NEGATED: Final = re.compile(r"\b(geen|niet|zonder|nooit|noch|onbekend|onbekende)\b")
_SEGMENT: Final = re.compile(
    r"[;:](?=\s)|,\s|\s[–-]\s|\b(?:terwijl|maar|waarvan|en|tegenover)\b|\bt\.o\.v\."
)
# Digits that are no year.
_FIGURE: Final = re.compile(r"\b(?!(?:19|20)\d\d\b)\d")
_BACK: Final = re.compile(
    r"\b(zij|ze|hen|hun|(?:hier|daar)(?:van|onder|uit)|dit|deze|waarvan|dergelijke|zulke)\b"
)
# "(2023: € 25.000" and "(ultimo 2022 ": the same of another time, in brackets.
_ASIDE: Final = re.compile(
    r"\((?:[^\W\d]{2,8}\s){0,2}(?:\d{1,2}\s[^\W\d]{3,9}\s)?(?:(?:19|20)\d\d|vorig jaar)\b:?\s*"
    r"(?:(?:was dit|circa|€)\s*)*$",
    re.I,
)
# Words that point back, or only join: "blijkt dat", "er waren", "ouderen die".
_BACK_OR_JOIN: Final = re.compile(r"\b(er|dat|die|het gaat)\b")
# Before an adjective it is an adverb: "in het algemeen hoger".
_GENERAL: Final = re.compile(
    r"\b(?:in|over) het algemeen\b(?!\s+(?:deel|belang|bestuur|overleg|\w{3,}er\b))"
)


_SUPPOSED: Final = re.compile(
    rf"\b(?:bij een|uitgaande van een|onder aanname van een)\s(?:[\w-]+\s){{1,4}}van\s"
    rf"(?:{hedge_pattern()}|\s){{0,2}}$",
    re.I,
)
_STUDY: Final = re.compile(
    r"\b(?:in|aan|voor|uit|van|binnen) (?:het|dit|ons|onze|deze|de) (?:\w+ )?"
    r"(?:onderzoek|enquête|peiling|vragenlijst|steekproef|survey|raadpleging|panel|interviews)\b"
    r"|\b(?:respondenten|ondervraagden|geënquêteerden|panelleden|geïnterviewden)\b"
    r"|\buw (?:wob-?|woo-?)?(?:verzoek|aanvraag|bezwaar|bezwaarschrift|klacht)\b"
    r"|\bdocument(?:en)?(?: (?:is|zijn|werden|heb ik))? aangetroffen\b",
    re.I,
)


def cut_clause(sentence: str, start: int, end: int, *, company: int) -> tuple[str, int]:
    """The words of a sentence that belong to the number at `start` up to `end`, and where in them
    the number begins.

    The whole sentence when the number is alone in it, in a `company` of one; otherwise the segment
    it stands in, after the opening that tells no number itself ("Het aantal aanvragen steeg: van 40
    in 2019 naar …"). A number in brackets behind another belongs to the words around the brackets.
    """
    if company <= 1:
        return sentence, start
    first, last, opening = 0, len(sentence), 0
    aside = _ASIDE.search(sentence, 0, start)
    words = aside.start() if aside else start
    for mark in _SEGMENT.finditer(sentence):
        if mark.end() <= words:
            first = mark.end()
            if not opening and not _FIGURE.search(sentence, 0, mark.start()):
                opening = mark.start()
        elif mark.start() >= end:
            last = mark.start()
            break
    ahead = f"{sentence[:opening]} {sentence[first:start]}"
    return f"{ahead}{sentence[start:last]}".strip(), len(ahead.lstrip())


def clause_of(claim: Claim, *, company: int) -> str:
    """The words of a claim's sentence that belong to its number; `company` counts the numbers told
    in the sentence."""
    return cut_clause(claim.sentence, claim.start, claim.end, company=company)[0]


def is_negated(text: str) -> bool:
    """Whether the clause speaks of what is not so."""
    return bool(_NEGATED.search(text.casefold()))


def supposes(before: str) -> bool:
    """Whether the words before a number only suppose it: "bij een deelname van"."""
    return bool(_SUPPOSED.search(before))


def tells_of_own_study(text: str) -> bool:
    """Whether a text tells whom its own document asked, examined or answers, or what was found for
    it, not how many there are."""
    return bool(_STUDY.search(text))


def speaks_generally(text: str) -> bool:
    """Whether the clause is about everyone, not one group."""
    return bool(_GENERAL.search(text.casefold()))


_LEANING: Final = re.compile(
    r"\W*(?:daar|er|hier|(?:daar|hier)(?:van|bij|onder)|van hen|zij|dit|dat)\b",
    re.I,
)


def leans_back(sentence: str) -> bool:
    """Whether a sentence opens with a word for what the one before it told."""
    return bool(_LEANING.match(sentence))


def points_back(text: str) -> bool:
    """Whether the clause leans on what an earlier sentence named."""
    return bool(_BACK.search(text.casefold()))


def may_point_back(text: str) -> bool:
    """Whether the clause has a word that points back, or only joins."""
    return bool(_BACK_OR_JOIN.search(text.casefold()))


_POINT: Final = r"\s+(?:begin\s+|eind\s+|medio\s+)?((?:19|20)\d\d)\b"
_SINCE: Final = re.compile(rf"\b(?:vanaf|sinds|na){_POINT}", re.I)
_UNTIL: Final = re.compile(rf"\b(?:tot|tot en met|t/m|vóór){_POINT}", re.I)
_STRETCH: Final = re.compile(rf"\b(?:van|vanaf|sinds|tussen){_POINT}\s+(?:en|tot|t/m)\b", re.I)


def are_sides_of_year(first: str, second: str) -> bool:
    """Whether one tells what holds until a year and the other what holds from then on; "van 2019
    tot 2023" is neither."""
    if _STRETCH.search(first) or _STRETCH.search(second):
        return False
    before = (set(_UNTIL.findall(text)) for text in (first, second))
    after = (set(_SINCE.findall(text)) for text in (second, first))
    return any(a & b for a, b in zip(before, after, strict=True))


_COMPARED: Final = re.compile(
    r"(?:ten opzichte van|t\.o\.v\.|vergeleken met)[^;|()]{0,60}?\b((?:19|20)\d\d)\b", re.I
)


def are_compared_apart(first: str, second: str) -> bool:
    """Whether two texts tell a change against another year each: "ten opzichte van de rapportage
    2016" beside "ten opzichte van de rapportage 2017"."""
    ours, theirs = (set(_COMPARED.findall(text)) for text in (first, second))
    return bool(ours and theirs) and not ours & theirs


_LINK: Final = re.compile(
    rf"\b(?:voor|van|bij|aan|door|met)\s+(?>(?:(?:{hedge_pattern()}|in totaal|de|een)\s+)*)$", re.I
)
_APART: Final = re.compile(r"\b(?:en|dan|naar|maar|terwijl|waarvan)\b|[;:]")


def are_linked(left: Claim, right: Claim) -> bool:
    """Whether of two numbers of one sentence one is of or for the other: "30 trajecten … voor zo'n
    25 daders"."""
    between = _between(left, right)
    return not _APART.search(between) and bool(_LINK.search(between))


_APPOSED: Final = re.compile(
    r"\s*+(?:[\[(=]|[,(–-]?\s*\b(?:ofwel|oftewel|dat is|dus|is|namelijk)\b)\W*", re.I
)


def are_apposed(left: Claim, right: Claim) -> bool:
    """Whether of two numbers of one sentence one says the other again: "ruim een derde (36%)"."""
    return bool(_APPOSED.fullmatch(_between(left, right)))


def _between(left: Claim, right: Claim) -> str:
    """The words between two numbers of one sentence."""
    first, last = sorted((left, right), key=lambda claim: claim.start)
    return first.sentence[first.end : last.start]
