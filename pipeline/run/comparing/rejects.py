"""What failed checks cost: the documents and rows they name, or, of the whole, the publication."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from pipeline.dataset import Dataset
from pipeline.validate import ValidationReport
from pipeline.validate.report import CheckResult

BETWEEN_DOCUMENTS: Final = ("relations", "figures")
"""Tables whose rows are of no one document: a row that falls short goes by itself."""


@dataclass(frozen=True, slots=True)
class Rejects:
    """Ids of documents to set aside, each with why, and rows to leave out, by table."""

    documents: Mapping[str, str]
    rows: Mapping[str, frozenset[str]]

    def joined(self, others: Rejects) -> Rejects:
        """These and those."""
        rows = {
            table: self.rows.get(table, frozenset()) | others.rows.get(table, frozenset())
            for table in BETWEEN_DOCUMENTS
        }
        return Rejects(
            {**self.documents, **others.documents}, {t: names for t, names in rows.items() if names}
        )

    def tell_rows(self) -> list[str]:
        """One Dutch line for each table that rows are left out of."""
        return [
            f"{len(names)} {'rij' if len(names) == 1 else 'rijen'} van {table} afgekeurd en "
            f"weggelaten: {', '.join(sorted(names)[:5])}{' …' if len(names) > 5 else ''}"
            for table, names in sorted(self.rows.items())
        ]


def rejects_of(report: ValidationReport, dataset: Dataset) -> Rejects | None:
    """What to leave out so that the rest passes; None where the fault is of the whole.

    That is so for a check with that scope, for rows of no document, and where every one of
    several documents falls short: then it is not the documents.
    """
    documents: dict[str, list[str]] = defaultdict(list)
    rows: dict[str, set[str]] = defaultdict(set)
    known = {document.doc_id for document in dataset.documents}
    for result in report.critical_failures:
        if result.scope == "whole":
            return None
        if result.table in BETWEEN_DOCUMENTS:
            rows[result.table] |= {*result.names}
            continue
        if not known.issuperset(result.homes):
            return None
        for doc_id in sorted({*result.homes}):
            documents[doc_id].append(_tell(result, doc_id))
    read = {document.doc_id for document in dataset.documents if document.status == "ok"}
    if len(read) > 1 and read <= documents.keys():
        return None
    return Rejects(
        {doc_id: " ".join(told) for doc_id, told in documents.items()},
        {table: frozenset(names) for table, names in rows.items()},
    )


def _tell(result: CheckResult, doc_id: str) -> str:
    return f"{result.check} ({result.homes.count(doc_id)}×): {result.why}"


def without_rows(dataset: Dataset, rows: Mapping[str, frozenset[str]]) -> Dataset:
    """The dataset without these rows of the tables between documents."""
    relations = rows.get("relations", frozenset())
    figures = rows.get("figures", frozenset())
    return replace(
        dataset,
        relations=tuple(r for r in dataset.relations if f"{r.left} / {r.right}" not in relations),
        figures=tuple(f for f in dataset.figures if f.figure_id not in figures),
    )
