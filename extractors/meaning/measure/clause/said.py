"""Which words of a clause say what happens, in the order written, and the verb that they end in.

What says when, from where or how long is not among them; nor are the words of the number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import Final

from extractors.meaning.lists.families import unit_family
from extractors.meaning.lists.wordlists import word_group
from extractors.meaning.measure.words.link import is_noun_of, trim
from extractors.meaning.sentence.clauses import HELPERS, Clause, asides
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.kinds import SentenceWord
from extractors.meaning.sentence.phrases import AND_OR
from extractors.meaning.sentence.view import SentenceView

_UNSAID: Final = frozenset({"adv", "pron", "conj", "stop", "open", "close", "mark", "period"})
_BOUNDING: Final = word_group("time_bounds")
_NEGATIONS: Final = frozenset({"niet", "nooit", "geen", "opnieuw"})
_COMPARED: Final = frozenset({"niet", "eerder", "later", "langer", "korter", "vroeger"})
_BEHIND: Final = frozenset({"lang", "geleden", "oud", "later", "tevoren"})
_MODALS: Final = frozenset(
    {"kunnen", "mogen", "moeten", "zullen", "zijn", "worden", "hebben", "dienen", "hoeven"}
)
_BEFOREHAND: Final = frozenset({"voorafgaand", "volgend"})
_SINCE: Final = frozenset({"na", "vanaf", "sinds"})
_LONGEST: Final = 14


def begin_of_number(view: SentenceView, at: int) -> int:
    """The word that a number begins with: its prepositions, adverbs and articles included."""
    begin = at
    while begin > 0:
        word = view.words[begin - 1]
        in_phrase = word.kind == "adj" and begin > 1 and view.words[begin - 2].kind == "det"
        if (
            word.kind not in {"adv", "prep", "det"}
            and word.lower not in _BOUNDING
            and not in_phrase
        ):
            break
        begin -= 1
    return begin


def said_in(here: Cursor, clause: Clause, taken: Set[int]) -> list[int]:
    """The words that say what happens, in the order written: what hangs from the predicate."""
    view = clause.view
    dropped = {*taken, *asides(clause), *_moments(clause), *_measured_from(here)}
    dropped |= set(range(begin_of_number(view, clause.at), clause.at + 1))
    if clause.at + 1 < len(view.words) and view.words[clause.at + 1].lower in _BEHIND:
        dropped.add(clause.at + 1)
    compares = "dan" in here.text[: here.quantity.digits[0]].split()[-2:]
    kept = [
        i
        for i in range(clause.first, clause.last)
        if i not in dropped and clause.belongs(i) and _says(clause, i, compares=compares)
    ]
    told = _without_loose_ends(view, kept)
    return told[:_LONGEST]


def _moments(clause: Clause) -> Iterator[int]:
    """The words of phrases that say when: `vanaf het eerste jaar van de herinrichting`."""
    view = clause.view
    for at, phrase in enumerate(view.phrases):
        if phrase.prep >= 0 and is_noun_of("moment", view.words[phrase.head]):
            yield from range(phrase.prep, view.chain_from(at)[1])


def _measured_from(here: Cursor) -> Iterator[int]:
    """The words that a distance or rate is measured from: `op 5 km | van de halte`."""
    view = here.view
    after = here.at + 1
    if after < len(view.words) and view.words[after].lower in _BEFOREHAND:
        phrase = view.phrase_from(after + 2)
        yield from range(after, view.phrases[phrase].last if phrase >= 0 else after + 1)
    opens = _SINCE if here.family == "time" else {"van"}
    if after >= len(view.words) or view.words[after].lower not in opens:
        return
    phrase = view.phrase_from(after + 1)
    if phrase >= 0:
        yield from range(after, view.chain_from(phrase)[1])


def _says(clause: Clause, place: int, *, compares: bool) -> bool:
    """Whether a word says something of what happens; the finite verb is said at the end."""
    view, word = clause.view, clause.view.words[place]
    if word.kind == "num":
        return unit_family(view.quantity(word.index)) != "time" and "keer" not in word.lower
    if word.token < 0:
        return word.kind in {"cite", "prep"} or _is_compound(word)
    token = clause.tokens[word.token]
    if token.head == clause.verb and token.dep in {*HELPERS, "mark", "compound:prt"}:
        return False
    if word.token == clause.verb:
        return not clause.is_finite()
    if compares and word.lower in _COMPARED:
        return False
    if word.lower in AND_OR or word.text == ",":
        return True
    return word.lower in _NEGATIONS or word.kind not in _UNSAID


def _is_compound(word: SentenceWord) -> bool:
    """Whether an adverb of more words goes with the verb: `in beslag`, `ter beschikking`."""
    return word.kind == "adv" and word.lower.startswith(("in ", "ter ", "tot ", "ten "))


def verb_said(clause: Clause) -> str:
    """The finite verb as an infinitive, with its particle: `stelt … vast` is `vaststellen`."""
    lemma = clause.tokens[clause.verb].lemma.lower()
    verb = _with_particle(clause, lemma)
    return verb if clause.is_finite() and verb not in _MODALS else ""


def as_said(clause: Clause, place: int) -> str:
    """A word as written, a split infinitive in one: `weg te werken` is `wegwerken`."""
    word = clause.view.words[place]
    if word.token != clause.verb or not word.lower.endswith("en"):
        return word.text
    return _with_particle(clause, word.lower)


def _with_particle(clause: Clause, verb: str) -> str:
    """A verb with the particle that stands apart from it in the clause."""
    for place in clause.children("compound:prt"):
        particle = clause.tokens[place].text.lower()
        if clause.word_of(place) < 0 or verb.startswith(particle):
            continue
        joined = clause.tokens[place].pos in {"ADP", "ADV", "ADJ"} or particle == "plaats"
        return f"{particle}{verb}" if joined else f"{particle} {verb}"
    return verb


def _without_loose_ends(view: SentenceView, kept: Sequence[int]) -> list[int]:
    """The words without articles, and without prepositions and joins that have lost a side."""
    words = view.words
    told = [i for i in kept if words[i].kind != "det"]
    for _ in range(2):
        told = [i for n, i in enumerate(told) if not _is_loose(view, told, n)]
    if not told:
        return told
    first, _ = trim(view, told[0], told[-1] + 1)
    return [i for i in told if i >= first or (words[i].kind == "prep" and words[i].lower != "van")]


def _is_loose(view: SentenceView, told: Sequence[int], n: int) -> bool:
    """Whether the word at `told[n]` joins or leads to a word that is not told."""
    word = view.words[told[n]]
    after = told[n + 1] if n + 1 < len(told) else -1
    between = view.words[told[n] + 1 : after] if after >= 0 else ()
    follows = after >= 0 and all(w.kind in {"det", "adv"} for w in between)
    if word.kind == "prep":
        return not follows or view.words[after].kind == "prep"
    if word.lower in AND_OR or word.text == ",":
        return not follows or n == 0 or told[n - 1] != told[n] - 1
    return False
