"""Word features for the shipped pipeline: masked form, affixes of three and five letters, shape.

spaCy's own MultiHashEmbed sees one letter of prefix and three of suffix. Dutch carries its part of
speech in longer pieces (-heid, -ingen, ge-, ont-) and compounds end in their head noun, so this
embedding looks at more of the word, and masks digits so that 1.234 and 5.678 are one word.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy
from spacy.lang.lex_attrs import word_shape
from spacy.strings import hash_string  # type: ignore[attr-defined] # missing in its stub
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import (
    HashEmbed,
    Maxout,
    Model,
    chain,
    concatenate,
    list2ragged,
    ragged2list,
    with_array,
)

CACHE_LIMIT = 300_000
_YEAR = re.compile(r"(?:1[5-9]|20)[0-9]{2}")
_DIGITS = re.compile(r"[0-9]+")
_cache: dict[int, tuple[int, ...]] = {}


def mask_digits(form: str) -> str:
    """Lower-case `form` with plain apostrophes, years as `9999` and other digit runs as `0`."""
    form = form.lower().replace("\u2019", "'")
    if _DIGITS.search(form) is None:
        return form
    return "9999" if _YEAR.fullmatch(form) else _DIGITS.sub("0", form)


def word_features(text: str) -> tuple[str, ...]:
    """The five features of one word: form, prefix of 3, suffix of 3, suffix of 5, shape."""
    form = mask_digits(text)
    return form, form[:3], form[-3:], form[-5:], word_shape(text)


def _hash_features(text: str) -> tuple[int, ...]:
    return tuple(hash_string(feature) for feature in word_features(text))


def _extract(
    model: Model[Any, Any], docs: list[Doc], is_train: bool
) -> tuple[list[Any], Callable[[list[Any]], list[Any]]]:
    if len(_cache) > CACHE_LIMIT:
        _cache.clear()
    columns: list[Any] = []
    for doc in docs:
        rows = []
        for token in doc:
            row = _cache.get(token.orth)
            if row is None:
                row = _cache[token.orth] = _hash_features(token.text)
            rows.append(row)
        array = numpy.array(rows, dtype="uint64").reshape((len(rows), 5))
        columns.append(model.ops.asarray2i(array, dtype="uint64"))
    return columns, lambda gradient: []


@registry.architectures("kamercijfers.WordEmbed.v1")  # type: ignore[untyped-decorator] # untyped in spaCy
def build_word_embed(width: int, rows: list[int]) -> Model[list[Doc], list[Any]]:
    """Embed the five word features in tables of `rows` rows and mix them to `width` numbers.

    Raises ValueError when `rows` does not name a size for each of the five features.
    """
    if len(rows) != 5:
        raise ValueError(f"five features need five table sizes, not {len(rows)}")
    tables = [
        HashEmbed(width, size, column=column, seed=8 + column, dropout=0.0)
        for column, size in enumerate(rows)
    ]
    mix: Model[Any, Any] = Maxout(width, width * len(tables), nP=3, dropout=0.0, normalize=True)
    return chain(
        Model("kamercijfers_word_features", _extract),
        list2ragged(),
        with_array(concatenate(*tables)),
        with_array(mix),
        ragged2list(),
    )
