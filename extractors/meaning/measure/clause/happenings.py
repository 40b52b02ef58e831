"""What happens within, after or every so long: the clause that a duration or a frequency bounds.

`De camerabeelden worden na vier weken gewist` measures `camerabeelden gewist`; `het college stuurt
om de drie jaar een verslag` measures `verslag sturen`, its population is `college`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import Final

from extractors.meaning.lists.families import unit_family
from extractors.meaning.lists.wordlists import word_group
from extractors.meaning.measure.clause.doers import subject_of
from extractors.meaning.measure.words.link import Link, is_noun_of, lemma_of, link_words, trim
from extractors.meaning.sentence.clauses import (
    HELPERS,
    Clause,
    asides,
    clause_of,
    head_of_number,
)
from extractors.meaning.sentence.context import ParsedToken
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
_DUE: Final = frozenset({"dient", "dienen", "diende", "dienden", "behoort", "behoren"})
_ASKING: Final = word_group("modals")
_MONEY_VERBS: Final = word_group("money_verbs")
_BEFOREHAND: Final = frozenset({"voorafgaand", "volgend"})
_SINCE: Final = frozenset({"na", "vanaf", "sinds"})
_LONGEST: Final = 14


def find_happening(here: Cursor) -> Link | None:
    """What happens within, after or every so long, or None where the parse does not tell."""
    return _thing_beside(here) or _closed_by_infinitive(here) or what_happens(here)


def _closed_by_infinitive(here: Cursor) -> Link | None:
    """`u kunt binnen zes weken na de dag waarop dit is verzonden, bezwaar maken`: what the modal
    before the number asks for at the end of the sentence, where the parse has it elsewhere."""
    view, at = here.view, here.at
    parsed, clause = view.sentence.parsed, clause_of(here)
    if parsed is None or clause is None:
        return None
    verbs = [word.lower for word in view.words[:at] if word.kind == "verb"]
    if verbs and verbs[-1] in _DUE:
        return _is_to_be(here)
    if not verbs or verbs[-1] not in _ASKING:
        return None
    for last in range(at + 2, len(view.words)):
        place = view.words[last].token
        if place < 0 or "|inf|" not in f"|{parsed.tokens[place].tag}|":
            continue
        phrase = view.phrase_until(last)
        if place == clause.verb or phrase < 0 or view.phrases[phrase].first <= at:
            return None
        if view.phrases[phrase].number >= 0:
            return None
        if _opens_between(view, at, view.phrases[phrase].first):
            return None
        first = view.phrases[phrase].first
        return link_words(view, first, last + 1, rule="happening", confidence=0.55)
    return None


def _is_to_be(here: Cursor) -> Link | None:
    """`de aanvraag dient binnen acht weken na afloop van wat dat ook is te worden ingediend`: what
    stands before the verb, with the participle that closes the sentence."""
    view, at = here.view, here.at
    due = next((i for i in range(at - 1, 0, -1) if view.words[i].lower in _DUE), 0)
    phrase = view.phrase_until(due)
    close = len(view.words) - 1
    while close > at and view.words[close].kind in {"stop", "close", "mark"}:
        close -= 1
    passive = [word.lower for word in view.words[close - 2 : close]] == ["te", "worden"]
    if phrase < 0 or not passive:
        return None
    told = link_words(view, *view.chain_until(phrase), rule="happening", confidence=0.55)
    if told is None:
        return None
    done = view.words[close].lower
    return replace(told, measure=f"{told.measure} {done}", lemma=f"{told.lemma} {done}")


def _opens_between(view: SentenceView, at: int, first: int) -> bool:
    """Whether a clause opens between a number and the words at `first`, and no verb closes it."""
    between = view.words[at + 1 : first]
    opened = any(word.kind == "conj" and word.lower not in AND_OR for word in between)
    return opened and not any(word.kind in {"verb", "part"} for word in between)


def paid_for(here: Cursor) -> Link | None:
    """`wil € 2 miljoen besparen`: the verb that says by itself what an amount is, where nothing
    behind the number tells what it is for."""
    view, clause = here.view, clause_of(here)
    if clause is None or clause.tokens[clause.verb].lemma.lower() not in _MONEY_VERBS:
        return None
    behind = view.words[here.at + 1 : view.segment(here.at)[1]]
    if any(word.lower in {"voor", "aan"} for word in behind):
        return None
    verb = clause.tokens[clause.verb].lemma.lower()
    return Link(verb, verb, "happening", 0.55)


def what_happens(here: Cursor, *, besides: range = range(0)) -> Link | None:
    """What the number's clause tells, without the number and the words of `besides`."""
    clause = clause_of(here)
    return _tell(here, clause, besides) if clause is not None else None


def _tell(here: Cursor, clause: Clause, besides: range) -> Link | None:
    """The clause as a measure: what is done to whom, its verb last, who does it its population."""
    view = clause.view
    subject, taken = subject_of(clause)
    said = _said(here, clause, {*taken, *besides})
    verb = _verb_said(clause)
    words = [_as_said(clause, i) for i in said] + ([verb] if verb else [])
    lemmas = [lemma_of(view, i, i + 1) for i in said] + ([verb] if verb else [])
    kinds = {"noun", "adj"} if any(clause.children("cop")) else {"noun"}
    named = any(view.words[i].kind in kinds for i in said)
    if subject is not None and (clause.is_passive() or not words):
        words, lemmas = [subject.measure, *words], [subject.lemma, *lemmas]
        subject = None
    elif subject is not None and len(words) == 1:
        words, lemmas = [*words, f"van {subject.measure}"], [*lemmas, subject.lemma]
        subject = None
    if not words or (len(words) == 1 and subject is None and not named):
        return None
    measure = " ".join(words).replace(" ,", ",")
    population = subject.measure if subject is not None else ""
    lemma = " ".join(filter(None, lemmas))
    return Link(measure, lemma, "happening", 0.55, population=population)


def _thing_beside(here: Cursor) -> Link | None:
    """The noun a duration stands behind and hangs from: `heroverweging om de vijf jaar`."""
    view, at = here.view, here.at
    phrase = view.phrase_until(_begin_of_number(view, at))
    if phrase < 0 or view.phrases[phrase].number >= 0:
        return None
    first, last = view.chain_until(phrase)
    if any(word.kind == "pron" for word in view.words[first:last]):
        return None
    if not _opens_main_clause(view, first, at) and not _hangs_beside(here, first, last):
        return None
    return link_words(view, first, last, rule="happening", confidence=0.55)


def _hangs_beside(here: Cursor, first: int, last: int) -> bool:
    """Whether the number hangs from the words `first:last`, or ends a list they are an item of."""
    view, at = here.view, here.at
    parsed = view.sentence.parsed
    begin, end = view.segment(at)
    if parsed is None or _closes_clause(view, begin, at, end):
        return False
    head = head_of_number(here)
    if head >= 0 and any(word.token == head for word in view.words[first:last]):
        return True
    tokens = [word.token for word in view.words[first:last] if word.token >= 0]
    is_item = bool(tokens) and parsed.tokens[tokens[0]].dep == "conj"
    return is_item and end == at + 1 and not _is_verb(parsed.tokens[tokens[0]])


def _is_verb(token: ParsedToken) -> bool:
    return token.pos in {"VERB", "AUX"}


def _closes_clause(view: SentenceView, begin: int, at: int, end: int) -> bool:
    """Whether the piece opens as a clause and its verb closes it: `als de gast … in huis is`."""
    opens = view.words[begin].kind == "conj" or (begin > 0 and view.words[begin - 1].kind == "conj")
    return opens and any(word.kind in {"verb", "part"} for word in view.words[at:end])


def _opens_main_clause(view: SentenceView, first: int, at: int) -> bool:
    """Whether a phrase and the number behind it precede the verb: `Oplevering na een jaar is`."""
    begin, end = view.segment(at)
    behind = at + 1
    while behind < end and view.words[behind].kind in {"adv", "prep"}:
        behind += 1
    before = view.words[begin - 1].kind if begin else "stop"
    return (
        first == begin
        and before != "conj"
        and behind < end
        and view.words[behind].kind == "verb"
        and not view.words[behind].lower.endswith("en")
    )


def _begin_of_number(view: SentenceView, at: int) -> int:
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


def _said(here: Cursor, clause: Clause, taken: Set[int]) -> list[int]:
    """The words that say what happens, in the order written: what hangs from the predicate."""
    view = clause.view
    dropped = {*taken, *asides(clause), *_moments(clause), *_measured_from(here)}
    dropped |= set(range(_begin_of_number(view, clause.at), clause.at + 1))
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


def _verb_said(clause: Clause) -> str:
    """The finite verb as an infinitive, with its particle: `stelt … vast` is `vaststellen`."""
    lemma = clause.tokens[clause.verb].lemma.lower()
    verb = _with_particle(clause, lemma)
    return verb if clause.is_finite() and verb not in _MODALS else ""


def _as_said(clause: Clause, place: int) -> str:
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
    return [i for i in told if i >= first or words[i].kind == "prep"]


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
