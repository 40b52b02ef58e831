"""Letters that have no paper yet: pasted text, and text files."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.document import extract_document
from extractors.text import read_text
from schemas.errors import UnreadableDocument


def read(tmp_path: Path, text: str | bytes) -> list[tuple[str, str]]:
    path = tmp_path / "stuk.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [(p.role, p.text) for p in read_text(path).passages]


def test_empty_lines_part_paragraphs_and_wrapped_lines_are_joined(tmp_path: Path) -> None:
    text = (
        "Stand van zaken\n\nIn het afgelopen jaar volgden ruim tweehonderd leerlingen\n"
        "een traject bij een van de scholen in de regio.\n\nHet waren er 45 meer dan in 2021."
    )
    assert read(tmp_path, text) == [
        ("heading", "Stand van zaken"),
        (
            "paragraph",
            "In het afgelopen jaar volgden ruim tweehonderd leerlingen een traject bij een van "
            "de scholen in de regio.",
        ),
        ("paragraph", "Het waren er 45 meer dan in 2021."),
    ]


def test_list_items_stand_apart(tmp_path: Path) -> None:
    assert read(tmp_path, "- 12 bussen\n- 30 trams\n  in de stad\n") == [
        ("list_item", "- 12 bussen"),
        ("list_item", "- 30 trams in de stad"),
    ]


def test_lines_with_tabs_are_a_table(tmp_path: Path) -> None:
    path = tmp_path / "stuk.txt"
    path.write_text("Leerlingen\t2021\t2022\nGroep A\t412\t437\nGroep B\t95\t88\n")
    claims = {(c.as_written, c.row_heading, c.period) for c in extract_document(path).claims}
    assert ("437", "Groep A", "2022") in claims


@pytest.mark.parametrize("code", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_codes_of_old_files_are_read(tmp_path: Path, code: str) -> None:
    text = "De coöperatie telt 120 leden à 30 euro."
    assert read(tmp_path, text.encode(code)) == [("paragraph", text)]


@pytest.mark.parametrize(
    ("data", "problem"),
    [(b"", "no_text"), (b"PK\0\1\0\0", "garbled_text"), (b"a" * (5 << 20), "too_large")],
)
def test_what_is_no_letter_is_refused(tmp_path: Path, data: bytes, problem: str) -> None:
    with pytest.raises(UnreadableDocument) as refused:
        read(tmp_path, data)
    assert refused.value.code == problem
