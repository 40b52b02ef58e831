"""Names from outside come to nothing that ends a list, a line or an option."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.names import document_id, is_decodable, join_list, printable, split_list

NAMES = st.text(st.characters(exclude_categories=[]), max_size=40)


@pytest.mark.parametrize(
    ("stem", "doc_id"),
    [
        ("kst-28638-219", "kst-28638-219"),
        ("Rapport 2020; bijlage", "Rapport 2020_ bijlage"),
        ("brief\nregel", "brief?regel"),
        ("\x1b[31mrood", "?[31mrood"),
        ("factuur\u202efdp", "factuur?fdp"),
        ("--dry-run", "dry-run"),
        (" ", "document"),
        ("---", "document"),
        ("been\udcff", "been?"),
    ],
)
def test_an_id_is_the_stem_without_what_does_harm(stem: str, doc_id: str) -> None:
    assert document_id(stem) == doc_id


@given(NAMES)
def test_no_name_gives_an_id_that_breaks_a_list_a_line_or_an_encoding(name: str) -> None:
    found = document_id(name)
    assert found
    assert ";" not in found
    assert not found.startswith("-")
    assert found == document_id(found)
    assert found.splitlines() == [found]
    printable(name).encode("utf-8", "strict")


@given(st.lists(NAMES.filter(bool), max_size=5))
def test_what_is_joined_in_one_cell_comes_out_again(items: list[str]) -> None:
    assert split_list(join_list(items)) == items


@pytest.mark.parametrize("item", ["%3B", "%253B", "%25253B", ";;", "100%"])
def test_an_escape_in_an_item_is_no_separator(item: str) -> None:
    assert split_list(join_list([item, "b"])) == [item, "b"]


def test_a_name_that_was_no_utf8_is_known() -> None:
    assert is_decodable("brief\x01é")
    assert not is_decodable("brief\udcff")
