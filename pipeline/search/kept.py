"""What is kept in memory of the published claims: enough to rank them and to count facets."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pipeline.search.outcome import FACETS
from schemas.records import Document
from schemas.vocabularies import VERDICTS

MOST_IN_FACET: Final = 12
_ORDER: Final = {name: place for place, name in enumerate(FACETS)}
PRESSING: Final = ("contradicts", "explained", "consistent", "agrees")
CLAIMS: Final = (
    "SELECT claims.rowid, claims.claim_id, doc_id, figure_id, unit, coalesce(period, ''), value "
    "FROM claims JOIN figure_claims USING (claim_id)"
)


@dataclass(frozen=True, slots=True)
class KeptRow:
    """What is kept in memory of a claim: enough to rank it and to count facets."""

    claim_id: str
    doc_id: str
    figure_id: str
    unit: str
    period: str
    value: float | None
    facets: tuple[str, ...]
    """Its value on each of FACETS, in that order."""

    @property
    def verdict(self) -> str:
        """The most pressing verdict of its relations."""
        return self.facets[-1]

    def covers(self, year: str) -> bool:
        """Whether its period is in, or spans, a year."""
        if not self.period:
            return False
        first, _, last = self.period.partition("/")
        return first[:4] <= year <= (last or first)[:4]

    def fits(self, wanted: Mapping[str, str]) -> bool:
        """Whether it has these values on these facets."""
        return all(self.facets[_ORDER[name]] == value for name, value in wanted.items())


def read_rows(
    connection: sqlite3.Connection, documents: Mapping[str, Document]
) -> dict[int, KeptRow]:
    """The claims that are part of a figure, by their row."""
    worst = _worst(connection.execute("SELECT left, right, verdict FROM relations"))
    return {
        rowid: _row_of(row, documents[row[1]], worst.get(row[0], ""))
        for rowid, *row in connection.execute(CLAIMS)
    }


def count_facet(
    found: Iterable[KeptRow], wanted: Mapping[str, str], name: str
) -> tuple[tuple[str, int], ...]:
    """How what was found falls apart on one facet, with the other facets as they are narrowed."""
    at = _ORDER[name]
    others = {k: v for k, v in wanted.items() if k != name}
    rows = [row for row in found if row.fits(others)] if others else found
    told = {(row.facets[at], row.figure_id) for row in rows}
    counts = Counter(value for value, _ in told if value)
    if name == "verdict":
        return tuple((v, counts[v]) for v in PRESSING if counts[v])
    if name == "year":
        return tuple(sorted(counts.items(), reverse=True)[:MOST_IN_FACET])
    return tuple(sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:MOST_IN_FACET])


def _worst(relations: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """By claim the most pressing verdict of its relations."""
    assert {*PRESSING} == {*VERDICTS}
    worst: dict[str, str] = {}
    for left, right, verdict in relations:
        for claim_id in (left, right):
            known = worst.get(claim_id)
            if known is None or PRESSING.index(verdict) < PRESSING.index(known):
                worst[claim_id] = verdict
    return worst


def _row_of(row: Sequence[Any], document: Document, verdict: str) -> KeptRow:
    """A claim with its facets. Of several years the last counts; a claim that names none has the
    year of its document."""
    claim_id, doc_id, figure_id, unit, period, value = row
    year = period.rpartition("/")[2][:4]
    if not year.isdigit():
        year = str(document.date.year) if document.date else ""
    facets = (document.dossier, document.publisher, document.kind, year, unit, verdict)
    return KeptRow(claim_id, doc_id, figure_id, unit, period, value, facets)
