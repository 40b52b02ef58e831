"""Dutch: sentences, lemmas and the parse. The only importer of spaCy, which it loads late."""

from __future__ import annotations

from extractors.language.compounds import pieces_of, without_link
from extractors.language.lemmas import lemmatize
from extractors.language.loading import Language, load_language
from extractors.language.records import ParsedSentence, Token
from extractors.language.roots import are_opposed, root_of
from extractors.language.sentences import split_sentences

__all__ = [
    "Language",
    "ParsedSentence",
    "Token",
    "are_opposed",
    "lemmatize",
    "load_language",
    "pieces_of",
    "root_of",
    "split_sentences",
    "without_link",
]
