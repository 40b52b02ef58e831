"""Read CoNLL-U and write it as spaCy documents of a few sentences each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab


@dataclass(frozen=True, slots=True)
class TreebankWord:
    """One token line: `head` is the 0-based index of its head, its own index for the root."""

    form: str
    lemma: str
    pos: str
    tag: str
    morph: str
    head: int
    dep: str
    space_after: bool


Sentence = tuple[TreebankWord, ...]


def _field(value: str) -> str:
    return "" if value == "_" else value


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file; multiword ranges and empty nodes are passed over."""
    words: list[TreebankWord] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                if words:
                    yield tuple(words)
                words = []
            elif not line.startswith("#"):
                cells = line.split("\t")
                if cells[0].isdigit():
                    words.append(_read_word(cells, index=len(words)))
    if words:
        yield tuple(words)


def _read_word(cells: list[str], *, index: int) -> TreebankWord:
    head = int(cells[6]) - 1
    # The early LassySmall draft writes "Abbr=yes", every other file "Abbr=Yes".
    morph = _field(cells[5]).replace("Abbr=yes", "Abbr=Yes")
    return TreebankWord(
        form=cells[1],
        lemma=cells[2],
        pos=cells[3],
        tag=_field(cells[4]),
        morph=morph,
        head=index if head < 0 else head,
        dep="ROOT" if cells[7] == "root" else cells[7],
        space_after="SpaceAfter=No" not in cells[9],
    )


def group_sentences(
    sentences: Iterable[Sentence], sizes: Iterable[int]
) -> Iterator[list[Sentence]]:
    """Cut `sentences` into runs of the given `sizes`, repeated until they are used up."""
    wheel = list(sizes)
    turn = 0
    group: list[Sentence] = []
    for sentence in sentences:
        group.append(sentence)
        if len(group) == wheel[turn % len(wheel)]:
            yield group
            group, turn = [], turn + 1
    if group:
        yield group


def build_doc(vocab: Vocab, sentences: list[Sentence]) -> Doc:
    """One annotated Doc of the sentences, separated by a space."""
    words: list[TreebankWord] = []
    heads: list[int] = []
    spaces: list[bool] = []
    for sentence in sentences:
        offset = len(words)
        heads += [offset + word.head for word in sentence]
        spaces += [word.space_after for word in sentence[:-1]] + [True]
        words += sentence
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=spaces,
        tags=[word.tag for word in words],
        pos=[word.pos for word in words],
        morphs=[word.morph for word in words],
        lemmas=[word.lemma for word in words],
        heads=heads,
        deps=[word.dep for word in words],
    )


def write_docs(path: Path, docs: Iterable[Doc]) -> int:
    """Write `docs` as a DocBin to `path` and return how many there were."""
    stored = DocBin(attrs=["TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START"], docs=docs)
    stored.to_disk(path)
    return len(stored)
