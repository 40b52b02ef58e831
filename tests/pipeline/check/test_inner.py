"""A letter that contradicts itself within a sentence, and sentences that do not."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.check.inner import find_clashes
from schemas.records import Claim
from tests.pipeline.rows import make_claim

NUMBER = re.compile(r"[\d.]+(?:,\d+)?%?")


def claims_of(sentence: str) -> list[Claim]:
    """The numbers of a sentence as claims, exact to their last digit."""
    claims = []
    for serial, found in enumerate(NUMBER.finditer(sentence.rstrip("."))):
        written = found[0].strip(".")
        digits = written.rstrip("%").replace(".", "").replace(",", ".")
        claims.append(
            replace(
                make_claim(f"b{serial}", "brief", value=Decimal(digits), sentence=sentence),
                as_written=written,
                unit="percent" if "%" in written else "count",
                comparator="eq",
                statistic="share" if "%" in written else "total",
                in_table="",
                x0=float(found.start()),
            )
        )
    return claims


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Van de 4.250 woningen had 60% (1.700 woningen) enkel glas.", "1.700 / 4.250 = 40%"),
        ("Van de bewoners is 72% tevreden en 38% ontevreden.", "110% in plaats van 100%"),
        ("Van de huizen is 62% van hout en de overige 48% van steen.", "110% in plaats van"),
        ("Van de huizen is 62% van hout en de overige 28% van steen.", "90% in plaats van"),
        ("Uit de stad kwam 41% en uit dorpen 33%, samen 76%.", "41 + 33 = 74"),
    ],
)
def test_numbers_that_cannot_both_be_right_clash(sentence: str, told: str) -> None:
    (clash,) = find_clashes(claims_of(sentence))
    assert told in clash.explanation
    assert clash.explanation.endswith("dat klopt niet met elkaar.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Van de 4.250 woningen had 40% (1.700 woningen) enkel glas.",
        "Van de 612 woningen had 33% (204 woningen) enkel glas.",
        "Van de bewoners is 72% tevreden en 18% ontevreden.",
        "Van de bewoners is 72% tevreden en 28% ontevreden.",
        "Van de bewoners fietst 72% graag en wandelt 61% graag.",
        "Van de huizen is 62,5% van hout en de overige 37,5% van steen.",
        "Uit de stad kwam 41% en uit dorpen 33%, samen 74%.",
        "Vorig jaar waren er 40 klachten en 30 vragen; samen met 12 buren lossen wij ze op.",
        "Van de 300 huizen is 60% verkocht (2 per dag).",
    ],
)
def test_numbers_that_can_both_be_right_do_not(sentence: str) -> None:
    assert list(find_clashes(claims_of(sentence))) == []
