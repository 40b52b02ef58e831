"""Numbers copied wrongly: with two digits swapped, or from what stands beside the right one."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from pipeline.reconcile.evidence.certainty import for_a_reader
from pipeline.reconcile.evidence.pairs.features import COLUMN, FEATURES, LEVELS, VALUES
from pipeline.reconcile.evidence.verdict import judge_weighed
from pipeline.reconcile.evidence.weigh import Weighed
from schemas.records import Claim
from tests.pipeline.reconcile.making import claim

NEED = for_a_reader()
LIKELY = (NEED.swapped + NEED.miscopied) / 2


def weighed(teller: Claim, *rows: tuple[Claim, float, dict[str, float]]) -> Weighed:
    """Known claims, each with how surely it is meant and its features."""
    features = np.zeros((len(rows), len(FEATURES)))
    features[:, COLUMN["documents"]] = 0.5
    features[:, COLUMN["digits"]] = 2.0
    features[:, COLUMN["unit"]] = 1.0
    for n, (told, _, own) in enumerate(rows):
        level = "equal" if told.value == teller.value else "apart"
        for name, number in {"value": VALUES[level], **own}.items():
            features[n, COLUMN[name]] = number
    same = np.array([sure for _, sure, _ in rows])
    return Weighed(teller, tuple(told for told, _, _ in rows), features, same, np.zeros(len(rows)))


def told(number: str, sentence: str, **fields: Any) -> Claim:
    return claim(f"rapport:{number}", number, sentence, **fields)


def verdicts(pair: Weighed) -> list[tuple[str, str]]:
    return [(one.verdict, one.told.claim_id) for one in judge_weighed(pair, NEED)]


@pytest.mark.parametrize(
    ("number", "other", "found"),
    [
        ("38", "83", ["contradicts"]),
        ("5.4", "4.5", ["contradicts"]),
        ("163900", "169300", ["contradicts"]),
        ("215000000", "125000000", ["contradicts"]),
        ("38", "89", []),
        ("4", "9", []),
        ("1234", "4321", []),
    ],
)
def test_two_digits_that_changed_places_were_most_likely_copied(
    number: str, other: str, found: list[str]
) -> None:
    teller = claim("brief:1", number, f"De veerdienst kwam uit op {number}.")
    pair = weighed(teller, (told(other, f"Het veer voer {other} keer."), LIKELY, {}))
    assert [one.verdict for one in judge_weighed(pair, NEED)] == found


def test_a_number_that_the_text_tells_too_was_not_miscopied() -> None:
    teller = claim("brief:1", "0.905", "Een kade vraagt 0,509 en een sluis 0,905.")
    known = told("0.509", "Kade: 0,509.", as_written="0,509")
    assert not judge_weighed(weighed(teller, (known, LIKELY, {})), NEED)


def test_of_a_year_that_the_source_does_not_tell_it_may_be_another_number() -> None:
    sentence = "In 2018 voer het veer 1560 keer."
    known = told("1650", "Het veer vaart 1650 keer.")
    for period, found in (("", ["contradicts"]), ("2018", [])):
        teller = claim("brief:1", "1560", sentence, period=period, start=sentence.index("1560"))
        pair = weighed(teller, (known, LIKELY, {"period": LEVELS["one_sided"]}))
        assert [one.verdict for one in judge_weighed(pair, NEED)] == found


@pytest.mark.parametrize(
    "apart", [{"barred": 1.0}, {"population": LEVELS["other"]}, {"definition": LEVELS["other"]}]
)
def test_swapped_digits_outweigh_no_other_place_group_or_meaning(apart: dict[str, float]) -> None:
    """Two harbours may well have 437 and 473 travellers."""
    teller = claim("brief:1", "437", "In die week bleven 437 reizigers aan wal.")
    known = told("473", "Aan wal | Week | 473")
    found = [judge_weighed(weighed(teller, (known, 0.75, own)), NEED) for own in ({}, apart)]
    assert [[one.verdict for one in verdicts] for verdicts in found] == [["contradicts"], []]


HARBOURS = {"in_table": "t1", "column_heading": "Ligplaatsen"}
RIGHT = told("292", "Oosthaven | Ligplaatsen | 292", row_heading="Oosthaven", **HARBOURS)
WRONG = told("270", "Zandhaven | Ligplaatsen | 270", row_heading="Zandhaven", **HARBOURS)


def harbours(sentence: str, meant: float, equal: float, words: float) -> Weighed:
    """Of two rows of one column the words fit one by `words` better; the number is the other's."""
    teller = claim("brief:1", "270", sentence, start=sentence.index("270"))
    return weighed(
        teller,
        (RIGHT, meant, {"rival_exact": words}),
        (WRONG, equal, {"rival_exact": -words}),
    )


def test_the_number_of_a_neighbour_needs_less_to_contradict_and_none_where_it_fits_the_words() -> (
    None
):
    for words, found in ((1.0, [("contradicts", RIGHT.claim_id)]), (-1.0, [])):
        assert verdicts(harbours("De haven telt 270 plekken.", LIKELY, 0.1, words)) == found
