"""What kind of figure a number is: total, share, mean, target, signed change, ratio, rate."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from extractors.lexicon import hedge_pattern
from extractors.meaning.lists.cues import Cue, load_cues
from extractors.meaning.lists.families import unit_family
from extractors.meaning.lists.wordlists import word_group
from extractors.meaning.norms import ENOUGH, NEVER, weigh_norm
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.stretches import Stretches
from schemas.readings import Quantity
from schemas.vocabularies import Statistic

_LEVELS: Final = re.compile(
    r"^\W*(?:(?:[^\W\d]+|(?:19|20)\d{2})\W+){0,6}?(?:naar|tot) (?:[a-z.']+ ){0,2}(?=\S)", re.I
)
_TO_LEVEL: Final = re.compile(r"\b(?:naar|tot|op)\W*$")
_PLUS: Final = re.compile(r"(?:^\+ ?|[\s(:|]\+)€? ?$")  # printed: "+12%", "+200 banen"
_ADDED: Final = re.compile(r"\d[^,;:|()]{0,16}\s\+\s€?\s?$")  # a sum: "24 + 5", "11 fte + € 6"
# what is told behind these is no direction of the number
_ASIDE: Final = re.compile(
    r"\b(?:door|vanwege|wegens|dankzij|bij|na|als|ten opzichte|vergeleken|om|van|uit|tegen\w*)\b",
    re.IGNORECASE,
)
_COUNTED_PER: Final = frozenset({"count", "money", "weight"})
_MET: Final = re.compile(
    rf"\bmet(?: (?:structureel|incidenteel|gemiddeld|in totaal|de|{hedge_pattern()}))*\W*$",
    re.I,
)
_OPENING_MET: Final = re.compile(r"(?:^|[,;:]\s)\W*met\b[^,;:]{0,30}$", re.I)
# what a measure is reckoned by says nothing of itself: "de afdekking op basis van de marktrente"
_RECKONED: Final = re.compile(
    "|".join(f" {word}" for word in sorted(word_group("compound_postmodifiers"))).replace("_", " ")
)
_RATED: Final = re.compile(r"[^\W\d_]*rente-", re.I)
_MET_NUMBER: Final = re.compile(r"\bmet (?:[\w']+ ){0,2}\W?\d", re.I)


@dataclass(frozen=True, slots=True)
class StatisticCue:
    """A statistic, the sign a change carries, and the cue that told it."""

    statistic: Statistic
    sign: int = 1
    cue: str = ""


def find_statistic(here: Cursor, *, measure: str, per: str = "") -> StatisticCue:
    """The statistic of one quantity; plain shares and amounts go by their unit."""
    family = unit_family(here.quantity)
    stretches = Stretches(here)
    told = _told(here, stretches, measure, per)
    if family == "times":
        return told
    is_told = told.statistic == "target"
    weight = weigh_norm(here, stretches, measure, family, told=is_told)
    if is_told:
        return told if weight > NEVER else _told(here, stretches, measure, per, goals=False)
    return StatisticCue("target", told.sign, "norm") if weight >= ENOUGH else told


def _told(
    here: Cursor, stretches: Stretches, measure: str, per: str, *, goals: bool = True
) -> StatisticCue:
    """What a cue tells, one of a goal where `goals` are asked for, else what the unit tells."""
    family = unit_family(here.quantity)
    for cue in load_cues("statistic"):
        holds = family in cue.units if family == "times" else not cue.units or family in cue.units
        if (cue.gives == "change" and _tells_how(here)) or (cue.gives == "target" and not goals):
            continue
        if holds and _fits(cue, here, stretches, measure):
            nearest = _nearest(cue, stretches)
            return StatisticCue(nearest.gives, nearest.sign, nearest.id)
    if family == "times":
        return StatisticCue("ratio", cue="times")
    if _is_signed(here):
        return StatisticCue("change", cue="plus")
    return StatisticCue(by_unit(here.quantity, family, per))


def _nearest(cue: Cue, stretches: Stretches) -> Cue:
    """Of the directions that a clause names around "met", the last that is said of the number: `het
    vergroten van het areaal verlaagt de uitstoot met 5 procent`, `door de groei met 5% gedaald`."""
    if cue.where != "met":
        return cue
    behind = _ASIDE.split(stretches.clause_after, maxsplit=1)[0]
    around = f"{stretches.before} … {behind}"
    rivals = (other for other in load_cues("statistic") if other.where == "met")
    return max(rivals, key=lambda other: (_last_end(other, around), other is cue))


def _last_end(cue: Cue, text: str) -> int:
    """Where the last match of a cue in a text ends; -1 where it has none."""
    return max((found.end() for found in cue.pattern.finditer(text)), default=-1)


def _tells_how(here: Cursor) -> bool:
    """Whether a count or a time says in how many steps or places something changes, and not by how
    much: `wordt in twee stappen verlaagd`."""
    lead = here.view.lead(here.at)
    family = here.family
    return (
        family in {"count", "time"}
        and here.quantity.comparator in {"eq", "approx"}
        and lead >= 0
        and here.view.words[lead].lower in {"in", "over", "verdeeld over"}
    )


def by_unit(quantity: Quantity, family: str, per: str) -> Statistic:
    """What a number is when nothing is said: a share, a rate, or an amount there is in all."""
    if per and (family in _COUNTED_PER or family == "time"):
        return "rate"
    match family:
        case "share":
            return _kind_of_share(quantity)
        case "rate":
            return "rate"
        case "time":
            return "total" if quantity.unit == "hour" else ""
        case "score":
            return ""
        case "count" if _is_fraction(quantity):
            return ""  # 1,24 counts nothing: a factor, an index, an odds ratio
        case "weight":
            return "" if quantity.unit in {"m", "km", "cm", "mm", "ft", "°C"} else "total"
        case _:
            return "total"


def _kind_of_share(quantity: Quantity) -> Statistic:
    """A part of a whole is neither less than nothing nor more than all of it."""
    if quantity.unit == "percentage_point" or (quantity.value or 0) < 0:
        return "change"
    most = quantity.value if quantity.value is not None else quantity.high
    whole = 1000 if quantity.unit == "permille" else 100
    return "ratio" if most is not None and most > whole else "share"


def _is_fraction(quantity: Quantity) -> bool:
    """Whether a number has a broken part."""
    values = (quantity.value, quantity.low, quantity.high)
    printed = quantity.step is not None and quantity.step < 1  # "2,0" counts no more than "2,1"
    return printed or any(v is not None and v != v.to_integral_value() for v in values)


def _is_signed(here: Cursor) -> bool:
    """Whether a plus is printed before the number, and adds it to no other."""
    at = here.quantity.digits[0]
    signed = _PLUS.search(here.text, max(0, at - 3), at) is not None
    return signed and _ADDED.search(here.text, max(0, at - 24), at) is None


def _fits(cue: Cue, here: Cursor, stretches: Stretches, measure: str) -> bool:
    if cue.bounded and here.quantity.comparator not in {"ge", "le"}:
        return False
    if cue.level and (
        _is_level(here, stretches, sign=cue.sign) or _TO_LEVEL.search(stretches.before)
    ):
        return False
    match cue.where:
        case "before" | "clause":
            return bool(cue.pattern.search(stretches.before))
        case "after":
            return bool(cue.pattern.search(stretches.after))
        case "around":
            return bool(cue.pattern.search(stretches.around))
        case "met":
            if not _MET.search(stretches.before) or _opens_with_level(here, stretches):
                return False
            behind = stretches.clause_after.partition(" om ")[0]  # "met 40 scholen, om te dalen"
            return bool(cue.pattern.search(f"{stretches.before} … {behind}"))
        case "bracket":
            return _is_printed_change(here) and bool(cue.pattern.search(stretches.before))
        case "moved":
            if here.family == "time" and stretches.after.startswith(")"):
                return False  # "de opvang van jongeren (16-23 jaar) is afgebouwd"
            lead = stretches.before.split()[-1:]
            is_level = bool(lead) and lead[0].lower() in {"tot", "naar", "op", "van"}
            return not is_level and bool(cue.pattern.search(stretches.after))
        case "through":
            return bool(cue.pattern.search(f"{stretches.before}…{stretches.clause_after}"))
        case "label":
            return bool(cue.pattern.search(stretches.label))
        case "measure":  # a "rente-afdekking" is no rente
            named = _RECKONED.split(measure, maxsplit=1)[0]
            return any(not _RATED.match(named, m.start()) for m in cue.pattern.finditer(named))
        case _:
            raise ValueError(f"cue {cue.id}: unknown place {cue.where!r}")


def _is_level(here: Cursor, stretches: Stretches, *, sign: int) -> bool:
    """Whether a number is what something came from: `een daling van 2,5% in 2022 naar 2,3%`.

    Then the number behind "naar" has its unit, and lies where the change goes (`sign`).
    """
    following = here.view.sentence.reading.quantities[here.index + 1 : here.index + 2]
    link = _LEVELS.match(stretches.after)
    if link is None or not following:
        return False
    begun, reached = here.quantity, following[0]
    if reached.start - begun.end > link.end() or reached.unit != begun.unit:
        return False
    if begun.value is None or reached.value is None:
        return True
    return (reached.value - begun.value) * sign > 0


def _opens_with_level(here: Cursor, stretches: Stretches) -> bool:
    """Whether a clause opens with what was reached and the change comes after it.

    `Met 148 kWh/m² is het verbruik met 17% afgenomen`; a quotient such as kWh/m² is so even where
    no change is named.
    """
    if not _OPENING_MET.search(stretches.before):
        return False
    return here.family == "rate" or bool(_MET_NUMBER.search(stretches.clause_after))


def _is_printed_change(here: Cursor) -> bool:
    """Whether a number stands alone in a bracket with its own sign: `(+3%)`, `(-2 procent)`."""
    quantity, text = here.quantity, here.text
    before = text[: quantity.digits[0]].rstrip()
    negative = (quantity.value or 0) < 0 and before.endswith("(")
    return text.startswith(")", quantity.end) and (negative or before.endswith("(+"))
