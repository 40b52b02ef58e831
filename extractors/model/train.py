"""Train the shipped Dutch pipeline: `python -m extractors.model.train TREEBANK`.

Reads every train-*.conllu and dev.conllu of the treebank folder, adds number augmentation, trains
tagger, morphologizer and parser on one shared tok2vec, then packs and scores the best checkpoint.
Work files go to a scratch folder (default `processed/model`); the weights beside this module.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

import spacy
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from thinc.api import NumpyOps, set_current_ops

from extractors.language.lemmas import LEMMA_FILE
from extractors.language.loading import WEIGHTS
from extractors.language.packing import pack_pipeline
from extractors.model.augment import augment_numbers
from extractors.model.build_lemmas import build_lemmas
from extractors.model.conllu import Sentence, build_doc, group_sentences, read_sentences, write_docs
from extractors.model.score import write_scores

CONFIG = Path(__file__).with_name("config.cfg")
META = {
    "name": "nl_kamercijfers",
    "version": "1.0.0",
    "description": "meegeleverd Nederlands taalmodel (Alpino, LassySmall)",
    "license": "CC BY-SA 4.0; LGPL-2.1-or-later for the Alpino part; see LICENSE.md",
}
SCORED = ("dev.conllu", "test-alpino.conllu", "test-lassysmall.conllu")
DEV_GROUP = (4,)
# Half the documents hold one sentence, as the product parses them; the others hold four.
TRAIN_GROUPS = (4, 1, 1, 4, 1)


def read_training(treebank: Path) -> list[Sentence]:
    """All training sentences with their number augmentation, in a fixed shuffled order.

    Raises FileNotFoundError when the folder holds no train-*.conllu.
    """
    paths = sorted(treebank.glob("train-*.conllu"))
    if not paths:
        raise FileNotFoundError(f"no train-*.conllu in {treebank}")
    sentences = [sentence for path in paths for sentence in read_sentences(path)]
    sentences += list(augment_numbers(sentences, seed=1))
    random.Random(0).shuffle(sentences)
    return sentences


def prepare(treebank: Path, *, scratch: Path) -> None:
    """Write train.spacy and dev.spacy to `scratch`."""
    scratch.mkdir(parents=True, exist_ok=True)
    vocab = spacy.blank("nl").vocab
    training = group_sentences(read_training(treebank), TRAIN_GROUPS)
    development = group_sentences(read_sentences(treebank / "dev.conllu"), DEV_GROUP)
    for name, groups in (("train", training), ("dev", development)):
        count = write_docs(scratch / f"{name}.spacy", (build_doc(vocab, group) for group in groups))
        print(f"{name}: {count} documents", file=sys.stderr)


def fit(scratch: Path, *, overrides: dict[str, object]) -> Path:
    """Train on the prepared documents; returns the folder of the best checkpoint."""
    # numpy's OpenBLAS multiplies these small matrices four times as fast as thinc's BLIS.
    set_current_ops(NumpyOps(use_blis=False))
    config = spacy.util.load_config(
        CONFIG,
        overrides={
            "paths.train": str(scratch / "train.spacy"),
            "paths.dev": str(scratch / "dev.spacy"),
            **overrides,
        },
    )
    (scratch / "run").mkdir(parents=True, exist_ok=True)
    nlp = init_nlp(config)
    train(nlp, scratch / "run", use_gpu=-1, stdout=sys.stdout, stderr=sys.stderr)
    return scratch / "run" / "model-best"


def pack(treebank: Path, *, best: Path) -> None:
    """Write the weights of checkpoint `best` and the lemma file to the shipped folder."""
    sentences = (
        sentence
        for path in sorted(treebank.glob("train-*.conllu"))
        if path.stem != "train-numbers"
        for sentence in read_sentences(path)
    )
    build_lemmas(sentences, LEMMA_FILE)
    pack_pipeline(spacy.load(best), WEIGHTS, meta=META)


def main(arguments: list[str] | None = None) -> int:
    """Prepare, fit, pack and score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--scratch", type=Path, default=Path("processed/model"))
    parser.add_argument("--steps", type=int, default=None, help="override training.max_steps")
    parser.add_argument("--pack-only", action="store_true", help="ship the best checkpoint so far")
    options = parser.parse_args(arguments)
    overrides: dict[str, object] = {}
    if options.steps is not None:
        overrides["training.max_steps"] = options.steps
    best = options.scratch / "run" / "model-best"
    if not options.pack_only:
        prepare(options.treebank, scratch=options.scratch)
        fit(options.scratch, overrides=overrides)
    pack(options.treebank, best=best)
    write_scores([options.treebank / name for name in SCORED])
    return 0


if __name__ == "__main__":
    sys.exit(main())
