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
from extractors.model.conventions import is_draft, modernise_all
from extractors.model.score import write_scores

CONFIG = Path(__file__).with_name("config.cfg")
META = {
    "name": "nl_kamercijfers",
    "version": "1.1.0",
    "description": "meegeleverd Nederlands taalmodel (Alpino, LassySmall)",
    "license": "CC BY-SA 4.0; LGPL-2.1-or-later for the Alpino part; see LICENSE.md",
}
SCORED = ("dev.conllu", "test-alpino.conllu", "test-lassysmall.conllu")
FIRST_ROUND, SECOND_ROUND = "run", "run-2"
REFINE_STEPS = 4000
SECOND_SHARE = 0.6
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
    sentences = modernise_all(sentences)
    # Encyclopedic text is closer to policy than the newspapers are, and there is less of it.
    drafts = [sentence for sentence in sentences if is_draft(sentence)]
    sentences += drafts
    sentences += list(augment_numbers(sentences, seed=1))
    random.Random(0).shuffle(sentences)  # nosec B311 # an order, no secret
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


def _train(scratch: Path, *, name: str, overrides: dict[str, object], source: Path | None) -> Path:
    """Train into `scratch/name`, from scratch or onward from `source`; the best checkpoint."""
    # numpy's OpenBLAS multiplies these small matrices four times as fast as thinc's BLIS.
    set_current_ops(NumpyOps(use_blis=False))
    corpora = {f"paths.{part}": str(scratch / f"{part}.spacy") for part in ("train", "dev")}
    config = spacy.util.load_config(CONFIG, overrides={**corpora, **overrides})
    if source is not None:
        for component in config["nlp"]["pipeline"]:
            config["components"][component] = {"source": str(source)}
    (scratch / name).mkdir(parents=True, exist_ok=True)
    train(init_nlp(config), scratch / name, use_gpu=-1, stdout=sys.stdout, stderr=sys.stderr)
    return scratch / name / "model-best"


def fit(scratch: Path, *, steps: int | None) -> Path:
    """Train on the prepared documents in two rounds; returns the folder of the result.

    The first round is config.cfg as it stands; the second starts from its best checkpoint
    at half the learning rate. What ships is a blend of the two.
    """
    first = _train(
        scratch,
        name=FIRST_ROUND,
        overrides={} if steps is None else {"training.max_steps": steps},
        source=None,
    )
    second = refine(scratch, best=first, steps=REFINE_STEPS if steps is None else steps)
    return blend(first, second, folder=scratch / "blend")


def blend(first: Path, second: Path, *, folder: Path) -> Path:
    """Save the weighted mean of two checkpoints of one run; the share was chosen on dev."""
    one, other = spacy.load(first), spacy.load(second)
    for name, pipe in one.pipeline:
        for mine, theirs in zip(pipe.model.walk(), other.get_pipe(name).model.walk(), strict=True):
            for param in mine.param_names:
                if mine.has_param(param):
                    mean = SECOND_SHARE * theirs.get_param(param)
                    mine.set_param(param, mean + (1 - SECOND_SHARE) * mine.get_param(param))
    one.to_disk(folder)
    return folder


def refine(scratch: Path, *, best: Path, steps: int) -> Path:
    """The second round on its own."""
    return _train(
        scratch,
        name=SECOND_ROUND,
        overrides={
            "training.max_steps": steps,
            "training.eval_frequency": min(400, steps),
            "training.optimizer.learn_rate.warmup_steps": 100,
            "training.optimizer.learn_rate.total_steps": steps,
            "training.optimizer.learn_rate.initial_rate": 0.0007,
            "training.batcher.size.start": 600,
            "training.batcher.size.stop": 601,
        },
        source=best,
    )


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
    parser.add_argument("--steps", type=int, default=None, help="of each round, for a trial")
    parser.add_argument("--checkpoint", type=Path, help="pack this checkpoint, do not train")
    options = parser.parse_args(arguments)
    if options.checkpoint is not None:
        best = options.checkpoint
    else:
        prepare(options.treebank, scratch=options.scratch)
        best = fit(options.scratch, steps=options.steps)
    pack(options.treebank, best=best)
    write_scores([options.treebank / name for name in SCORED])
    return 0


if __name__ == "__main__":
    sys.exit(main())
