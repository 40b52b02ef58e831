"""What went amiss in a document is told once, with all the pages it is about."""

from __future__ import annotations

import pytest

from pipeline.issues import lost_pages, tell_issues
from schemas.paper import Issue


@pytest.mark.parametrize(
    ("pages", "told"),
    [
        ([0], "onleesbaar"),
        ([3], "p. 3: onleesbaar"),
        ([3, 4], "p. 3–4: onleesbaar"),
        ([9, 3, 4, 5, 7], "p. 3–5, 7, 9: onleesbaar"),
        ([0, 2], "p. 2: onleesbaar"),
    ],
)
def test_one_message_is_one_line(pages: list[int], told: str) -> None:
    issues = [Issue("garbled_text", "onleesbaar", page) for page in pages]
    assert list(tell_issues(issues)) == [told]


def test_other_messages_are_other_lines_in_the_order_they_came() -> None:
    issues = [Issue("b", "tweede", 2), Issue("a", "eerste"), Issue("b", "tweede", 1)]
    assert list(tell_issues(issues)) == ["p. 1–2: tweede", "eerste"]


def test_pages_are_lost_where_words_were() -> None:
    lost = Issue("ocr_budget", "gestopt", 41)
    issues = [lost, Issue("hidden_text", "wit op wit", 2), Issue("repaired", "hersteld")]
    assert lost_pages(issues) == (lost,)
