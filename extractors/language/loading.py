"""Load a Dutch model and read sentences with it."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractors.language.fallback import attach, guess_pos
from extractors.language.lemmas import LEMMA_FILE, LemmaTable, load_lemmas
from extractors.language.nominals import is_nominal, nominal_lemma
from extractors.language.records import ParsedSentence, Token
from extractors.language.spacy_start import import_spacy
from extractors.language.tokens import make_tokenizer

if TYPE_CHECKING:
    from spacy.language import Language as SpacyLanguage
    from spacy.tokens import Doc

BUILTIN = "builtin"
WEIGHTS = LEMMA_FILE.parent
BATCH_SIZE = 128
_FUNCTION_PARTS = frozenset({"ADP", "ADV", "AUX", "CCONJ", "DET", "PRON", "SCONJ", "VERB"})
# Frequent in the treebank, with the article "het", as the names it stands in for.
_STAND_IN = "CDA"
_NOUN_MODIFIERS = frozenset({"det", "amod", "nummod"})
# One character for one character, so that offsets stay as they are.
_PLAIN_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class UnparsedWord:
    """A word of a sentence before it is parsed: `start` in code points."""

    text: str
    start: int
    space_after: bool


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
        self._lemmas = load_lemmas()

    def parse(self, sentences: Sequence[str]) -> list[ParsedSentence]:
        """Read each string as exactly one sentence; the answers come in the same order.

        Offsets are code points in the string given. An empty string has no tokens.
        """
        cut = [self.tokenize(sentence) for sentence in sentences]
        if self.is_fallback:
            return [
                self._read_by_rules(sentence, words)
                for sentence, words in zip(sentences, cut, strict=True)
            ]
        docs = (self.make_doc(words, stand_ins=True) for words in cut)
        parsed: Iterable[Any] = self.nlp.pipe(docs, batch_size=BATCH_SIZE)
        return [
            ParsedSentence(sentence, read_tokens(doc, words, lemmas=self._lemmas))
            for sentence, words, doc in zip(sentences, cut, parsed, strict=True)
        ]

    def tokenize(self, sentence: str) -> list[UnparsedWord]:
        """The words of `sentence` with plain apostrophes; white space is in no word."""
        return [
            UnparsedWord(token.text, token.idx, bool(token.whitespace_))
            for token in self.nlp.tokenizer(sentence.translate(_PLAIN_QUOTES))
            if not token.is_space
        ]

    def make_doc(self, words: Sequence[UnparsedWord], *, stand_ins: bool = False) -> Doc:
        """A Doc that is one sentence; with `stand_ins`, "het OM" reads as "het CDA" would."""
        from spacy.tokens import Doc

        shown = [word.text for word in words]
        if stand_ins and any(any(letter.islower() for letter in text) for text in shown):
            shown = [self._stand_in(text) for text in shown]
        # Given sentence starts keep the parser from cutting the sentence up.
        first = [True] + [False] * (len(words) - 1) if words else []
        spaces = [word.space_after for word in words]
        return Doc(self.nlp.vocab, words=shown, spaces=spaces, sent_starts=first)

    def _stand_in(self, text: str) -> str:
        """A known organisation for an acronym that is a function word in lower case: OM, om."""
        if 2 <= len(text) <= 4 and text.isupper() and text.isalpha():
            entries = self._lemmas.entries(text.lower())
            common = max(entries, key=lambda pos: entries[pos].count, default="")
            if common in _FUNCTION_PARTS:
                return _STAND_IN
        return text

    def _read_by_rules(self, sentence: str, words: Sequence[UnparsedWord]) -> ParsedSentence:
        parts = [
            guess_pos(word.text, first=at == 0, lemmas=self._lemmas)
            for at, word in enumerate(words)
        ]
        arcs = attach(parts, [word.text for word in words])
        tokens = tuple(
            Token(
                index=at,
                start=word.start,
                end=word.start + len(word.text),
                text=word.text,
                lemma=self._lemmas.find(word.text, parts[at]),
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
    doc: Doc, words: Sequence[UnparsedWord], *, lemmas: LemmaTable, nominals: bool = True
) -> tuple[Token, ...]:
    """The tokens of a parsed Doc; with `nominals`, "verdachten" is a noun with its own lemma."""
    counted = {
        token.head.i for token in doc if token.dep_ in _NOUN_MODIFIERS and token.i < token.head.i
    }
    tokens: list[Token] = []
    for token, word in zip(doc, words, strict=True):
        text, pos, tag = word.text, token.pos_, token.tag_
        lemma = ""
        if nominals and is_nominal(pos, tag):
            pos, lemma = "NOUN", nominal_lemma(text, tag)
        elif nominals and pos in ("VERB", "ADJ") and token.i in counted and text.endswith("en"):
            noun = lemmas.entries(text.lower()).get("NOUN")
            if noun is not None:
                pos, lemma = "NOUN", noun.lemma
        tokens.append(
            Token(
                index=token.i,
                start=word.start,
                end=word.start + len(text),
                text=text,
                lemma=lemma or lemmas.find(text, pos),
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
    import_spacy()
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
    nlp = import_spacy().load(
        model, exclude=["ner", "senter", "lemmatizer", "trainable_lemmatizer"]
    )
    nlp.tokenizer = make_tokenizer(nlp.vocab)
    return Language(
        nlp,
        name=model,
        version=str(nlp.meta.get("version", "")),
        description=f"geïnstalleerd model {model}",
        is_fallback=False,
    )


def _load_fallback(model: str) -> Language:
    spacy = import_spacy()
    nlp = spacy.blank("nl")
    nlp.tokenizer = make_tokenizer(nlp.vocab)
    return Language(
        nlp,
        name="nl-regels",
        version=spacy.__version__,
        description=f"taalmodel {model!r} ontbreekt: woordsoorten en verbanden volgens regels",
        is_fallback=True,
    )
