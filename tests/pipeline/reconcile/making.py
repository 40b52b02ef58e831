"""Claims made for the tests: sentences of our own, with the meaning an extractor would give."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

from schemas.records import Claim, Document
from tests.pipeline.standing import standing

_BLANK = Claim(
    claim_id="", doc_id="", page=1, value=None, value_low=None, value_high=None, step=Decimal(1),
    comparator="eq", unit="count", statistic="total", measure="", measure_lemma="", population="",
    indicator="", period="", per="", attributed_to="", cited_source="", as_written="", sentence="",
    start=0, section="", in_footnote="", footnotes="", in_table="", row_heading="",
    column_heading="", x0=None, top=None, x1=None, bottom=None, rule="test", confidence=1.0,
)  # fmt: skip


def claim(claim_id: str, value: str | None, sentence: str, **fields: Any) -> Claim:
    """A claim of document `claim_id.partition(":")[0]`; numbers may be given as text."""
    for name in ("value_low", "value_high", "step"):
        if isinstance(fields.get(name), str):
            fields[name] = Decimal(fields[name])
    number = Decimal(value) if value is not None else None
    told = replace(
        _BLANK,
        claim_id=claim_id,
        doc_id=claim_id.partition(":")[0],
        value=number,
        sentence=sentence,
        **{"as_written": str(value), **fields},
    )
    return replace(told, **(standing(told) | fields))


def document(doc_id: str, **fields: Any) -> Document:
    """A letter, unless told otherwise."""
    told: dict[str, Any] = {
        "file": f"{doc_id}.pdf", "sha256": doc_id, "kind": "kamerbrief",
        "title": "Voortgang schuldhulpverlening", "publisher": "", "date": dt.date(2024, 5, 1),
        "dossier": "", "number": "", "source_url": "", "retrieved_at": "", "pages": 3,
        "text_source": "pdf", "status": "ok", "reason": "",
    }  # fmt: skip
    return Document(doc_id=doc_id, **(told | fields))


MONITOR = document("monitor", kind="monitor", title="Monitor schuldhulpverlening 2018-2022")
LETTER = document("brief")


def households(claim_id: str, value: str, **fields: Any) -> Claim:
    """A sentence about households in debt counselling in 2021."""
    told = {
        "measure": "huishoudens met problematische schulden",
        "period": "2021",
        "sentence": f"In 2021 waren er {value} huishoudens met problematische schulden.",
    }
    told |= fields
    return claim(claim_id, value, told.pop("sentence"), **told)
