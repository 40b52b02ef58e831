"""A source the letter names and the dataset lacks is told; one it holds is not."""

import pytest

from pipeline.check.letter import _missing_reports
from tests.pipeline.rows import make_claim, make_document

HELD = make_document("m", title="Opvangmonitor 2021: factsheet", file="opvang.pdf")


@pytest.mark.parametrize(
    ("named", "missing"),
    [
        ("Opvangmonitor", []),
        ("Opvangmonitor 2021", []),
        ("Opvangmonitor 2019", ["Opvangmonitor 2019"]),
        ("Schoolmonitor", ["Schoolmonitor"]),
        ("Kamerstuk 99 998, nr. 3", []),  # those are found by their number
        ("", []),
    ],
)
def test_a_report_is_missing_when_no_title_holds_its_name(named: str, missing: list[str]) -> None:
    claims = [make_claim(f"b{n}", "brief", cited_source=named) for n in range(2)]
    assert [source.as_written for source in _missing_reports(claims, [HELD])] == missing
