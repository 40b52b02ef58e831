"""Learn the weights of the evidence from letters of which every number's verdict is known.

Usage: weights.py describe OUT.npz --processed DIR [DIR ...] --letters DIR [DIR ...]
       weights.py learn PAIRS.npz [--without NAME ...] [--out weights.json]

`describe` reads each LETTER.pdf beside its LETTER.tsv (columns sentence, number, verdict, doc,
page, value, quote, dimension, why), holds it against the datasets and keeps the features of every
pair with what it is: 1 the place its table names, 2 the same but for one dimension, 0 neither, -1
left aside (the same number elsewhere). Numbers that agree are also told wrong: as the number of a
neighbour, and miscopied. `learn` needs lightgbm; the product does not.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import numpy as np
from rapidfuzz import fuzz

from pipeline.check.read import read_letter
from pipeline.published import read_published
from pipeline.reconcile.documents.corpus import Corpus
from pipeline.reconcile.evidence.beside import Neighbours
from pipeline.reconcile.evidence.features import FEATURES
from pipeline.reconcile.evidence.model import FILE
from pipeline.reconcile.evidence.shelf import Look, Shelf
from pipeline.reconcile.evidence.weigh import Pairs, Reader, pairs_of
from pipeline.reconcile.newcomer import in_reading_order
from pipeline.settings import load_settings
from schemas.records import Claim, Document, Extraction

LABELS: Final = {"agrees": 1, "consistent": 1, "contradicts": 1, "explained": 2, "not_found": 0}
# Numbers told wrong on purpose count for less than what people wrote.
MADE_WRONG: Final = 0.5
# More of these makes it surer that two claims are about the same; of those less.
SURER: Final = (
    "cover_teller", "cover_told", "soft_teller", "soft_told", "named_teller", "named_told",
    "shared", "digits", "rival_words", "rival_period", "rival_role", "documents",
    "same_passage", "same_page", "margin",
)  # fmt: skip
LESS_SURE: Final = ("rank", "distance", "lacking_teller", "lacking_told")
LEARNING: Final[dict[str, Any]] = {
    "objective": "binary", "learning_rate": 0.05, "lambda_l2": 5, "min_data_in_leaf": 20,
    "max_depth": 5, "feature_fraction": 0.7, "bagging_fraction": 0.8, "bagging_freq": 1,
    "deterministic": True, "force_row_wise": True, "seed": 7, "num_threads": 1, "verbose": -1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """Where a letter's number is told: a file's stem, page, value and its own words there."""

    stem: str
    page: str
    value: str
    quote: str


def main() -> int:
    """Describe pairs, or learn from them."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    describing = commands.add_parser("describe")
    describing.add_argument("out", type=Path)
    describing.add_argument("--processed", type=Path, nargs="+", required=True)
    describing.add_argument("--letters", type=Path, nargs="+", required=True)
    learning = commands.add_parser("learn")
    learning.add_argument("pairs", type=Path)
    learning.add_argument(
        "--without", nargs="*", default=(), help="leave out the letters whose names begin so"
    )
    learning.add_argument("--out", type=Path, default=None)
    options = parser.parse_args()
    if options.command == "describe":
        describe(options.out, options.processed, options.letters)
    else:
        learn(options.pairs, options.without, options.out)
    return 0


def describe(out: Path, processed: Sequence[Path], folders: Sequence[Path]) -> None:
    """Write the features of every pair of every letter."""
    documents, claims = _datasets(processed)
    stems = {d.doc_id: Path(d.file).stem for d in documents}
    by_page: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        by_page[stems[claim.doc_id], str(claim.page)].append(claim)
    corpus = Corpus.of(documents, claims)
    known = Reader.of(corpus)
    shelf = Shelf.of(map(known.about, claims))
    neighbours = Neighbours(claims)
    rows = dict(enumerate(claims))
    features, labels, letters, weights = [], [], [], []
    for table in sorted(path for folder in folders for path in folder.glob("*.tsv")):
        if not table.with_suffix(".pdf").is_file():
            continue
        letter = read_letter(table.with_suffix(".pdf"), load_settings(None))
        told = [*match(table, letter.claims)]
        for pairs, places, verdict, weight in _pairs_of_letter(
            letter, told, shelf, neighbours, rows, by_page, known
        ):
            features.append(pairs.features)
            labels.append(_labels(pairs, places, verdict))
            letters.extend([table.stem] * len(pairs.told))
            weights.extend([weight] * len(pairs.told))
        print(table.stem, len(told), flush=True)
    np.savez_compressed(
        out,
        features=np.concatenate(features).astype(np.float32),
        labels=np.concatenate(labels).astype(np.int8),
        letters=np.array(letters),
        weights=np.array(weights, dtype=np.float32),
        names=np.array(FEATURES),
    )


def _datasets(processed: Sequence[Path]) -> tuple[list[Document], list[Claim]]:
    """The documents of several datasets, each once, with their claims."""
    documents: dict[str, Document] = {}
    claims: list[Claim] = []
    for folder in processed:
        dataset = read_published(folder)
        fresh = {d.doc_id: d for d in dataset.documents if d.status == "ok"}
        fresh = {name: d for name, d in fresh.items() if name not in documents}
        documents |= fresh
        claims += [claim for claim in dataset.claims if claim.doc_id in fresh]
    return [*documents.values()], claims


def read_table(table: Path) -> list[dict[str, str]]:
    """The rows of a letter's table that hold a number."""
    lines = [line for line in table.read_text("utf-8").splitlines() if not line.startswith("#")]
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [row for row in rows if (row.get("number") or "").strip()]


def match(table: Path, claims: Sequence[Claim]) -> Iterator[tuple[dict[str, str], Claim]]:
    """The rows of a table with the claim of the letter that each is about."""
    used: set[str] = set()
    for row in read_table(table):
        number, sentence = _plain(row["number"]), _plain(row["sentence"])
        fits = [
            (fuzz.ratio(number, _plain(c.as_written)), -place, c)
            for place, c in enumerate(claims)
            if c.claim_id not in used
            and (number in _plain(c.as_written) or _plain(c.as_written) in number)
            and fuzz.partial_ratio(sentence, _plain(c.sentence)) > 90
        ]
        if fits:
            best = max(fits, key=lambda fit: fit[:2])[2]
            used.add(best.claim_id)
            yield row, best


def _plain(text: str) -> str:
    text = text.translate(str.maketrans("’‘–—", "''--")).lower()
    return re.sub(r"[^0-9a-zà-ÿ%€,.-]+", " ", text).strip()


def _places(row: Mapping[str, str]) -> list[Place]:
    cut = [
        [part.strip() for part in (row.get(k) or "").split("||")]
        for k in ("doc", "page", "value", "quote")
    ]
    many = max(map(len, cut))
    found = (Place(*(c[min(n, len(c) - 1)] for c in cut)) for n in range(many))
    return [place for place in found if place.stem]


def _find(place: Place, by_page: Mapping[tuple[str, str], Sequence[Claim]]) -> list[Claim]:
    """The claims that tell a place's number on its page, in the words most like its quote."""
    fits = []
    for claim in by_page.get((place.stem, place.page), ()):
        if _tells(claim, place.value):
            like = fuzz.partial_ratio(_plain(place.quote), _plain(claim.sentence))
            like += 20 * (_plain(claim.as_written) in _plain(place.quote))
            fits.append((like, claim))
    best = max((like for like, _ in fits), default=0.0)
    return [claim for like, claim in fits if like >= best - 5]


def _tells(claim: Claim, value: str) -> bool:
    ends = re.fullmatch(r"(-?[\d.]+)\s*-\s*([\d.]+)", value)
    if ends and claim.value is None:
        return _close(claim.value_low, ends[1]) and _close(claim.value_high, ends[2])
    return _close(claim.value, value)


def _close(own: Decimal | None, value: str) -> bool:
    try:
        told = abs(float(value))
    except ValueError:
        return False
    return own is not None and abs(abs(float(own)) - told) <= 0.005 * max(told, 1e-9)


def _pairs_of_letter(
    letter: Extraction,
    told: Sequence[tuple[dict[str, str], Claim]],
    shelf: Shelf,
    neighbours: Neighbours,
    rows: Mapping[int, Claim],
    by_page: Mapping[tuple[str, str], Sequence[Claim]],
    known: Reader,
) -> Iterator[tuple[Pairs, list[Claim], str, float]]:
    """Each number of the letter with what it may retell, the claims it is held against, its verdict
    and weight; then the numbers that agree told wrong, one at a time, the others as they are."""
    document = replace(letter.document, doc_id=f"{letter.document.doc_id}#")
    own = [replace(c, doc_id=document.doc_id, claim_id=f"{c.claim_id}#") for c in letter.claims]
    corpus = Corpus.of([document], own)
    reader = Reader.of(corpus)
    ordered = in_reading_order(own)
    place_of = {claim.claim_id: place for place, claim in enumerate(ordered)}
    survey = shelf.survey([reader.about(claim) for claim in ordered])
    chance = random.Random(letter.document.file)
    for row, claim in told:
        place = place_of[f"{claim.claim_id}#"]
        meant = [c for one in _places(row) for c in _find(one, by_page)]
        verdict = row["verdict"].split("|")[0]
        teller = survey.looks[place].teller
        pairs = pairs_of(teller, survey.found(place), rows, neighbours, known)
        yield pairs, meant, verdict, 1.0
        if verdict != "agrees" or not meant or claim.value is None:
            continue
        for value in _wrong(claim, meant[0], neighbours, chance):
            wrong = replace(ordered[place], value=value, as_written=str(value))
            wrong = replace(wrong, claim_id=f"{claim.claim_id}#{value}")
            other = reader.about(wrong)
            found = survey.found(place, Look.of(shelf, other))
            yield pairs_of(other, found, rows, neighbours, known), meant, "contradicts", MADE_WRONG


def _wrong(
    claim: Claim, meant: Claim, neighbours: Neighbours, chance: random.Random
) -> Iterator[Decimal]:
    """The number of a neighbour of what is meant, and the number miscopied or out of scale."""
    assert claim.value is not None
    values = [b.value for b in neighbours.beside(meant) if b.value not in (None, claim.value)]
    if values and (neighbour := chance.choice(values[:6])) is not None:
        yield neighbour
    digits = str(abs(claim.value))
    places = [n for n, digit in enumerate(digits) if digit not in ".0"]
    if len(places) >= 2 and chance.random() < 0.6 and digits[places[0]] != digits[places[1]]:
        swapped = [*digits]
        a, b = places[:2]
        swapped[a], swapped[b] = swapped[b], swapped[a]
        yield Decimal("".join(swapped)).copy_sign(claim.value)
    else:
        factor = chance.choice(["1.1", "0.9", "1.25", "0.7", "10", "0.1", "2"])
        yield claim.value * Decimal(factor)


def _labels(weighed: Pairs, meant: Sequence[Claim], verdict: str) -> list[int]:
    """What each pair is; the same number told elsewhere is left aside."""
    names = {claim.claim_id for claim in meant}
    values = {(claim.value, claim.value_low, claim.unit) for claim in meant}
    return [
        LABELS[verdict]
        if claim.claim_id in names
        else -1
        if (claim.value, claim.value_low, claim.unit) in values
        else 0
        for claim in weighed.told
    ]


def learn(pairs: Path, without: Sequence[str], out: Path | None) -> None:
    """Learn both sets of trees and write them."""
    kept = np.load(pairs)
    if tuple(kept["names"]) != FEATURES:
        sys.exit(f"{pairs} was described with other features: describe it again")
    use = kept["labels"] >= 0
    for name in without:
        use &= ~np.char.startswith(kept["letters"], name)
    features, labels = kept["features"][use].astype(np.float64), kept["labels"][use]
    weights = kept["weights"][use]
    written = kept["weights"][use] == 1.0
    monotone = [(name in SURER) - (name in LESS_SURE) for name in FEATURES]
    same = _trees(features, labels == 1, weights, 250, num_leaves=12, monotone_constraints=monotone)
    differs = _trees(features[written], labels[written] == 2, weights[written], 120, num_leaves=8)
    told = {"features": FEATURES, "same": same, "differs": differs}
    target = out or Path(__file__).parents[1] / "pipeline" / "reconcile" / "evidence" / FILE
    target.write_text(json.dumps(told, separators=(",", ":")) + "\n", "utf-8")
    print(f"{target}: {int((labels == 1).sum())} pairs the same, of {len(labels)}")


def _trees(features: Any, labels: Any, weights: Any, rounds: int, **how: Any) -> dict[str, Any]:
    """Boosted trees as one table of nodes, thresholds rounded to what 32 bits hold."""
    import lightgbm

    data = lightgbm.Dataset(features, labels.astype(int), weight=weights)
    model = lightgbm.train(LEARNING | how, data, num_boost_round=rounds)
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


if __name__ == "__main__":
    raise SystemExit(main())
