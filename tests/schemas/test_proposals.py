"""Frequent measures that the vocabulary lacks are proposed."""

from __future__ import annotations

import tomllib

from schemas.indicators.indicators import Indicator
from schemas.indicators.proposals import propose_indicators

ROWS = [("laadpaal", "count")] * 6 + [("laadpaal", "percent")] * 2 + [("uniek cliënt", "count")] * 5


def test_frequent_measures_are_proposed_the_most_frequent_first() -> None:
    first, second = propose_indicators(ROWS)
    assert (first.measure_lemma, first.count, first.units) == ("laadpaal", 8, ("count", "percent"))
    assert (second.slug, second.count) == ("uniek_client", 5)


def test_rare_known_and_empty_measures_are_not() -> None:
    rows = [("vulpen", "count")] * 4 + [("verdachte", "count")] * 9 + [("", "count")] * 9
    assert propose_indicators(rows) == []


def test_a_proposal_can_be_pasted_into_the_vocabulary() -> None:
    text = propose_indicators(ROWS)[1].as_toml("zorg")
    indicator = Indicator.model_validate(tomllib.loads(text)["indicator"][0])
    assert (indicator.id, indicator.count_unit) == ("zorg.uniek_client", "cliënt")
