"""A run tells which documents it read with the least certainty."""

from __future__ import annotations

from pipeline.run.record.record import Counts, DocumentOutcome, RememberedVersion, RunRecord
from pipeline.run.record.summary import summarise


def test_the_summary_names_the_documents_read_least_surely_lowest_first() -> None:
    outcomes = tuple(
        DocumentOutcome(path, f"{path}.pdf", "ok", "", 4, score=score)
        for path, score in (("brief", 0.91), ("kaart", 0.42), ("leeg", None), ("poster", 0.66))
    )
    record = RunRecord("r1", "2031-01-01T00:00:00Z", state="done")
    record.published = RememberedVersion("v1", Counts(documents=4), outcomes)
    lines = summarise(record).splitlines()
    at = lines.index("Onzeker gelezen, leescijfer van 0 tot 1: 2")
    assert lines[at + 1 : at + 3] == ["  0,42  kaart.pdf", "  0,66  poster.pdf"]
