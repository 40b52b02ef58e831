"""A published dataset in a folder of its own, made from claims by the real comparison."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.dataset import Dataset
from pipeline.publish.formats.columnar import as_arrow, write_parquet
from pipeline.reconcile import reconcile
from schemas.records import Claim, Decision, Document, Rejected
from schemas.tables import load_tables
from tests.pipeline.reconcile.making import LETTER, MONITOR, document, households

NOTE = document("nota")
MONITOR_CLAIM = households("monitor:1", "614000")
LETTER_CLAIM = households("brief:1", "641000")
TABLES = ("documents", "claims", "footnotes", "rejected", "relations", "figures")


def publish(
    folder: Path,
    claims: Sequence[Claim] = (MONITOR_CLAIM, LETTER_CLAIM),
    *,
    documents: Sequence[Document] = (MONITOR, LETTER, NOTE),
    decisions: Sequence[Decision] = (),
    rejected: Sequence[Rejected] = (),
) -> Path:
    """Publish under `folder`/processed; the folder of outputs."""
    homes = {c.doc_id for c in claims}
    present = [d for d in documents if d.doc_id in homes]
    found = reconcile(present, claims, decisions)
    standing = tuple(c for c in claims if c.claim_id not in found.rejected_claim_ids)
    dataset = Dataset(
        documents=tuple(present),
        claims=standing,
        rejected=tuple(rejected),
        relations=found.relations,
        figures=found.figures,
    )
    dataset_folder = folder / "processed" / "dataset"
    dataset_folder.mkdir(parents=True, exist_ok=True)
    for name in TABLES:
        table = load_tables()[name]
        write_parquet(dataset_folder / f"{name}.parquet", as_arrow(table, dataset.columns(name)))
    return folder / "processed"
