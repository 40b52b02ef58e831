"""Every document has an id of its own, and references lead to documents."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from pipeline.dataset import tables_read
from pipeline.run.inputs.identity import link_references, tell_apart
from schemas.records import Extraction, Footnote, LawReference, Reference, Rejected
from tests.pipeline.plain_rows import make_claim, make_document


def extraction(doc_id: str, file: str, **fields: object) -> Extraction:
    document = make_document(doc_id, file=file, sha256=file.encode().hex().ljust(64, "0"), **fields)
    claim = make_claim(f"{doc_id}:1")
    return Extraction(
        document=document,
        claims=(claim,),
        footnotes=(Footnote(doc_id, 1, "1", "Zie ook.", 1, "", claim.claim_id),),
        references=(Reference(doc_id, 1, "kamerstuk", "28638", "219", "28 638, nr. 219", ""),),
        law_references=(LawReference(doc_id, 1, "law", "artikel 3 Wet zorg"),),
        rejected=(Rejected(doc_id, 1, "2024", "date", "In 2024.", None, None, None, None),),
    )


def test_the_order_of_reading_does_not_decide_who_keeps_an_id() -> None:
    group = [
        extraction("kst-1", "kopie.pdf"),
        extraction("kst-1", "kst-1.pdf"),
        extraction("kst-1", "andere.pdf"),
        extraction("kst-2", "brief.pdf"),
    ]
    told = {tell_apart(order) for order in permutations(group)}
    assert len(told) == 1
    names = {one.document.file: one.document.doc_id for one in told.pop()}
    assert names["kst-1.pdf"] == "kst-1"
    assert names["brief.pdf"] == "kst-2"
    assert names["kopie.pdf"] == "kst-1-6b6f7069"
    assert len(set(names.values())) == 4


def test_a_new_id_goes_through_to_every_row() -> None:
    _, renamed = tell_apart([extraction("d", "d.pdf"), extraction("d", "e.pdf")])
    doc_id = renamed.document.doc_id
    assert doc_id != "d"
    for table in tables_read():
        assert {row.doc_id for row in getattr(renamed, table)} == {doc_id}, table
    assert renamed.claims[0].claim_id == f"{doc_id}:1" == renamed.footnotes[0].claim_ids
    assert [issue.code for issue in renamed.issues] == ["same_id"]


def test_no_twin_gets_an_id_that_another_file_has() -> None:
    twins = [extraction("brief", f"{folder}/brief.pdf") for folder in "abc"]
    twins = [replace(one, document=replace(one.document, sha256="")) for one in twins]
    other = extraction("brief-2", "brief-2.pdf")
    ids = [one.document.doc_id for one in tell_apart([*twins, other])]
    assert sorted(ids) == ["brief", "brief-2", "brief-3", "brief-4"]


def test_a_document_that_was_read_keeps_its_id_from_one_that_was_not() -> None:
    bad = extraction("a", "a.pdf", status="quarantined")
    good = extraction("a", "brief.pdf")
    names = {one.document.file: one.document.doc_id for one in tell_apart([bad, good])}
    assert names["brief.pdf"] == "a"


def test_a_reference_leads_to_the_document_it_names() -> None:
    home = extraction("kst-28638-219", "x.pdf", dossier="28638", number="219")
    letter = extraction("brief", "brief.pdf")
    linked = link_references([home, letter])
    assert linked[1].references[0].target_doc_id == "kst-28638-219"
    assert link_references([letter])[0].references[0].target_doc_id == ""
