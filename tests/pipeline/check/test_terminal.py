"""The fact-check on a terminal: worst first, whole on a narrow one too."""

import io

import pytest
from rich.console import Console

from pipeline.check.terminal import print_check
from tests.pipeline.check.test_page import finding, letter_check


@pytest.mark.parametrize("width", [60, 200])
def test_every_finding_is_told_with_mark_words_and_source(width: int) -> None:
    stream = io.StringIO()
    check = letter_check(finding("contradicts", 1), finding("not_found", 2))
    print_check(check, Console(file=stream, width=width))
    text = " ".join(stream.getvalue().split())
    assert text.index("✗ spreekt tegen") < text.index("? niet gevonden")
    assert "monitor.pdf, p. 2" in text
    assert "bron niet in de dataset: Kamerstuk 99 998, nr. 3" in text
    assert "1 getal is geen bewering" in text
