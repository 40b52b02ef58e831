"""The words and marks of the pages: verdicts, kinds of documents, statuses, levels."""

from __future__ import annotations

from typing import Final

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
