"""A failed check costs the rows or documents it names; only a fault of the whole stops it all."""

from __future__ import annotations

from typing import Any

from pipeline.dataset import Dataset
from pipeline.run.comparing.rejects import Rejects, rejects_of, without_rows
from pipeline.validate import CheckResult, ValidationReport
from schemas.records import Relation
from tests.pipeline.plain_rows import make_document

DATASET = Dataset(
    documents=tuple(make_document(doc_id) for doc_id in "abc"),
    relations=(
        Relation("a:1", "b:1", "agrees", "", "5 en 5.", 0.9),
        Relation("a:1", "c:1", "agrees", "", "5 en 5.", 0.9),
    ),
)


def failing(table: str, *homes: str, **fields: Any) -> CheckResult:
    return CheckResult(
        check=f"{table}.x",
        table=table,
        severity="critical",
        why="Dat kan niet.",
        checked=9,
        failed=max(len(homes), 1),
        homes=homes,
        **fields,
    )


def rejected(*results: CheckResult) -> Rejects | None:
    return rejects_of(ValidationReport(results), DATASET)


def test_rows_of_a_document_cost_that_document() -> None:
    found = rejected(failing("claims", "b", "b"), failing("footnotes", "b"))
    assert found is not None
    assert found.documents == {"b": "claims.x (2×): Dat kan niet. footnotes.x (1×): Dat kan niet."}
    assert not found.rows


def test_a_row_between_documents_goes_by_itself() -> None:
    found = rejected(failing("relations", names=("a:1 / b:1",)))
    assert found is not None
    assert not found.documents
    left = without_rows(DATASET, found.rows)
    assert [relation.right for relation in left.relations] == ["c:1"]
    assert found.tell_rows() == ["1 rij van relations afgekeurd en weggelaten: a:1 / b:1"]


def test_a_fault_of_the_whole_is_no_documents_fault() -> None:
    assert rejected(failing("claims", "b", scope="whole")) is None
    assert rejected(failing("claims", "")) is None
    assert rejected(failing("claims", "weg")) is None
    assert rejected(failing("claims", "a", "b", "c")) is None


def test_what_was_found_in_two_rounds_is_left_out_together() -> None:
    first = Rejects({"a": "x"}, {"relations": frozenset({"a:1 / b:1"})})
    both = first.joined(Rejects({"b": "y"}, {"figures": frozenset({"f"})}))
    assert both.documents == {"a": "x", "b": "y"}
    assert both.rows == {"relations": frozenset({"a:1 / b:1"}), "figures": frozenset({"f"})}
