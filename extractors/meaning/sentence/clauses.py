"""The clause that a number hangs from in the parse: its predicate, and the words of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from extractors.meaning.sentence.context import ParsedToken
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.phrases import AND_OR
from extractors.meaning.sentence.view import SentenceView

SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "csubj"})
HELPERS: Final = frozenset({"aux", "aux:pass", "cop"})
_OTHER_CLAUSES: Final = frozenset(
    {"advcl", "ccomp", "csubj", "parataxis", "conj", "acl", "acl:relcl", "appos"}
)
_LASTS: Final = frozenset({"duren", "kosten", "vergen"})
_STATES: Final = frozenset({"blijven", "raken", "lijken", "worden"})
_BOUNDS: Final = frozenset({"voorafgaand", "volgend"})  # "drie weken voorafgaand aan"
_DASHES: Final = frozenset("–—")


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate (a token) and the words `first:last` of its clause; `at` is the number's word.

    `loose` says that the parse hangs the number from another clause: only the order of words
    tells what belongs together.
    """

    view: SentenceView
    tokens: Sequence[ParsedToken]
    at: int
    verb: int
    first: int
    last: int
    loose: bool = False

    def children(self, *deps: str) -> Iterator[int]:
        """The tokens that hang from the predicate by one of these relations."""
        for place, token in enumerate(self.tokens):
            if token.head == self.verb and place != self.verb and token.dep in deps:
                yield place

    def word_of(self, token: int) -> int:
        """The word that a token is, or -1: numbers and periods swallow theirs."""
        return next((i for i, word in enumerate(self.view.words) if word.token == token), -1)

    def is_finite(self) -> bool:
        """Whether the predicate is a bent verb: `stuurt`, not `gestuurd` or `te sturen`."""
        return "|pv|" in f"|{self.tokens[self.verb].tag}|"

    def is_passive(self) -> bool:
        """Whether something is done to the subject, or said of it."""
        verb, seen = self.verb, set[int]()
        while verb not in seen:
            seen.add(verb)
            below = {t.dep for t in self.tokens if t.head == verb}
            if {"aux:pass", "nsubj:pass", "cop"} & below or self._stays(verb):
                return True
            if self.tokens[verb].dep != "conj" or "aux" in below:
                return False
            verb = self.tokens[verb].head
        return False

    def _stays(self, verb: int) -> bool:
        """Whether a verb of state stands over it: `bleef gesloten`, `raakt verstopt`."""
        token = self.tokens[verb]
        return token.dep == "xcomp" and self.tokens[token.head].lemma.lower() in _STATES

    def belongs(self, place: int) -> bool:
        """Whether a word hangs from the predicate and from no clause of its own below it."""
        if self.loose:
            return True
        behind = (word.token for word in self.view.words[place:] if word.token >= 0)
        token = next(behind, -1)
        for _ in self.tokens:
            if token == self.verb:
                return True
            if token < 0 or (self.tokens[token].dep in _OTHER_CLAUSES and not self._listed(token)):
                return False
            if self.tokens[token].head == token:
                return False
            token = self.tokens[token].head
        return False

    def _listed(self, token: int) -> bool:
        """Whether a coordinated word goes on with a thing, not with another verb."""
        told = self.tokens[token]
        return told.dep == "conj" and told.pos != "VERB" and told.head != self.verb


def clause_of(here: Cursor) -> Clause | None:
    """The clause whose predicate the number hangs from, by way of nouns and adverbs."""
    parsed = here.view.sentence.parsed
    head = head_of_number(here)
    if parsed is None or head < 0:
        return None
    tokens = parsed.tokens
    seen: set[int] = set()
    while head not in seen:
        seen.add(head)
        if _is_predicate(tokens, head) and tokens[head].text.lower() not in _BOUNDS:
            return _laid_out(here, tokens, _told_behind(tokens, head))
        head = tokens[head].head
    return None


def head_of_number(here: Cursor) -> int:
    """The token that the number hangs from in the parse, or -1."""
    parsed = here.view.sentence.parsed
    if parsed is None or not any(token.dep for token in parsed.tokens):
        return -1
    inside = tokens_of_number(here)
    heads = (parsed.tokens[place].head for place in inside)
    return next((head for head in heads if head not in inside), -1)


def tokens_of_number(here: Cursor) -> tuple[int, ...]:
    """The tokens that a number and its unit are, without the words of its bound."""
    parsed = here.view.sentence.parsed
    tokens = parsed.tokens if parsed is not None else ()
    start, end = here.quantity.digits[0], here.quantity.end
    return tuple(i for i, token in enumerate(tokens) if start <= token.start < end)


def _is_predicate(tokens: Sequence[ParsedToken], place: int) -> bool:
    """Whether a token is what a clause says: a verb, or what a copula or helper hangs from."""
    token = tokens[place]
    if token.pos in {"VERB", "AUX"} and token.dep not in {"amod", *HELPERS}:
        return True
    return any(t.head == place and t.dep in HELPERS for t in tokens)


def _told_behind(tokens: Sequence[ParsedToken], verb: int) -> int:
    """The verb of what lasts, where "het" only points at it: `het duurt lang voordat hij start`."""
    if tokens[verb].lemma.lower() not in _LASTS:
        return verb
    points = any(
        t.head == verb and t.dep in SUBJECTS and t.text.lower() in {"het", "dit"} for t in tokens
    )
    clauses = (i for i, t in enumerate(tokens) if t.head == verb and t.dep in {"advcl", "ccomp"})
    return next((i for i in clauses if i > verb), verb) if points else verb


def _laid_out(here: Cursor, tokens: Sequence[ParsedToken], verb: int) -> Clause:
    """The words of the clause: its piece, widened to its predicate, cut where another begins."""
    view, at = here.view, here.at
    first, last = view.segment(at)
    place = next((i for i, word in enumerate(view.words) if word.start == tokens[verb].start), at)
    if not first <= place < last:
        own = next((i for i in range(last - 1, at, -1) if view.words[i].kind == "verb"), -1)
        if own >= 0 and tokens[view.words[own].token].head != verb:
            return Clause(view, tokens, at, view.words[own].token, first, last, loose=True)
        begin, end = view.segment(place)
        first, last = min(first, begin), max(last, end)
    for cut in range(first + 1, last - 1):
        joins = view.words[cut].lower in AND_OR and _joins_clauses(tokens, view.words[cut].token)
        if joins and _has_verb(view, first, cut) and _has_verb(view, cut, last):
            if cut < min(at, place):
                first = cut + 1
            elif cut > max(at, place):
                last = cut
    return Clause(view, tokens, at, verb, first, last)


def _joins_clauses(tokens: Sequence[ParsedToken], place: int) -> bool:
    """Whether "en" or "of" leads to another predicate of which the parse says so, or nothing."""
    if place < 0 or tokens[place].dep != "cc":
        return True
    before = tokens[place - 1] if place else tokens[place]
    behind = tokens[place + 1] if place + 1 < len(tokens) else tokens[place]
    return not before.pos == behind.pos == "ADJ"  # "digitaal of schriftelijk"


def _has_verb(view: SentenceView, first: int, last: int) -> bool:
    return any(word.kind in {"verb", "part"} for word in view.words[first:last])


def asides(clause: Clause) -> Iterator[int]:
    """The words in brackets, and between dashes where neither number nor predicate stands."""
    words, depth = clause.view.words, 0
    opened = -1
    for i in range(clause.first, clause.last):
        depth += words[i].kind == "open"
        if depth:
            yield i
        depth -= words[i].kind == "close" and depth > 0
        if words[i].text in _DASHES:
            inside = range(opened, i) if opened >= 0 else range(0)
            if clause.at not in inside and clause.word_of(clause.verb) not in inside:
                yield from inside
            opened = i if opened < 0 else -1
