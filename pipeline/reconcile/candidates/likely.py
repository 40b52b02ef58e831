"""Which claims to hold against each other: those that have enough in common, never all pairs.

Two claims are candidates when they share two words, or a number and a word, that together are rare
enough by the list that ships, and no glance tells that comparing would find nothing. That follows
from these two alone: no word is rarer for what else the corpus holds, and nothing is cut short. An
index on what must be shared finds them without looking at other pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import combinations, product
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.engines import Engine, Local
from pipeline.reconcile.candidates.glance import NEARLY, worth_a_look
from pipeline.reconcile.candidates.joined import (
    AT_A_TIME,
    NONE,
    distinct,
    ends_of,
    mix,
    pairs_sharing,
    pairs_with,
)
from pipeline.reconcile.candidates.subjects import (
    MOST_TELLING,
    MOST_TITLE,
    MOST_WORDS,
    Columns,
    Ints,
    nats_of_numbers,
)

Flags = npt.NDArray[np.bool_]
Keyed = Iterator[tuple[Ints, Ints]]
"""Keys, and the row that each is of."""

# What two shared words must say together, in nats: both stand by chance in one sentence of 8,000.
TWO_WORDS: Final = 9.0
# What one word must say where both claims are known by hardly more, and name one time or nearly one
# number.
ONE_WORD, FEW_WORDS = 3.0, 2
# Claims known by so few words are candidates by one of them and the subject of both documents.
FEW_OF_SUBJECT: Final = 6
# Claims that name hardly anything are known by so few words.
HARDLY_NAMED: Final = 3
# What a word of a title must say to tell a subject.
TITLE: Final = 4.0
# What a number that both tell and a word around both must say together; a long number says enough.
NUMBER_AND_WORD: Final = 9.0

# Claims paired in one go: bounds the memory that their keys take.
CLAIMS: Final = 200_000


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of rows to look at closely (left < right)."""

    left: Ints
    right: Ints

    def take(self, rows: Ints | Flags) -> Candidates:
        """Some of the pairs."""
        return Candidates(self.left[rows], self.right[rows])


def find_candidates(
    columns: Columns, *, asked: Flags | None = None, engine: Engine | None = None
) -> Candidates:
    """The pairs worth comparing, those of one claim and of its likes one after the other.

    With `asked`, only pairs of which one is a row that is asked for. An `engine` may share
    out the work.
    """
    asked = None if asked is not None and asked.all() else asked
    parts = 1 + len(columns) // CLAIMS
    kinds = (_two_words, _number, _one_word, _word_of_subject, _words_of_subject)
    tasks = [(keys, part) for keys in kinds for part in range(parts)]

    def search(task: tuple[Callable[[Columns], Keyed], int]) -> Ints:
        keys, part = task
        return _likely(columns, keys(columns), asked, part, parts)

    packed = distinct([*(engine or Local()).share(search, tasks)])
    left, right = ends_of(packed)
    place = _place_by_likes(left, right, len(columns))
    first, second = np.sort((place[left], place[right]), axis=0)
    order = np.lexsort((second, first))
    return Candidates(left[order], right[order])


def _likely(
    columns: Columns, keyed: Iterable[tuple[Ints, Ints]], asked: Flags | None, part: int, parts: int
) -> Ints:
    """The pairs worth a look among those that share a key, of so many parts of the keys one."""
    keys, owners = [NONE], [NONE]
    for some, rows in keyed:
        here = some % parts == part
        keys.append(some[here])
        owners.append(rows[here])
    found, fresh, held = NONE, [NONE], 0
    sharing = pairs_sharing if asked is None else partial(pairs_with, asked)
    for pairs in sharing(np.concatenate(keys), np.concatenate(owners)):
        fresh.append(worth_a_look(columns, pairs))
        held += len(fresh[-1])
        if held > max(AT_A_TIME, len(found)):
            found, fresh, held = distinct([found, *fresh]), [NONE], 0
    return distinct([found, *fresh])


def _two_words(columns: Columns) -> Keyed:
    """By every two words of a claim that say enough.

    Hundreds of shares are told in the same words of all kinds of things: one of the two must name
    what they are shares of, where that is told. Of a claim that names hardly anything one word may
    stand around it.
    """
    wanting = columns.of_whole.any(axis=1)
    for one, other in combinations(range(MOST_WORDS), 2):
        enough = columns.rarity[:, one] + columns.rarity[:, other] >= TWO_WORDS
        enough &= columns.of_whole[:, one] | columns.of_whole[:, other] | ~wanting
        rows = np.flatnonzero(enough & (columns.words[:, other] != 0))
        first, second = columns.words[rows, one], columns.words[rows, other]
        yield mix(columns.family[rows], _both(first, second)), rows
    hardly = (columns.words[:, HARDLY_NAMED] == 0) & ~wanting
    for one, other in product(range(HARDLY_NAMED), range(MOST_TELLING)):
        first, second = columns.words[:, one], columns.telling[:, other]
        enough = columns.rarity[:, one] + columns.nats[:, other] >= TWO_WORDS
        enough &= (first != 0) & (second != 0) & (first != second)
        rows = np.flatnonzero(enough & hardly)
        yield mix(columns.family[rows], _both(first[rows], second[rows])), rows


def _both(one: Ints, other: Ints) -> Ints:
    """Two words as one key, in whatever order."""
    return mix(np.minimum(one, other), np.maximum(one, other))


def _one_word(columns: Columns) -> Keyed:
    """By one word and the time, or nearly the number, for claims known by hardly more."""
    few = columns.words[:, FEW_WORDS] == 0
    size = np.log(np.maximum(np.abs(columns.numbers), 1.0)) / np.log1p(NEARLY)
    near = np.floor(size).astype(np.int64)
    for place in range(FEW_WORDS):
        told = few & (columns.rarity[:, place] >= ONE_WORD)
        key = mix(columns.family, columns.words[:, place])
        rows = np.flatnonzero(told & (columns.period != 0))
        yield mix(key[rows], columns.period[rows]), rows
        rows = np.flatnonzero(told & (columns.digits > 1))
        for step in near[rows], near[rows] + 1:  # of two near ones at least one is the same
            yield mix(key[rows], step, key[rows]), rows


def _word_of_subject(columns: Columns) -> Keyed:
    """By one word and one of the title, or the document, for claims known by few words."""
    few = columns.words[:, FEW_OF_SUBJECT] == 0
    for place in range(FEW_OF_SUBJECT):
        word, rarity = columns.words[:, place], columns.rarity[:, place]
        for subject, of_subject in _subjects(columns):
            told = few & (word != 0) & (rarity + of_subject >= NUMBER_AND_WORD)
            rows = np.flatnonzero(told)
            yield mix(columns.family[rows], word[rows], subject[rows], word[rows]), rows


def _words_of_subject(columns: Columns) -> Keyed:
    """By two words and one of the title, or the document, of shares: there the words need not name
    what they are shares of."""
    wanting = columns.of_whole.any(axis=1)
    for one, other in combinations(range(MOST_WORDS), 2):
        enough = columns.rarity[:, one] + columns.rarity[:, other] >= TWO_WORDS
        rows = np.flatnonzero(enough & wanting & (columns.words[:, other] != 0))
        first, second = columns.words[rows, one], columns.words[rows, other]
        words = _both(first, second)
        for subject, of_subject in _subjects(columns):
            told = of_subject[rows] >= TITLE
            yield mix(words[told], subject[rows][told]), rows[told]


def _subjects(columns: Columns) -> Iterator[tuple[Ints, npt.NDArray[np.float64]]]:
    """What tells which claims are of one subject, and how much it says: the words of the title, and
    the document itself."""
    for place in range(MOST_TITLE):
        rarity = np.where(columns.title[:, place] != 0, columns.title_rarity[:, place], -np.inf)
        yield columns.title[:, place], rarity
    yield columns.document, np.full(len(columns), np.inf)


def _number(columns: Columns) -> Keyed:
    """By a number and a word around it that say enough, or by a number that does."""
    number = mix(columns.family, np.abs(columns.numbers).view(np.int64))
    nats = nats_of_numbers(columns.digits)
    rows = np.flatnonzero(nats >= NUMBER_AND_WORD)
    yield number[rows], rows
    for words, rarity in ((columns.telling, columns.nats), (columns.words, columns.rarity)):
        for place in range(words.shape[1]):
            enough = nats + rarity[:, place] >= NUMBER_AND_WORD
            rows = np.flatnonzero(enough & (words[:, place] != 0))
            yield mix(number[rows], words[rows, place]), rows


def _place_by_likes(left: Ints, right: Ints, count: int) -> Ints:
    """Where each of so many claims stands when those that are paired stand near each other."""
    if not len(left):
        return np.arange(count, dtype=np.int64)  # SciPy cannot order a graph without edges
    # A command that pairs nothing need not wait for these.
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import reverse_cuthill_mckee

    ends = np.append(left, right), np.append(right, left)
    paired = coo_array((np.ones(len(ends[0]), dtype=np.int8), ends), shape=(count, count))
    place = np.empty(count, dtype=np.int64)
    place[reverse_cuthill_mckee(paired.tocsr(), symmetric_mode=True)] = np.arange(count)
    return place
