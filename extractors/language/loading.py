"""Load a Dutch model and read sentences with it."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractors.language.fallback import attach, guess_pos
from extractors.language.lemmas import LEMMA_FILE, LemmaTable, load_lemmas
from extractors.language.nominals import is_nominal, nominal_lemma
from extractors.language.records import ParsedSentence, Token
from extractors.language.tokens import tune_tokenizer

if TYPE_CHECKING:
    from spacy.language import Language as SpacyLanguage
    from spacy.tokens import Doc

BUILTIN = "builtin"
WEIGHTS = LEMMA_FILE.parent
BATCH_SIZE = 128
# One character for one character, so that offsets stay as they are.
_PLAIN_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u00a0": " "})


class Language:
    """A loaded model: `name`, `version`, `description` and whether it is the rule `is_fallback`.

    `nlp` is spaCy's own object, for scoring and training only.
    """

    def __init__(
        self,
        nlp: SpacyLanguage,
        *,
        name: str,
        version: str,
        description: str,
        is_fallback: bool,
    ) -> None:
        self.name = name
        self.version = version
        self.description = description
        self.is_fallback = is_fallback
        self.nlp = nlp
        tune_tokenizer(nlp.tokenizer)
        self._lemmas = load_lemmas()

    def parse(self, sentences: Sequence[str]) -> list[ParsedSentence]:
        """Read each string as exactly one sentence; the answers come in the same order.

        Offsets are code points in the string given. An empty string has no tokens.
        """
        docs = [self.tokenize(sentence) for sentence in sentences]
        if self.is_fallback:
            return [
                self._read_by_rules(sentence, doc, starts)
                for sentence, (doc, starts) in zip(sentences, docs, strict=True)
            ]
        parsed: Iterable[Any] = self.nlp.pipe((doc for doc, _ in docs), batch_size=BATCH_SIZE)
        return [
            ParsedSentence(sentence, read_tokens(doc, starts, lemmas=self._lemmas))
            for sentence, (_, starts), doc in zip(sentences, docs, parsed, strict=True)
        ]

    def tokenize(self, sentence: str) -> tuple[Doc, list[int]]:
        """A Doc of the sentence's words, white space left out, and the offset of each word."""
        from spacy.tokens import Doc

        words: list[str] = []
        starts: list[int] = []
        spaces: list[bool] = []
        for token in self.nlp.tokenizer(sentence.translate(_PLAIN_QUOTES)):
            if not token.is_space:
                words.append(token.text)
                starts.append(token.idx)
                spaces.append(bool(token.whitespace_))
        # Given sentence starts keep the parser from cutting the sentence up.
        first = [True] + [False] * (len(words) - 1) if words else []
        return Doc(self.nlp.vocab, words=words, spaces=spaces, sent_starts=first), starts

    def _read_by_rules(self, sentence: str, doc: Doc, starts: list[int]) -> ParsedSentence:
        words = [token.text for token in doc]
        parts = [
            guess_pos(word, first=at == 0, lemmas=self._lemmas) for at, word in enumerate(words)
        ]
        arcs = attach(parts, words)
        tokens = tuple(
            Token(
                index=at,
                start=starts[at],
                end=starts[at] + len(word),
                text=word,
                lemma=self._lemmas.find(word, parts[at]),
                pos=parts[at],
                tag="",
                morph="",
                head=arcs[at][0],
                dep=arcs[at][1],
            )
            for at, word in enumerate(words)
        )
        return ParsedSentence(sentence, tokens)


def read_tokens(
    doc: Doc, starts: Sequence[int], *, lemmas: LemmaTable, nominals: bool = True
) -> tuple[Token, ...]:
    """The tokens of a parsed Doc; with `nominals`, "verdachten" is a noun with its own lemma."""
    tokens: list[Token] = []
    for token in doc:
        text, pos, tag = token.text, token.pos_, token.tag_
        if nominals and is_nominal(pos, tag):
            pos, lemma = "NOUN", nominal_lemma(text, tag)
        else:
            lemma = lemmas.find(text, pos)
        start = starts[token.i]
        tokens.append(
            Token(
                index=token.i,
                start=start,
                end=start + len(text),
                text=text,
                lemma=lemma,
                pos=pos,
                tag=tag,
                morph=str(token.morph),
                head=token.head.i,
                dep=token.dep_,
            )
        )
    return tuple(tokens)


@cache
def load_language(model: str = BUILTIN) -> Language:
    """The shipped weights (`builtin`) or an installed pipeline such as nl_core_news_lg.

    A model that is not there gives blank Dutch with rules, and says so in `description`.
    """
    if model == BUILTIN:
        if (WEIGHTS / "config.cfg").exists():
            return _load_builtin(WEIGHTS)
    elif importlib.util.find_spec(model) is not None:
        return _load_installed(model)
    return _load_fallback(model)


def _load_builtin(path: Path) -> Language:
    from extractors.language.packing import unpack_pipeline

    nlp = unpack_pipeline(path)
    return Language(
        nlp,
        name=str(nlp.meta["name"]),
        version=str(nlp.meta["version"]),
        description=str(nlp.meta["description"]),
        is_fallback=False,
    )


def _load_installed(model: str) -> Language:
    import spacy

    nlp = spacy.load(model, exclude=["ner", "senter", "lemmatizer", "trainable_lemmatizer"])
    return Language(
        nlp,
        name=model,
        version=str(nlp.meta.get("version", "")),
        description=f"geïnstalleerd model {model}",
        is_fallback=False,
    )


def _load_fallback(model: str) -> Language:
    import spacy

    return Language(
        spacy.blank("nl"),
        name="nl-regels",
        version=spacy.__version__,
        description=f"taalmodel {model!r} ontbreekt: woordsoorten en verbanden volgens regels",
        is_fallback=True,
    )
