"""Learn the weights of the evidence from letters of which every number's verdict is known.

Usage: python bench/retelling describe OUT.npz --processed DIR [DIR ...] --letters DIR [DIR ...]
       python bench/retelling documents OUT.npz --processed DIR --judged TABLE
                              --gold DIR TABLE [DIR TABLE ...] --letters DIR [DIR ...]
       python bench/retelling learn PAIRS.npz [--without NAME ...] [--out weights.json]
       python bench/retelling instead --processed DIR [DIR ...] --letters DIR [DIR ...]

`describe` reads each LETTER.pdf beside its LETTER.tsv, holds it against the datasets and keeps the
features of every pair with what it is. Numbers that agree are also told wrong: as the number of a
neighbour, and miscopied. `documents` does so for pairs of documents: pairs of claims that readers
judged, the gold relations (processed datasets per group, and what `score_relations.py --out` wrote)
and letters against one document at a time. `instead` prints the weights of `instead.toml`, and what
they come to on letters they never saw. `learn` and `instead` need lightgbm; the product does not.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from describe import describe
from documents import describe_documents, read_gold, read_judged
from instead import print_weights
from learn import learn


def main() -> int:
    """Describe pairs, or learn from them."""
    parser = argparse.ArgumentParser(prog="bench/retelling", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    describing = commands.add_parser("describe")
    describing.add_argument("out", type=Path)
    describing.add_argument("--processed", type=Path, nargs="+", required=True)
    describing.add_argument("--letters", type=Path, nargs="+", required=True)
    holding = commands.add_parser("documents")
    holding.add_argument("out", type=Path)
    holding.add_argument("--processed", type=Path, required=True)
    holding.add_argument("--judged", type=Path, required=True)
    holding.add_argument("--gold", type=Path, nargs="+", required=True)
    holding.add_argument("--letters", type=Path, nargs="+", required=True)
    telling = commands.add_parser("instead")
    telling.add_argument("--processed", type=Path, nargs="+", required=True)
    telling.add_argument("--letters", type=Path, nargs="+", required=True)
    learning = commands.add_parser("learn")
    learning.add_argument("pairs", type=Path)
    learning.add_argument(
        "--without", nargs="*", default=(), help="leave out the letters whose names begin so"
    )
    learning.add_argument("--out", type=Path, default=None)
    options = parser.parse_args()
    if options.command == "describe":
        describe(options.out, options.processed, options.letters)
    elif options.command == "instead":
        print_weights(options.processed, options.letters)
    elif options.command == "documents":
        judged = [read_judged(options.processed, options.judged)]
        for processed, detail in zip(options.gold[::2], options.gold[1::2], strict=True):
            judged += read_gold(processed, detail)
        describe_documents(options.out, judged, options.processed, options.letters)
    else:
        learn(options.pairs, options.without, options.out)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
