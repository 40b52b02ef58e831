"""A sheet of relations to read and judge by hand: precision is counted, not guessed.

Draws at random, the same number of each verdict or, with --over-all, from all relations together,
and writes both sentences beside each other. An empty column `goed` is for the reader: 1 right, 0
wrong.

    python bench/relations_sheet.py PROCESSED --sheet relations.tsv [--draw 50] [--seed 20261122]
        [--over-all]
"""

from __future__ import annotations

import argparse
import csv
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

COLUMNS = (
    "goed", "verdict", "dimension", "score", "links", "zin_links", "rechts", "zin_rechts", "uitleg"
)  # fmt: skip
Row = Mapping[str, str]


def main() -> None:
    """Read a published dataset, write the sheet, print how many of each verdict there are."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("processed", type=Path, help="folder a run wrote its dataset to")
    arguments.add_argument("--sheet", type=Path, default=Path("relations.tsv"))
    arguments.add_argument("--draw", type=int, default=50)
    arguments.add_argument("--seed", type=int, default=20261122)
    arguments.add_argument("--over-all", action="store_true", help="not evenly over the verdicts")
    options = arguments.parse_args()
    claims = {row["claim_id"]: row for row in read(options.processed, "claims")}
    by_verdict: dict[str, list[Row]] = defaultdict(list)
    for relation in read(options.processed, "relations"):
        by_verdict[relation["verdict"]].append(relation)
    if options.over_all:
        groups = {"": [relation for members in by_verdict.values() for relation in members]}
    else:
        groups = by_verdict
    drawn = draw(groups, options.draw, random.Random(options.seed))
    with options.sheet.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter="\t", lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(line(relation, claims) for relation in drawn)
    for verdict, relations in sorted(by_verdict.items()):
        print(f"{verdict:12} {len(relations):7} {sum(r['verdict'] == verdict for r in drawn):4}")


def read(processed: Path, table: str) -> list[Row]:
    """The rows of one table of the dataset."""
    with (processed / "dataset" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def draw(by_verdict: Mapping[str, Sequence[Row]], number: int, chance: random.Random) -> list[Row]:
    """So many relations, evenly over the groups; rare ones all, the rest makes up for them."""
    drawn: list[Row] = []
    waiting = sorted(by_verdict, key=lambda verdict: (len(by_verdict[verdict]), verdict))
    for place, verdict in enumerate(waiting):
        share = (number - len(drawn)) // (len(waiting) - place)
        relations = by_verdict[verdict]
        drawn += chance.sample(relations, min(share, len(relations)))
    return drawn


def line(relation: Row, claims: Mapping[str, Row]) -> list[str]:
    """A relation as a line of the sheet."""
    told = [claims[relation[side]] for side in ("left", "right")]
    sides = []
    for claim in told:
        where = f"{claim['doc_id']} p.{claim['page']} [{claim['as_written']}] {claim['period']}"
        sides += [where, " ".join(claim["sentence"].split())]
    return [
        "", relation["verdict"], relation["dimension"], relation["score"], *sides,
        relation["explanation"],
    ]  # fmt: skip


if __name__ == "__main__":
    main()
