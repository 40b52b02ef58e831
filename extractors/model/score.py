"""Score the shipped model on a CoNLL-U file: `python -m extractors.model.score FILE...`.

Two readings: `documents` of four sentences, which the model also has to cut apart (what spaCy's
published scores measure), and `sentences` one by one, which is how the pipeline uses it. As in
spaCy's own scores, punctuation does not count for UAS and LAS.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

from extractors.language import Language, load_language
from extractors.language.lemmas import load_lemmas
from extractors.language.loading import WEIGHTS, UnparsedWord, read_tokens
from extractors.model.conllu import Sentence, build_doc, group_sentences, read_sentences

_SPEED_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Scores:
    """Percentages, as spaCy computes them."""

    tag: float
    pos: float
    morph: float
    lemma: float
    uas: float
    las: float
    sents: float


def _spelling(sentence: Sentence) -> str:
    return "".join(word.form + (" " if word.space_after else "") for word in sentence).rstrip()


def _score(language: Language, predicted: Iterable[Doc], gold: Sequence[Doc]) -> Scores:
    examples = []
    for doc, reference in zip(predicted, gold, strict=True):
        words = [UnparsedWord(token.text, token.idx, bool(token.whitespace_)) for token in doc]
        tokens = read_tokens(doc, words, lemmas=load_lemmas(), nominals=False)
        for token, read in zip(doc, tokens, strict=True):
            token.lemma_ = read.lemma
        examples.append(Example(doc, reference))
    scores: dict[str, Any] = Scorer(language.nlp).score(examples)
    scores |= Scorer.score_token_attr(examples, "lemma")

    def percent(name: str) -> float:
        return round(100 * float(scores[name]), 2)

    return Scores(
        tag=percent("tag_acc"),
        pos=percent("pos_acc"),
        morph=percent("morph_acc"),
        lemma=percent("lemma_acc"),
        uas=percent("dep_uas"),
        las=percent("dep_las"),
        sents=percent("sents_f"),
    )


def score_documents(language: Language, sentences: Iterable[Sentence]) -> Scores:
    """Scores on documents of four sentences, cut apart by the model itself."""
    gold = [build_doc(language.nlp.vocab, group) for group in group_sentences(sentences, (4,))]
    return _score(language, language.nlp.pipe([doc.text for doc in gold]), gold)


def score_sentences(language: Language, sentences: Iterable[Sentence]) -> Scores:
    """Scores on one sentence at a time."""
    gold = [build_doc(language.nlp.vocab, [sentence]) for sentence in sentences]
    docs = [language.make_doc(language.tokenize(doc.text)) for doc in gold]
    return _score(language, language.nlp.pipe(docs), gold)


def measure_speed(language: Language, sentences: Sequence[Sentence]) -> int:
    """Tokens a second of processor time of `Language.parse`, the best of three rounds."""
    texts = [_spelling(sentence) for sentence in sentences]
    language.parse(texts[:50])
    best = 0.0
    for _ in range(_SPEED_ROUNDS):
        began = time.process_time()
        parsed = language.parse(texts)
        tokens = sum(len(sentence.tokens) for sentence in parsed)
        best = max(best, tokens / (time.process_time() - began))
    return round(best)


def write_scores(paths: Sequence[Path], *, folder: Path = WEIGHTS) -> dict[str, Any]:
    """Score the shipped model on `paths` and write scores.json beside the weights."""
    language = load_language()
    result: dict[str, Any] = {
        "model": language.name,
        "version": language.version,
        "bytes": sum(path.stat().st_size for path in folder.iterdir()),
    }
    for path in paths:
        sentences = list(read_sentences(path))
        result[path.stem] = {
            "documents": asdict(score_documents(language, sentences)),
            "sentences": asdict(score_sentences(language, sentences)),
        }
    result["tokens_per_second"] = measure_speed(language, list(read_sentences(paths[0])))
    text = json.dumps(result, indent=2) + "\n"
    (folder / "scores.json").write_text(text, encoding="utf-8")
    return result


def main(arguments: list[str] | None = None) -> int:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("conllu", type=Path, nargs="+")
    options = parser.parse_args(arguments)
    print(json.dumps(write_scores(options.conllu), indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
