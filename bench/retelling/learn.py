"""Learn the weights of the evidence from what `describe` wrote.

First how surely a pair is the same by itself, then the same with what stands around it. What judges
a letter on the way never saw it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from pipeline.reconcile.evidence.context import CONTEXT, ClaimSight, TextSights
from pipeline.reconcile.evidence.model import FILE, Trees
from pipeline.reconcile.evidence.pairs.features import COLUMN, FEATURES

# Parts that letters are divided into: what judges a letter in learning never saw it.
PARTS: Final = 4
# Of a letter's pairs that are not the same one in so many is learned from, and counts for as many.
ONE_IN: Final = 4
# More of these makes it surer that two claims are about the same; of those less.
SURER: Final = (
    "cover_teller", "cover_told", "soft_teller", "soft_told", "named_teller", "named_told",
    "shared", "digits", "meaning", "titled", "close", "row_met", "row_near", "column_met",
    "rival_words", "rival_exact",
    "rival_close", "rival_period", "rival_role", "rival_side", "documents", "same_passage",
    "same_page", "margin",
    "alone", "above_all", "above_fitting", "passage_near", "column_near", "page_near",
    "document_retold", "sentence_near",
)  # fmt: skip
LESS_SURE: Final = ("rank", "distance", "lacking_teller", "lacking_told", "alone_rank", "taken")
LEARNING: Final[dict[str, Any]] = {
    "objective": "binary", "learning_rate": 0.05, "lambda_l2": 5, "min_data_in_leaf": 20,
    "max_depth": 5, "feature_fraction": 0.7, "bagging_fraction": 0.8, "bagging_freq": 1,
    "deterministic": True, "force_row_wise": True, "seed": 7, "num_threads": 1, "verbose": -1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Learned:
    """Columns of what was described, a row a pair."""

    features: Any
    labels: Any
    letters: Any
    weights: Any
    tellers: Any
    sentences: Any
    places: Any

    @classmethod
    def read(cls, path: Path) -> Learned:
        """Read the file of `describe`."""
        with np.load(path) as kept:
            if tuple(kept["names"]) != FEATURES:
                sys.exit(f"{path} was described with other features: describe it again")
            return cls.of(kept)

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Learned:
        """From the columns of `describe`."""
        columns = {name: told[name] for name in cls.__slots__}
        columns["features"] = columns["features"].astype(np.float64)
        return cls(**columns)

    def take(self, rows: Any) -> Learned:
        """Only some rows."""
        return Learned(*(getattr(self, name)[rows] for name in self.__slots__))


def learn(pairs: Path, without: Sequence[str], out: Path | None) -> None:
    """Learn the sets of trees and write them."""
    all_pairs = Learned.read(pairs)
    use = np.ones(len(all_pairs.labels), dtype=bool)
    for name in without:
        use &= ~np.char.startswith(all_pairs.letters, name)
    told = all_pairs.take(use)
    context = contexts_of(told, alone_unseen(told))
    whole = np.hstack([told.features, context]).astype(np.float32).astype(np.float64)
    trees = {
        "alone": alone_of(told),
        "same": same_of(told, whole),
        "differs": differs_of(told, whole),
    }
    target = out or Path(__file__).parents[2] / "pipeline" / "reconcile" / "evidence" / FILE
    raw = {"features": FEATURES, "context": CONTEXT, **trees}
    target.write_text(json.dumps(raw, separators=(",", ":")) + "\n", "utf-8")
    known = (told.labels >= 0) & (told.weights >= 1.0)
    print(f"{target}: {int((told.labels[known] == 1).sum())} pairs the same, of {known.sum()}")


def alone_of(told: Learned) -> dict[str, Any]:
    """Trees for pairs by themselves."""
    known = told.labels >= 0
    return _trees(
        told.features[known], told.labels[known] == 1, told.weights[known], 250, FEATURES, leaves=12
    )


def same_of(told: Learned, features: Any) -> dict[str, Any]:
    """Trees for pairs that are the same, with what stands around them."""
    known = told.labels >= 0
    names = (*FEATURES, *CONTEXT)
    return _trees(features[known], told.labels[known] == 1, told.weights[known], 120, names)


def differs_of(told: Learned, features: Any) -> dict[str, Any]:
    """Trees for pairs that are the same but for one dimension: only of what people wrote."""
    known = (told.labels >= 0) & (told.weights >= 1.0)
    return _trees(features[known], told.labels[known] == 2, told.weights[known], 120, None)


def alone_unseen(told: Learned) -> Any:
    """How surely each pair is the same by itself, as weights tell that never saw its letter."""
    names = sorted(set(told.letters.tolist()))
    alone = np.zeros(len(told.labels))
    for part in range(PARTS):
        held = np.isin(told.letters, names[part::PARTS])
        table = alone_of(told.take(~held))
        trees = Trees.of(table["nodes"], table["base"], table["depth"])
        alone[held] = trees.certainty(told.features[held])
    return alone


def contexts_of(told: Learned, alone: Any) -> Any:
    """The features of `CONTEXT`, letter by letter; what was told wrong on purpose stands in for the
    claim before it, among the others as they are."""
    found = np.zeros((len(alone), len(CONTEXT)))
    for name in sorted(set(told.letters.tolist())):
        here = np.flatnonzero(told.letters == name)
        claims = np.split(here, np.flatnonzero(np.diff(told.tellers[here])) + 1)
        sights = [
            ClaimSight(
                int(told.sentences[rows[0]]),
                told.places[rows],
                told.features[rows, COLUMN["value"]],
                alone[rows],
            )
            for rows in claims
        ]
        written = [told.weights[rows[0]] >= 1.0 for rows in claims]
        context = TextSights.of([one for one, own in zip(sights, written, strict=True) if own])
        n = -1
        for rows, sight, own in zip(claims, sights, written, strict=True):
            n += own
            found[rows] = context.rows(n, sight)
    return found


def _trees(
    features: Any,
    labels: Any,
    weights: Any,
    rounds: int,
    names: Sequence[str] | None,
    *,
    leaves: int = 8,
) -> dict[str, Any]:
    """Boosted trees as one table of nodes, thresholds rounded to what 32 bits hold; with `names`
    they go the way of `SURER` and `LESS_SURE`."""
    import lightgbm

    how = {"num_leaves": leaves} | LEARNING
    if names:
        how["monotone_constraints"] = [(n in SURER) - (n in LESS_SURE) for n in names]
    judged = labels | (weights > 1.0)
    kept = judged | (np.random.default_rng(7).random(len(labels)) * ONE_IN < 1)
    counted = np.where(judged, weights, weights * ONE_IN)
    data = lightgbm.Dataset(features[kept], labels[kept].astype(int), weight=counted[kept])
    model = lightgbm.train(how, data, num_boost_round=rounds)
    nodes: dict[str, list[float]] = {
        name: [] for name in ("feature", "threshold", "left", "right", "weight", "roots")
    }
    depth = 0
    for tree in model.dump_model()["tree_info"]:
        nodes["roots"].append(len(nodes["feature"]))
        depth = max(depth, _plant(tree["tree_structure"], nodes))
    return {"base": 0.0, "depth": depth, "nodes": nodes}


def _plant(tree: Mapping[str, Any], nodes: dict[str, list[float]]) -> int:
    """Add a tree's nodes, parents before children; how deep it is."""
    here = len(nodes["feature"])
    leaf = "leaf_value" in tree
    nodes["feature"].append(0 if leaf else tree["split_feature"])
    nodes["threshold"].append(0.0 if leaf else float(f"{tree['threshold']:.9g}"))
    nodes["weight"].append(float(f"{tree['leaf_value']:.9g}") if leaf else 0.0)
    nodes["left"].append(here)
    nodes["right"].append(here)
    if leaf:
        return 0
    depths = []
    for side in ("left", "right"):
        nodes[side][here] = len(nodes["feature"])
        depths.append(_plant(tree[f"{side}_child"], nodes))
    return 1 + max(depths)
