"""Entries of a list of literature make no claims; sentences around them do."""

from __future__ import annotations

import pytest

from extractors.document.text.sources import is_source, without_numbers
from extractors.numbers import read_numbers
from schemas.paper import Passage
from schemas.vocabularies import PassageRole

ENTRY = "Jansen, P.D. & De Wit, A. (2019). Wonen in beeld. Wonen en Ruimte, 12, 31-55."


@pytest.mark.parametrize(
    ("text", "section", "role", "source"),
    [
        (ENTRY, "", "note", True),
        ("23. Van den Berg, M.C. (2010). Het huis. Utrecht.", "", "note", True),
        ("Ministerie van Wonen (2021) Handreiking, 112 pp.", "Literatuur", "paragraph", True),
        ("Wonen en Ruimte, 12, 31-55.", "6. Referenties", "paragraph", True),
        ("Wonen en Ruimte 2021, 12, 31-55.", "Bronnen", "paragraph", True),
        ("Er zijn 12 bronnen van warmte.", "Bronnen", "paragraph", False),
        ("Van de 12 bewoners waren er 3 jong (2019).", "", "paragraph", False),
        ("Literatuur 2021", "Literatuur", "heading", False),
        ("Er zijn 12 woningen (2019).", "Literatuuronderzoek naar wonen", "paragraph", False),
    ],
)
def test_a_source_is_known_by_its_list_or_its_form(
    text: str, section: str, role: PassageRole, source: bool
) -> None:
    assert is_source(Passage(text, role, (), section)) is source


def test_volumes_and_pages_of_a_source_are_passed_over_and_shares_are_not() -> None:
    numbers = without_numbers(read_numbers("Wonen en Ruimte, 12, 31-55: 45% woont klein."))
    assert [quantity.unit for quantity in numbers.quantities] == ["percent"]
    assert [rejection.reason for rejection in numbers.rejections] == ["document_id"] * 2
