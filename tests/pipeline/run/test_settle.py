"""An error that names no document is traced to the one it comes from; the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from pipeline.run.comparing.settle import settle
from schemas.errors import ChecksFailed
from schemas.records import Extraction
from tests.pipeline.plain_rows import make_claim, make_document

CORPUS = [
    Extraction(make_document(f"d{n}", title="Cijfers"), claims=(make_claim(f"d{n}:1"),))
    for n in range(30)
]
Work = Callable[[Sequence[Extraction]], list[str]]


def work(*bad: str, error: type[Exception] = IndexError) -> Work:
    """Work that cannot do with the claims of these documents; it gives the ids of the others."""

    def attempt(extractions: Sequence[Extraction]) -> list[str]:
        told = [one.document.doc_id for one in extractions if one.claims]
        if found := [doc_id for doc_id in told if doc_id in bad]:
            raise error(f"op {found[0]}")
        return told

    return attempt


def settled(attempt: Work) -> tuple[list[str], list[str]]:
    blamed: list[str] = []
    left = settle(
        CORPUS, attempt, rehearse=attempt, tell=lambda document, _: blamed.append(document.doc_id)
    )
    return left, blamed


@pytest.mark.parametrize("bad", [("d0",), ("d29",), ("d13",), ("d3", "d4", "d17")])
def test_the_documents_to_blame_are_found_and_only_they_are_set_aside(bad: tuple[str, ...]) -> None:
    left, blamed = settled(work(*bad))
    assert sorted(blamed) == sorted(bad)
    assert left == [f"d{n}" for n in range(30) if f"d{n}" not in bad]


def test_of_two_that_do_not_go_together_one_is_set_aside() -> None:
    def attempt(extractions: Sequence[Extraction]) -> list[str]:
        told = [one.document.doc_id for one in extractions if one.claims]
        if {"d5", "d20"} <= {*told}:
            raise KeyError("samen")
        return told

    left, blamed = settled(attempt)
    assert blamed == ["d20"]
    assert len(left) == 29


def test_what_is_no_accident_of_a_document_is_raised() -> None:
    for error in (ChecksFailed, MemoryError, PermissionError):
        with pytest.raises(error):
            settled(work("d7", error=error))


def test_where_nothing_can_be_done_without_documents_either_the_error_is_raised() -> None:
    def attempt(extractions: Sequence[Extraction]) -> list[str]:
        raise ZeroDivisionError("een fout van ons")

    with pytest.raises(ZeroDivisionError):
        settled(attempt)


def test_where_all_documents_are_to_blame_it_is_not_the_documents() -> None:
    with pytest.raises(IndexError):
        settled(work(*(f"d{n}" for n in range(30))))
