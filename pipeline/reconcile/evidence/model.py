"""The weights of the evidence: boosted trees that were learned once, read and summed here.

Each tree asks a few questions of a pair's features and gives a weight; the weights add up to
log-odds. `make weights` learns them (bench/weights.py); nothing is learned at run time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reconcile.evidence.context import CONTEXT
from pipeline.reconcile.evidence.pairs.features import FEATURES

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

FILE: Final = "weights.json"
BETWEEN: Final = "between.json"
# Certainties are told in so many decimals: beyond that, machines may differ.
DECIMALS: Final = 4
# Rows weighed in one go: what that takes stays near the processor.
AT_A_TIME: Final = 512


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees as one table of nodes.

    Node n asks whether feature `feature[n]` is at most `threshold[n]`: then `left[n]` is next, else
    `right[n]`. A leaf has itself as both, and its `weight`; `roots` are where the trees begin,
    `depth` is how many questions lead to the deepest leaf and `base` the log-odds before the first.
    """

    feature: Ints
    threshold: Floats
    left: Ints
    right: Ints
    weight: Floats
    roots: Ints
    depth: int
    base: float

    @classmethod
    def of(cls, table: Mapping[str, Sequence[float]], base: float, depth: int) -> Trees:
        """From the columns of the weights file. Raises KeyError when one is missing."""
        return cls(
            feature=np.array(table["feature"], dtype=np.int64),
            threshold=np.array(table["threshold"], dtype=np.float64),
            left=np.array(table["left"], dtype=np.int64),
            right=np.array(table["right"], dtype=np.int64),
            weight=np.array(table["weight"], dtype=np.float64),
            roots=np.array(table["roots"], dtype=np.int64),
            depth=depth,
            base=base,
        )

    def odds(self, features: Floats) -> Floats:
        """The log-odds of each row of features."""
        parts = [features[at : at + AT_A_TIME] for at in range(0, len(features), AT_A_TIME)]
        return np.concatenate([np.zeros(0), *map(self._odds, parts)])

    def _odds(self, features: Floats) -> Floats:
        nodes = np.broadcast_to(self.roots, (len(features), len(self.roots)))
        cells, rows = features.ravel(), np.arange(len(features))[:, None] * features.shape[1]
        children = np.stack((self.right, self.left), axis=1).ravel()
        for _ in range(self.depth):
            asked = cells.take(rows + self.feature.take(nodes))
            nodes = children.take(2 * nodes + (asked <= self.threshold.take(nodes)))
        # Summed tree by tree: the order of a sum decides its last bits.
        total: Floats = self.base + np.cumsum(self.weight.take(nodes), axis=1)[:, -1]
        return total

    def certainty(self, features: Floats) -> Floats:
        """The same as probabilities, rounded."""
        if not len(features):
            return np.zeros(0)
        return np.round(1.0 / (1.0 + np.exp(-self.odds(features))), DECIMALS)


@dataclass(frozen=True, slots=True)
class Weights:
    """`alone` weighs whether two claims are about the same thing, by themselves; `same` the same
    with what the claims around them retell, and `differs` whether they are alike but for one
    dimension."""

    alone: Trees
    same: Trees
    differs: Trees


@cache
def read_weights(name: str = FILE) -> Weights:
    """The weights that ship: for a letter and all that is known, or for two documents (`BETWEEN`).

    Raises ValueError when they were learned for other features.
    """
    raw = json.loads((files(__package__) / name).read_text("utf-8"))
    if tuple(raw["features"]) != FEATURES or tuple(raw["context"]) != CONTEXT:
        raise ValueError(f"{name} was learned for other features: run `make weights`")
    return Weights(
        *(
            Trees.of(raw[stage]["nodes"], raw[stage]["base"], raw[stage]["depth"])
            for stage in ("alone", "same", "differs")
        )
    )
