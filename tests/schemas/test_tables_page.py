"""The page about the dataset says what the definition says."""

from __future__ import annotations

from pathlib import Path

from schemas.tables_page import BEGIN, END, renew


def test_the_page_is_up_to_date(root: Path) -> None:
    page = (root / "docs" / "dataset.md").read_text(encoding="utf-8")
    assert renew(page) == page


def test_what_stands_around_the_tables_is_kept() -> None:
    page = renew(f"voor\n{BEGIN}\noud\n{END}\nna\n")
    assert page.startswith("voor\n")
    assert page.endswith("\nna\n")
    assert "oud" not in page
    assert "| `claim_id` | string |" in page
