"""A threshold of certainty has a pair on either side; moved by a quarter, one of them turns."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import numpy as np
import pytest

from pipeline.reconcile.evidence.certainty import (
    Certainty,
    Name,
    Threshold,
    between_documents,
    for_a_reader,
    read_thresholds,
)
from pipeline.reconcile.evidence.pairs.features import COLUMN, FEATURES, LEVELS, VALUES
from pipeline.reconcile.evidence.verdict import judge_weighed
from pipeline.reconcile.evidence.weigh import Weighed
from tests.pipeline.reconcile.making import claim

Use = Literal["reader", "documents"]
USES: dict[Use, Certainty] = {"reader": for_a_reader(), "documents": between_documents()}
SENTENCE = "Er voeren in dat jaar {} schepen langs."
BELOW, ABOVE = 0.97, 1.03
WORDS: dict[str, float] = {**LEVELS, **VALUES}
SURE = 0.95


def row(threshold: Threshold, certainty: float) -> tuple[list[float], float, float]:
    """The features of the threshold's pair, how surely it is the same, and the same but for one."""
    features = [0.0] * len(FEATURES)
    for name, level in threshold.pair.items():
        features[COLUMN[name]] = WORDS[level] if isinstance(level, str) else level
    if threshold.moves in COLUMN:
        features[COLUMN[threshold.moves]] = certainty
        return features, SURE, 0.0
    return (
        features,
        certainty * (threshold.moves == "same"),
        certainty * (threshold.moves != "same"),
    )


def weighed(*rows: tuple[list[float], float, float], number: str = "4") -> Weighed:
    features, same, differs = (np.array(column) for column in zip(*rows, strict=True))
    told = tuple(claim(f"rapport:{n}", number, SENTENCE.format(number)) for n in range(len(rows)))
    return Weighed(
        claim("brief:1", number, SENTENCE.format(number), unit="percent"),
        told, features, same, differs,
    )  # fmt: skip


def pair_at(name: Name, certainty: float) -> Weighed:
    """The threshold's pair at this certainty, with the pair beside it that it asks for."""
    threshold = read_thresholds()[name]
    if name == "doubt":
        surest = row(read_thresholds()["contradicts"], SURE)
        return weighed(surest, row(threshold, certainty * SURE))
    if name == "as_sure":
        return weighed(row(threshold, SURE), row(threshold, certainty * SURE))
    if name == "scaled":
        return weighed(row(threshold, certainty), number="45")
    if name == "swapped":
        pair = weighed(row(threshold, certainty), number="45")
        return replace(pair, told=(claim("rapport:1", "54", SENTENCE.format(54)),))
    return weighed(row(threshold, certainty))


def said(name: Name, certainty: float, need: Certainty) -> list[str]:
    return [one.verdict for one in judge_weighed(pair_at(name, certainty), need)]


ALL = [(name, use) for name in read_thresholds() for use in USES]
# Between documents each place must be sure by itself, and for all that swapped digits prove there
# each document may tell another number.
ALL.remove(("as_sure", "documents"))
ALL.remove(("swapped", "documents"))


@pytest.mark.parametrize(("name", "use"), ALL)
def test_a_threshold_turns_a_pair_and_moved_by_a_quarter_another(name: Name, use: Use) -> None:
    need, threshold = USES[use], read_thresholds()[name]
    at = getattr(threshold, use)
    below, above = (said(name, at * side, need) for side in (BELOW, ABOVE))
    assert below != above
    assert threshold.verdict == ("".join(set(above)) if name != "as_sure" else above[-1])
    assert said(name, at * BELOW, replace(need, **{name: at * 0.75})) == above
    assert said(name, at * ABOVE, replace(need, **{name: at * 1.25})) == below


def test_every_threshold_says_why() -> None:
    assert all(len(one.because.split()) > 5 for one in read_thresholds().values())
