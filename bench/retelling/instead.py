"""Learn what tells that a text means the neighbour of the number it tells: `instead.toml`.

Of every number that stands in the sources, each neighbour of that place is a case: what is meant,
or not. The weights of the signs are those of a logistic regression in which no sign may speak
against its sense; where the points begin is where enough of what is taken for wrong is wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from describe import (
    MADE_WRONG,
    Described,
    Known,
    columns_of,
    datasets_of,
    describe_all,
)
from learn import PARTS, Learned, alone_of

from pipeline.reconcile.evidence.mistakes.instead import (
    SIGNS,
    Told,
    rivals_of,
    signs_of,
    tell_apart,
)
from pipeline.reconcile.evidence.model import Trees
from pipeline.reconcile.evidence.pairs.beside import Neighbours
from pipeline.reconcile.evidence.pairs.features import COLUMN, VALUES
from pipeline.reconcile.evidence.pairs.passages import passages_of
from schemas.records import Claim

# Signs that speak against the neighbour; all others speak for it.
AGAINST: Final = frozenset({"unworded", "far"})
# Numbers told wrong on purpose teach less than what people wrote.
MADE: Final = 0.1
STRENGTH: Final = 3.0  # of what keeps weights small
# So much of what is taken for wrong must be wrong, in letters that no weights saw: less would find
# more, and take more for wrong that is right.
SOUND: Final = 0.83


@dataclass(frozen=True, slots=True)
class Cases:
    """The neighbours of one number of a letter, a row each: their signs, which of them is meant,
    whether the number is told wrong, whether on purpose, and which part the letter belongs to."""

    signs: Any
    meant: Any
    wrong: bool
    made: bool
    part: int


def print_weights(processed: Sequence[Path], folders: Sequence[Path]) -> None:
    """Learn from letters held against datasets, and print the lines of `instead.toml`."""
    known = Known.of(*datasets_of(processed))
    told = [(name, one) for name, one in describe_all(known, folders) if one.pairs.told]
    letters: dict[str, list[Described]] = defaultdict(list)
    for name, one in told:
        letters[name].append(one)
    pairs = Learned.of(columns_of(told))
    for sign, weight in learn_instead(letters, known.neighbours, pairs).items():
        print(f"{sign} = {weight:.2f}")


def learn_instead(
    letters: Mapping[str, Sequence[Described]], neighbours: Neighbours, pairs: Learned
) -> dict[str, float]:
    """The base and the weight of each sign; prints what they come to on letters they never saw."""
    cases = []
    for part in range(PARTS):
        names = sorted(letters)[part::PARTS]
        held = np.isin(pairs.letters, names)
        table = alone_of(pairs.take(~held))
        trees = Trees.of(table["nodes"], table["base"], table["depth"])
        for name in names:
            cases += [*_cases(letters[name], neighbours, trees, part)]
    points: list[tuple[float, bool]] = []
    for part in range(PARTS):
        base, weights = _fit([c for c in cases if c.part != part])
        points += [
            (base + float((case.signs @ weights)[tell_apart(case.signs)].max()), case.wrong)
            for case in cases
            if case.part == part and not case.made and tell_apart(case.signs).any()
        ]
    least = _least(points)
    found = [wrong for told, wrong in points if told >= least]
    print(f"{sum(found)} wrong, {len(found) - sum(found)} others")
    base, weights = _fit(cases)
    return {"base": base - least, **dict(zip(SIGNS, weights.tolist(), strict=True))}


def _least(points: Sequence[tuple[float, bool]]) -> float:
    """The least points from which on enough of what is found is wrong."""
    least, wrong = float("inf"), 0
    for count, (told, is_wrong) in enumerate(sorted(points, reverse=True), start=1):
        wrong += is_wrong
        if wrong >= SOUND * count:
            least = told
    return least


def _cases(
    told: Sequence[Described], neighbours: Neighbours, alone: Trees, part: int
) -> Iterator[Cases]:
    """The cases of one letter."""
    sentences: dict[str, list[Claim]] = defaultdict(list)
    for one in told:
        if one.weight > MADE_WRONG:
            sentences[one.pairs.teller.sentence].append(one.pairs.teller)
    for one in told:
        labels, pairs = np.array(one.labels), one.pairs
        if not len(pairs.told) or (labels == -1).all():
            continue
        values = pairs.features[:, COLUMN["value"]]
        fits = values <= VALUES["comparator"]
        if not fits.any():
            continue
        own = int(np.argmax(np.where(fits, alone.certainty(pairs.features), -1.0)))
        meant = labels == 1
        wrong = bool(meant.any() and (values[meant] > VALUES["comparator"]).all())
        swapped = one.verdict == "contradicts" and not wrong
        made = one.weight <= MADE_WRONG
        if made and not wrong:
            continue
        company = [c for c in sentences[pairs.teller.sentence] if c.start != pairs.teller.start]
        asked = Told(pairs.teller, pairs.told, pairs.features, company)
        places = [passages_of(claim) for claim in pairs.told]
        beside = [
            n
            for n, place in enumerate(places)
            if n != own and any(a == b != "" for a, b in zip(place, places[own], strict=True))
        ]
        if rows := [*rivals_of(asked, own, beside)]:
            signs = signs_of(asked, own, rows, neighbours, alone)
            told_too = signs[:, SIGNS.index("told_too")] > 0
            yield Cases(signs, told_too if swapped else meant[rows], wrong or swapped, made, part)


def _fit(cases: Sequence[Cases]) -> tuple[float, Any]:
    """The base and the weights that tell best what is meant."""
    from scipy.optimize import minimize

    signs = np.concatenate([case.signs for case in cases])
    meant = np.concatenate([case.meant for case in cases]).astype(float)
    counts = np.concatenate([np.full(len(c.meant), MADE if c.made else 1.0) for c in cases])
    scale = signs.std(axis=0) + 1e-6

    def loss(weights: Any) -> tuple[float, Any]:
        told = signs / scale @ weights[1:] + weights[0]
        off = counts * (1 / (1 + np.exp(-told)) - meant)
        size = float((counts * (np.logaddexp(0, told) - meant * told)).sum())
        size += STRENGTH / 2 * float(weights[1:] @ weights[1:])
        return size, np.append(off.sum(), (signs / scale).T @ off + STRENGTH * weights[1:])

    bounds = [(None, None), *((None, 0) if name in AGAINST else (0, None) for name in SIGNS)]
    found = minimize(loss, np.zeros(len(SIGNS) + 1), jac=True, bounds=bounds).x
    return float(found[0]), found[1:] / scale
