"""Periods that hold for more numbers than the one they stand behind: rows, clauses, parts."""

from __future__ import annotations

import re
from typing import Final

from extractors.meaning.period.attached import attachments, scopes
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.view import SentenceView
from schemas.readings import Period

_STRONG_BORDER: Final = re.compile(
    r"[;:.]\s|\b(?:maar|terwijl|waarvan|waaronder|tegenover|tegen)\b|, (?:en|dat|dit) "
)
_CONTRAST: Final = re.compile(
    r"[:.]\s|\b(?:maar|terwijl|waarvan|waaronder|tegenover|tegen)\b|, (?:en|dat|dit) "
)
_ROW_JOIN: Final = re.compile(r",|;|\ben\b|\bplus\b|\balsmede\b")
_TO: Final = re.compile(r"\b(?:naar|tot|dan)\b")
# "€ 4 miljoen structureel en € 2 miljoen voor 2025": the year is that of the last alone.
_EACH_ITS_OWN: Final = re.compile(r"\b(?:structureel|jaarlijks|per jaar|incidenteel|eenmalig)\b")
_FOR: Final = re.compile(r"\bvoor (?:het jaar )?$")
_OF_THOSE: Final = re.compile(
    r"(?:^|[,;:.] )\W*(?:van|onder|uit) (?:de|het|alle|deze|die) (?:in totaal )?$", re.I
)


def reaches_on(here: Cursor, period: Period) -> bool:
    """Whether a period behind an earlier number holds for this one too: nothing stands between
    (`in 2024: 117`), it tells when the whole clause held (`148 kWh is het verbruik in 2022 met 17%
    gedaald`), or this is a part of that number (`van de 18 rapporten in 2023 zijn er 4 …`).
    """
    between = here.text[period.end : here.quantity.start]
    if not between.strip(" :="):
        return True
    if _STRONG_BORDER.search(between):
        return False
    owner = attachments(here.view).index(period)
    lead = here.text[: here.on(owner).quantity.start]
    if _OF_THOSE.search(lead) and owner == here.index - 1:
        return True
    behind = here.text[here.on(owner).quantity.end : period.start]
    return _has_finite(here.view, here.on(owner).quantity.end, period.start) and (
        "," not in behind + between
    )


def of_the_row(here: Cursor) -> Period | None:
    """The only period of the sentence, told behind the last of a row of numbers that are joined by
    commas and `en`: `285 aangiften en 170 meldingen in 2016`, `45 mg per liter; in totaal 89 kg
    in 2012`.
    """
    view = here.view
    periods = scopes(view)
    if len(periods) != 1:
        return None
    (period,) = periods
    own = attachments(view)
    owner = next((at for at in range(here.index + 1, len(own)) if own[at] is period), -1)
    if owner < 0:
        return None
    between = here.text[here.quantity.end : here.on(owner).quantity.start]
    if (here.family == "share") != (here.on(owner).family == "share"):
        return None
    if not _ROW_JOIN.search(between) or _CONTRAST.search(between) or "(" in between:
        return None
    if _TO.search(between) or _has_finite(view, here.quantity.end, here.on(owner).quantity.start):
        return None
    behind = here.text[here.on(owner).quantity.end : period.start]
    alone = _EACH_ITS_OWN.search(between) or _FOR.search(behind)
    verb = _has_finite(view, here.on(owner).quantity.end, period.start)
    return None if alone or verb else period


def _has_finite(view: SentenceView, start: int, end: int) -> bool:
    """Whether a finite verb stands among these letters, as the model tags it."""
    parsed = view.sentence.parsed
    tokens = parsed.tokens if parsed is not None else ()
    return any(start <= token.start < end and "|pv|" in token.tag for token in tokens)
