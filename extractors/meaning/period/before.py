"""What the sentence before tells of when a number held, and when that holds no longer."""

from __future__ import annotations

import re
from typing import Final

from extractors.lexicon.months import MONTHS
from extractors.meaning.lists.wordlists import word_group
from extractors.meaning.period.attached import scopes
from extractors.meaning.sentence.context import Parsed, Sentence
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.view import SentenceView, view_alone
from schemas.readings import Period

_BACK: Final = re.compile(
    r"\b(?:(?:dat|die|deze|dezelfde|datzelfde|dit) (?:periode|jaren|jaar|tijdvak|tijdsbestek|maand"
    r"|kwartaal|week|moment)|(?:toen|destijds|daarvan|hiervan|daaronder|hieronder))\b",
    re.I,
)
_THREAD: Final = re.compile(
    r"^\W*(?:(?:het|dit|dat) (?:gaat|ging|betreft|betrof|zijn|waren|is|was|komt)\b|omgerekend\b"
    r"|(?:in totaal )?(?:gaat|ging|betreft) het\b|(?:voor|van) de (?:overige|andere|rest\w*)\b"
    r"|daarmee\b|hiermee\b|dat komt\b|de (?:overige|rest)\b)",
    re.I,
)
_THAT_TIME: Final = re.compile(
    r"\b(?:dat|die|deze|dezelfde|datzelfde|dit) (?:periode|jaren|jaar|tijdvak|maand|kwartaal"
    r"|week)\b",
    re.I,
)
_NOW: Final = re.compile(rf"\b(?:{'|'.join(sorted(word_group('today')))})\b", re.IGNORECASE)
# Before the time told: "ten opzichte van 179 in de zeven dagen daarvoor".
_EARLIER: Final = re.compile(
    r"^(?! ?[^,;.()]{0,40}\bdan )[^,;.()]{0,40}?\b(?:de|het|een) (?:[^\W\d]+ |\d+ ){0,2}?"
    r"(?:dagen|dag|weken|week|maanden|maand|jaren|jaar|kwartaal|periode)"
    r" (?:daarvoor|ervoor|eerder)\b",
    re.I,
)
# What holds at any time: conditions, definitions, what may or must be.
_TIMELESS: Final = re.compile(
    r"^\W*(?:indien|wanneer|mits|tenzij|als (?:de|het|een|er|we|wij|men|dit|dat|die|u|ze)\b)"
    r"|\b(?:wil zeggen|betekent dat|minimaal vereist"
    r"|kan|kunnen|mag|mogen|moet|moeten|dient|dienen|zal|zullen)\b",
    re.I,
)
# A text that says what its figures are of: "deze rapportage heeft betrekking op 2019-2023".
_OF_THE_TEXT: Final = re.compile(
    r"\b(?:rapportage|rapport|monitor|factsheet|verslag|overzicht|cijfers|gegevens|data|analyse"
    r"|studie|evaluatie|notitie|bijlage|hoofdstuk)\b[^.;]*\b(?:(?:heeft|hebben) betrekking op"
    r"|(?:gaat|gaan) over|beslaat|beslaan|bestrijkt|bestrijken|(?:geldt|gelden) voor)\b"
    r"[^.;,\d]{0,40}$",
    re.I,
)
_NAME_BEFORE: Final = re.compile(r"(?<![\w’-])[A-Z][\w’-]*+,? $")
_YEAR: Final = re.compile(r"\d{4}")
_MONTH: Final = re.compile(
    rf"\b(?:in|begin|medio|half|eind|ultimo|per)\s(?:{'|'.join(MONTHS)})\b(?!\s\d{{4}})", re.I
)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_ALONE: Final = re.compile(r"[\s:.–-]*")


def points_back(here: Cursor) -> bool:
    """Whether the sentence takes its time from the one before: `in die periode`, `het gaat om`."""
    before = here.text[: here.quantity.end]
    return bool(_BACK.search(before) or _THREAD.match(here.text))


def tells_of_earlier(here: Cursor) -> bool:
    """Whether a number is of the time before the one told: `179 in de zeven dagen daarvoor`."""
    return _EARLIER.match(here.text[here.quantity.end :]) is not None


def tells_of_today(view: SentenceView) -> bool:
    """Whether the sentence speaks of the moment of writing: `nu`, `momenteel`."""
    return _NOW.search(view.sentence.text) is not None


def names_moment(view: SentenceView) -> bool:
    """Whether the sentence has a moment of its own, if without its year: `op 3 november was`."""
    return any("X" in period.iso for period in view.sentence.reading.periods)


def is_timeless(here: Cursor) -> bool:
    """Whether a sentence tells what holds whenever: a condition, a definition, what must be."""
    return _TIMELESS.search(here.text) is not None


def last_period(sentence: Sentence) -> str:
    """The last period of a sentence that tells when something held, or the empty string."""
    period = _last_scope(sentence)
    return period.told if period else ""


def only_period(sentence: Sentence) -> str:
    """The period that is all a sentence says, as a heading would: `Oktober 2019:`."""
    text = sentence.text
    for period in sentence.reading.periods:
        if _ALONE.fullmatch(text[: period.start]) and _ALONE.fullmatch(text[period.end :]):
            return period.told
    return ""


def told_on(before: Sentence, here: Cursor) -> str:
    """The period that the sentence before tells and that goes on in this one, or the empty string.

    A day is that of its own number; what began then, was told in a bracket or in another tense
    (`zijn 893 zaken gestart. Van de zaken wordt 45% …`) does not go on.
    """
    period = _last_scope(before)
    if period is None or period.told != period.iso or _DAY.fullmatch(period.iso):
        return ""
    if _MONTH.search(here.text) and not _YEAR.fullmatch(period.iso):
        return ""  # "eind november was": of that year, if one was told
    if _is_apart(before, period):
        return ""
    then = _tense(before.parsed, period.start)
    now = _tense(here.view.sentence.parsed, here.quantity.digits[0])
    if then == "past" and now == "present" and not _opens_in_past(here.view.sentence.parsed):
        return ""
    return period.told


def declared_period(sentence: Sentence) -> str:
    """The period that a text says its figures are of, or the empty string."""
    found = (p for p in scopes(view_alone(sentence)) if p.told == p.iso)
    return next((p.iso for p in found if _OF_THE_TEXT.search(sentence.text[: p.start])), "")


def names_that_time(sentence: Sentence) -> bool:
    """Whether a sentence has its time from the one before it, in so many words: `dat jaar`."""
    return _THAT_TIME.search(sentence.text) is not None


def _last_scope(sentence: Sentence) -> Period | None:
    periods = scopes(view_alone(sentence))
    outside = [p for p in periods if not _is_apart(sentence, p)]
    return next(reversed(outside or periods), None)


def _is_apart(sentence: Sentence, period: Period) -> bool:
    """Whether a period is that of a number in its bracket (`(2022: 8,0)`) or of a publication
    (`(Gilliam 2006)`); one that explains a word (`in de zomer (7 juli t/m 3 september)`) is not."""
    text = sentence.text
    opened = text.rfind("(", 0, period.start)
    if opened <= text.rfind(")", 0, period.start):
        return False
    closed = text.find(")", period.end)
    closed = len(text) if closed < 0 else closed
    numbers = sentence.reading.quantities
    return any(opened < quantity.start < closed for quantity in numbers) or bool(
        _NAME_BEFORE.search(text[opened : period.start])
    )


def _opens_in_past(parsed: Parsed | None) -> bool:
    """Whether the first finite verb is one of the past: `er waren twee zones die … bereiken`."""
    tags = (token.tag for token in (parsed.tokens if parsed is not None else ()))
    return "|verl" in next((tag for tag in tags if "|pv|" in tag), "")


def _tense(parsed: Parsed | None, offset: int) -> str:
    """The tense of the clause that the word at `offset` belongs to: past (`was`, `zijn gestart`),
    present, or empty where it has no finite verb or no parse."""
    tokens = parsed.tokens if parsed is not None else ()
    at = next((i for i, token in enumerate(tokens) if token.end > offset), -1)
    for _ in tokens:
        if at < 0:
            break
        family = [i for i, token in enumerate(tokens) if i == at or token.head == at]
        finite = [tokens[i] for i in family if "|pv|" in tokens[i].tag]
        if finite:
            perfect = tokens[at].tag.startswith("WW|vd") and any(
                token.lemma in {"zijn", "hebben"} for token in finite
            )
            return "past" if perfect or any("|verl" in t.tag for t in finite) else "present"
        if tokens[at].head == at:
            break
        at = tokens[at].head
    return ""
