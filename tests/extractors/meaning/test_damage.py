"""Damaged and endless sentences are described all the same: one meaning a number."""

from __future__ import annotations

import pytest

from extractors.meaning import Context, describe_sentence
from tests.extractors.meaning.telling import tell


@pytest.mark.parametrize(
    "text",
    [
        "", "5", "5% (", ") 5 (", "van 5", "(5)", "maar 5%", "een derde", "5 5 5", "5, 6; 7: 8",
        "((((( 5 )", "5) en (6% van", "»5« ‘6’", "daarvan 5%", "€", "dat die 5",
    ],
)  # fmt: skip
def test_one_meaning_a_number(text: str) -> None:
    sentence = tell(text)[0]
    assert len(describe_sentence(sentence, Context())) == len(sentence.reading.quantities)


def test_a_list_without_end_after_lists_without_end() -> None:
    rows = tell(*["het gaat om " + " ".join(f"{n}% en {n} zaken" for n in range(30))] * 5)
    read = describe_sentence(rows[-1], Context(before=tuple(rows[:-1])))
    assert len(read) == len(rows[-1].reading.quantities)
