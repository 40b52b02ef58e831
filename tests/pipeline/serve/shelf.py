"""A whole published version for the desk: documents of our own, compared and published for real."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.dataset import Dataset
from pipeline.publish import publish
from pipeline.reconcile import reconcile
from pipeline.versions.versions import RunInfo
from schemas.records import Claim, Decision, Document, DocumentPage, Footnote, Rejected
from tests.pipeline.reconcile.making import claim, document, households

MONITOR = document(
    "monitor",
    kind="monitor",
    title="Monitor schuldhulpverlening 2018-2022",
    publisher="Bureau Schulden",
    dossier="24515",
    number="700",
)
LETTER = document("brief", dossier="24515", number="731", publisher="Ministerie van Geld")
NOTE = document("kst-24515-732", title="Evenwicht & <em>balans</em>", dossier="24515")
PLACE = {"x0": 100.0, "top": 200.0, "x1": 140.0, "bottom": 212.0}
RIGHT = households("monitor:1", "614000", **PLACE)
WRONG = households("brief:1", "641000", **PLACE)
MUNICIPAL = claim(
    "brief:2",
    "25",
    "Er lopen 25 huishoudtrajecten bij gemeenten.",
    measure="huishoudtrajecten",
    period="2019",
)
HOSTILE = claim(
    "kst-24515-732:1",
    "1200000",
    "De regeling <script>alert(1)</script> kost 1,2 miljoen euro.",
    measure="kosten van de regeling",
    unit="EUR",
    as_written="1,2 miljoen euro",
)
CLAIMS = (RIGHT, WRONG, MUNICIPAL, HOSTILE)


def publish_version(
    folder: Path,
    claims: Sequence[Claim] = CLAIMS,
    *,
    documents: Sequence[Document] = (MONITOR, LETTER, NOTE),
    decisions: Sequence[Decision] = (),
    rejected: Sequence[Rejected] = (),
    notes: Sequence[Footnote] = (),
) -> Path:
    """Publish under `folder`/processed; the folder of outputs."""
    processed = folder / "processed"
    processed.mkdir(exist_ok=True)
    homes = {c.doc_id for c in claims}
    present = [d for d in documents if d.doc_id in homes]
    found = reconcile(present, claims, decisions)
    dataset = Dataset(
        documents=tuple(present),
        pages=tuple(
            DocumentPage(d.doc_id, number, 595.0, 842.0, 0, "pdf")
            for d in present
            for number in (1, 2)
        ),
        claims=tuple(c for c in claims if c.claim_id not in found.rejected_claim_ids),
        footnotes=tuple(notes),
        rejected=tuple(rejected),
        relations=found.relations,
        figures=found.figures,
        decisions=tuple(decisions),
    )
    publish(dataset, processed, run=RunInfo("00001", "2024-06-01T00:00:00Z"), keep=5)
    return processed
