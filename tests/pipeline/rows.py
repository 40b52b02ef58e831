"""Rows for tests: a small dataset in which everything is right, under a prefix of its own."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from pipeline.dataset import Dataset
from schemas.records import (
    Claim,
    Decision,
    Document,
    DocumentPage,
    Figure,
    Footnote,
    LawReference,
    Reference,
    Rejected,
    Relation,
)
from tests.pipeline.standing import standing


def make_document(doc_id: str, **changes: Any) -> Document:
    """A letter of two pages, dated, with three claims, a note and a rejected number."""
    document = Document(
        doc_id=doc_id,
        file=f"{doc_id}.pdf",
        sha256="0" * 64,
        kind="kamerbrief",
        title=f"Brief over toezicht ({doc_id})",
        publisher="Ministerie",
        date=dt.date(2021, 3, 4),
        dossier="28638",
        number="219",
        source_url="https://voorbeeld.nl/brief.pdf",
        retrieved_at="2021-03-05T06:00:00Z",
        pages=2,
        text_source="pdf",
        status="ok",
        reason="",
        claims=3,
        footnotes=1,
        numbers=4,
    )
    return dataclasses.replace(document, **changes)


def make_claim(claim_id: str, doc_id: str, **changes: Any) -> Claim:
    """About 25 offenders a year, on page 1."""
    claim = Claim(
        claim_id=claim_id,
        doc_id=doc_id,
        page=1,
        value=Decimal(25),
        value_low=None,
        value_high=None,
        step=Decimal(1),
        comparator="approx",
        unit="count",
        statistic="mean",
        measure="unieke daders",
        measure_lemma="uniek dader",
        population="onder toezicht",
        indicator="",
        period="2015/2019",
        per="year",
        attributed_to="",
        cited_source="",
        as_written="25",
        sentence="Jaarlijks gaat het om zo'n 25 unieke daders.",
        start=0,
        section="1 Toezicht",
        in_footnote="",
        footnotes="1",
        in_table="",
        row_heading="",
        column_heading="",
        x0=100.0,
        top=200.0,
        x1=112.5,
        bottom=211.25,
        rule="cardinal",
        confidence=0.93,
    )
    changed = dataclasses.replace(claim, **changes)
    return dataclasses.replace(changed, **(standing(changed) | changes))


def make_dataset(prefix: str = "a") -> Dataset:
    """One document with a row or more in every table; all ids begin with `prefix`."""
    doc_id = f"{prefix}-doc"
    first, second, third = (f"{prefix}-c{number}" for number in (1, 2, 3))
    return Dataset(
        documents=(make_document(doc_id),),
        pages=tuple(DocumentPage(doc_id, page, 595.0, 842.0, 0, "pdf") for page in (1, 2)),
        claims=(
            make_claim(first, doc_id),
            make_claim(
                second,
                doc_id,
                value=Decimal(30),
                measure="toezichten",
                as_written="30",
                sentence="Per jaar stromen 30 toezichten in.",
                footnotes="",
            ),
            make_claim(
                third,
                doc_id,
                value=None,
                value_low=Decimal("33.3333"),
                value_high=Decimal("40.5"),
                comparator="range",
                unit="percent",
                statistic="share",
                as_written="een derde tot 40,5%",
                sentence="Dat is een derde tot 40,5% van de daders.",
                footnotes="",
            ),
        ),
        footnotes=(Footnote(doc_id, 1, "1", "Zie de monitor.", 1, "25 unieke daders", first),),
        references=(
            Reference(
                doc_id, 1, "kamerstuk", "28638", "219", "Kamerstuk 28638, nr. 219", doc_id, "1"
            ),
        ),
        law_references=(LawReference(doc_id, 1, "law", "Wetboek van Strafrecht"),),
        rejected=(
            Rejected(doc_id, 1, "2021", "date", "Brief van 4 maart 2021.", 1.0, 2.0, 3.0, 4.0),
        ),
        relations=(
            Relation(
                first,
                second,
                "explained",
                "count_unit",
                "Zo'n 25 daders en 30 toezichten: een dader kan meer toezichten krijgen.",
                0.8,
            ),
        ),
        figures=(
            Figure(
                figure_id=f"{prefix}-f1",
                indicator="",
                measure="unieke daders",
                population="onder toezicht",
                period="2015/2019",
                per="year",
                statistic="mean",
                unit="count",
                value=Decimal(25),
                value_low=None,
                value_high=None,
                comparator="approx",
                status="explained",
                sources=doc_id,
                preferred_claim=first,
                alternatives=second,
            ),
        ),
        decisions=(
            Decision(
                decision_id=f"{prefix}-d1",
                kind="different",
                claims=(first, second),
                expected=("25", "30"),
                outcome="verschillend",
                because="Toezichten zijn geen personen.",
                decided_by="k.jansen",
                decided_at="2021-03-06T09:00:00Z",
            ),
        ),
    )


def join_datasets(parts: Iterable[Dataset]) -> Dataset:
    """All rows of the parts together."""
    known = list(parts)
    return Dataset(
        **{
            field.name: tuple(row for part in known for row in getattr(part, field.name))
            for field in dataclasses.fields(Dataset)
        }
    )
