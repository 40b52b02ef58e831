"""What happens within, after or every so long: the clause that a duration or a frequency bounds.

`De camerabeelden worden na vier weken gewist` measures `camerabeelden gewist`; `het college stuurt
om de drie jaar een verslag` measures `verslag sturen`, its population is `college`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from extractors.meaning.lists.wordlists import word_group
from extractors.meaning.measure.clause.doers import subject_of
from extractors.meaning.measure.clause.said import as_said, begin_of_number, said_in, verb_said
from extractors.meaning.measure.words.link import Link, lemma_of, link_words
from extractors.meaning.sentence.clauses import SUBJECTS, Clause, clause_of, head_of_number
from extractors.meaning.sentence.context import ParsedToken
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.phrases import AND_OR
from extractors.meaning.sentence.view import SentenceView

_DUE: Final = frozenset({"dient", "dienen", "diende", "dienden", "behoort", "behoren"})
_ASKING: Final = word_group("modals")
_SETTING_ASIDE: Final = word_group("setting_aside")
_CONSISTS: Final = frozenset({"bestaan", "omvatten", "bevatten", "tellen", "kennen", "hebben"})
_MONEY_VERBS: Final = word_group("money_verbs")


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


def set_aside(here: Cursor) -> Link | None:
    """`in totaal investeren we € 30 miljoen`: the verb, where nothing tells what for."""
    clause = clause_of(here)
    verb = clause.tokens[clause.verb].lemma.lower() if clause is not None else ""
    return Link(verb, verb, "happening", 0.45) if verb in _SETTING_ASIDE else None


def what_happens(here: Cursor, *, besides: range = range(0)) -> Link | None:
    """What the number's clause tells, without the number and the words of `besides`."""
    clause = clause_of(here)
    return _tell(here, clause, besides) if clause is not None else None


def _tell(here: Cursor, clause: Clause, besides: range) -> Link | None:
    """The clause as a measure: what is done to whom, its verb last, who does it its population."""
    view = clause.view
    subject, taken = subject_of(clause)
    said = said_in(here, clause, {*taken, *besides})
    verb = verb_said(clause)
    words = [as_said(clause, i) for i in said] + ([verb] if verb else [])
    lemmas = [lemma_of(view, i, i + 1) for i in said] + ([verb] if verb else [])
    kinds = {"noun", "adj"} if any(clause.children("cop")) else {"noun"}
    named = any(view.words[i].kind in kinds for i in said)
    if subject is not None and (clause.is_passive() or not words):
        words, lemmas = [subject.measure, *words], [subject.lemma, *lemmas]
        subject = None
    elif subject is not None and words == [verb] and verb in _CONSISTS:
        return subject
    elif subject is not None and len(words) == 1:
        done = bool(said) and view.words[said[0]].kind == "part"
        words = [subject.measure, *words] if done else [*words, f"van {subject.measure}"]
        lemmas, subject = [*lemmas, subject.lemma], None
    if not words or (len(words) == 1 and subject is None and not named and not _leads_on(clause)):
        return None
    measure = " ".join(words).replace(" ,", ",")
    population = subject.measure if subject is not None else ""
    lemma = " ".join(filter(None, lemmas))
    return Link(measure, lemma, "happening", 0.55, population=population)


def _leads_on(clause: Clause) -> bool:
    """Whether the verb leads to a clause that says the rest: `over een jaar meten of het lukt`."""
    return any(clause.children("ccomp"))


def _thing_beside(here: Cursor) -> Link | None:
    """The noun a duration stands behind and hangs from: `heroverweging om de vijf jaar`."""
    view, at = here.view, here.at
    phrase = view.phrase_until(begin_of_number(view, at))
    if phrase < 0 or view.phrases[phrase].number >= 0:
        return None
    first, last = view.chain_until(phrase)
    if any(word.kind == "pron" for word in view.words[first:last]) or _does(view, first, last, at):
        return None
    if not _opens_main_clause(view, first, at) and not _hangs_beside(here, first, last):
        return None
    return link_words(view, first, last, rule="happening", confidence=0.55)


def _does(view: SentenceView, first: int, last: int, at: int) -> bool:
    """Whether the words `first:last` are who does what stands behind the number: `kunnen jongeren
    vier keer per jaar | hun kijk geven`."""
    parsed = view.sentence.parsed
    if parsed is None:
        return False
    for word in view.words[first:last]:
        token = parsed.tokens[word.token] if word.token >= 0 else None
        if token is not None and token.dep in SUBJECTS:
            verb = parsed.tokens[token.head]
            return verb.start > view.words[at].start and verb.pos == "VERB"
    return False


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
