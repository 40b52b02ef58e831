"""Whether a number is a norm, a goal or a plan: what speaks for it and against it, added up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from extractors.meaning.lists.cues import Cue, load_cues
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.stretches import Stretches
from extractors.meaning.sentence.view import SentenceView

ENOUGH: Final = 1 - 1e-9
NEVER: Final = -0.9  # so much against it that no word for a goal makes it one
_FEW: Final = 12
_ALONE: Final = 0.5  # what weighs less speaks only beside something else
_KEPT_TO: Final = frozenset({"ge", "le"})
_OVER: Final = 2  # headings that are asked, the nearest first


def weigh_norm(
    here: Cursor, stretches: Stretches, measure: str, family: str, *, told: bool
) -> float:
    """What speaks for a number as what must, may or is meant to be (`dient binnen twee weken te
    worden verstuurd`, `de vereiste dekkingsgraad is 104%`): one is enough. Where a goal is `told`
    already, what speaks against it counts without anything that speaks for it."""
    before = _own_part(here, stretches.before)
    item, ending = _item(here.view)
    texts = {
        "through": f"{before}…{stretches.clause_after}",
        "before": before,
        "few": before if _is_few(here) else "",
        "after": stretches.clause_after,
        "tail": stretches.after,
        "number": here.text[here.quantity.start : here.quantity.end].lower(),
        "measure": measure,
        "heading": _headings(here.view),
        "item": item,
        "ending": ending,
        "bound": "…" if here.quantity.comparator in _KEPT_TO else "",
    }
    leading, others = _cues()
    weight = _found(leading, texts, family)
    if not weight and not told:
        return 0.0
    return weight + _found(others, texts, family, against=not weight)


@cache
def _cues() -> tuple[tuple[Cue, ...], tuple[Cue, ...]]:
    """What can make a goal alone, or with little beside it, and the rest."""
    cues = load_cues("norms")
    leading = tuple(cue for cue in cues if cue.weight >= _ALONE)
    return leading, tuple(cue for cue in cues if cue.weight < _ALONE)


def _found(
    cues: Sequence[Cue], texts: Mapping[str, str], family: str, *, against: bool = False
) -> float:
    """The weights of the cues that fit, added up; only of those `against` where that is asked."""
    return sum(
        cue.weight
        for cue in cues
        if (cue.weight < 0 or not against)
        and (not cue.units or family in cue.units)
        and texts[cue.where]
        and cue.pattern.search(texts[cue.where])
    )


def _is_few(here: Cursor) -> bool:
    """Whether a number counts up to twelve things, and bounds nothing."""
    quantity = here.quantity
    few = quantity.value is not None and quantity.value <= _FEW
    return few and quantity.unit == "count" and quantity.comparator == "eq"


def _own_part(here: Cursor, before: str) -> str:
    """The clause up to the number, from the comma or bracket on that parts it from the number
    before it: `er moet 40 kg weg, een winst van | 3 mol`."""
    if not here.index:
        return before
    since = here.quantity.digits[0] - here.on(here.index - 1).quantity.end
    between = before[-since:] if 0 < since < len(before) else ""
    sign = max(between.rfind(mark) for mark in ",()") if between else -1
    return between[sign + 1 :] if sign >= 0 else before


def _headings(view: SentenceView) -> str:
    """The headings over a sentence, where they may say that what stands there is a goal."""
    return " | ".join((view.sentence.section, *view.context.headings[:_OVER])).strip(" |")


def _item(view: SentenceView) -> tuple[str, str]:
    """A heading's item that tells no more than what is to be, for it has no finite verb, and the
    infinitive it ends in; empty for another sentence."""
    parsed, ending = view.sentence.parsed, ""
    if not _headings(view):
        return "", ""
    for word in view.words:
        tag = parsed.tokens[word.token].tag if parsed is not None and word.token >= 0 else ""
        if word.kind == "verb" and (not tag or "|pv|" in f"|{tag}|"):
            return "", ""
        if word.kind != "stop":
            ending = word.lower if word.kind == "verb" else ""
    return view.sentence.text, ending
