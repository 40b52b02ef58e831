"""The words and marks of the pages: verdicts, kinds of documents, statuses, levels."""

from __future__ import annotations

from typing import Final

from pipeline.labels import labels
from pipeline.reconcile.decisions.decision import tell_value
from schemas.records import Decision
from schemas.vocabularies import DocumentKind, FigureStatus

VERDICTS: Final = {
    "contradicts": "spreekt tegen",
    "explained": "verschilt met reden",
    "consistent": "past erbij",
    "agrees": "zegt hetzelfde",
    "": "staat op zichzelf",
}
MARKS: Final = {
    "contradicts": "✗",
    "explained": "≠",
    "consistent": "≈",
    "agrees": "=",
    "": "·",
}
"""One mark a verdict: never colour alone."""
STATUSES: Final[dict[FigureStatus, str]] = {
    "single": "één bron",
    "agreed": "bronnen zijn het eens",
    "explained": "verschillen verklaard",
    "contested": "bronnen spreken elkaar tegen",
    "decided": "beslist door een steward",
}
STATUS_MARKS: Final[dict[FigureStatus, str]] = {
    "single": "·",
    "agreed": "=",
    "explained": "≠",
    "contested": "✗",
    "decided": "✓",
}
KINDS: Final[dict[DocumentKind, str]] = {
    "kamerbrief": "Kamerbrief",
    "kamerstuk": "Kamerstuk",
    "kamervragen": "Kamervragen",
    "motie": "Motie",
    "memorie_van_toelichting": "Memorie van toelichting",
    "verslag": "Verslag",
    "advies": "Advies",
    "monitor": "Monitor",
    "factsheet": "Factsheet",
    "infographic": "Infographic",
    "actieplan": "Actieplan",
    "jaarverslag": "Jaarverslag",
    "rapport": "Rapport",
    "statistiek": "Statistiek",
    "handelingen": "Handelingen",
    "brief": "Brief",
    "overig": "Overig",
}
ALIKE: Final = frozenset({"same", "equal", "compatible", "rounding", "comparator"})
"""The levels of comparison on which two claims can be one thing."""


def tell_decision(decision: Decision) -> str:
    """What a decision says, in a few Dutch words: "112 geldt", "verschillende zaken (periode)"."""
    told = labels().decision[decision.kind]
    values = dict(zip(decision.claims, decision.expected, strict=False))
    match decision.kind:
        case "choose_value" if decision.outcome in values:
            return f"{tell_value(values[decision.outcome])} geldt"
        case "reject_claim" if decision.expected:
            return f"{told}: {tell_value(decision.expected[0])}"
        case "different":
            return f"{told} ({labels().dimension.get(decision.outcome, decision.outcome)})"
        case "rename_indicator":
            return f"{told}: {decision.outcome}"
        case _:
            return told
