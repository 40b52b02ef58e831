"""What a clause is about, where a number has no noun beside it: its subject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from extractors.meaning.lists.wordlists import word_group
from extractors.meaning.measure.clause.antecedents import RELATIVE, antecedent, pointed_at
from extractors.meaning.measure.words.link import Link, is_actor, is_noun_of, link_words
from extractors.meaning.sentence.clauses import head_of_number
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.phrases import AND_OR, Phrase
from extractors.meaning.sentence.view import SentenceView

_COPULAS: Final = frozenset(
    {"is", "was", "zijn", "waren", "bedraagt", "bedragen", "bedroeg", "bedroegen"}
)
_CHANGED: Final = frozenset({"met", "naar", "tot", "op"})
_AMOUNTS: Final = word_group("amounting")
_LEADS: Final = _CHANGED | {"van"}
_BEFORE_NOUN: Final = frozenset({"adj", "adv", "part"})
_JOINING: Final = frozenset({"en", "maar", "want"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass"})


def told_by_copula(here: Cursor) -> Link | None:
    """`De vergoeding voor leden bedraagt € 40`: the subject, where its verb stands right before."""
    lead = here.view.lead(here.at)
    if lead < 0 or here.view.words[lead].lower not in _COPULAS:
        return None
    return _opening_subject(here) or _parsed_subject(here.view, here.at)


def clause_subject(here: Cursor) -> Link | None:
    """The subject of the number's clause, or of the clauses before it."""
    view = here.view
    at = here.at
    told = (
        antecedent(here)
        or before_own_verb(here)
        or _opening_subject(here)
        or _object_of_verb(here)
        or _parsed_subject(view, at)
    )
    if told is not None:
        return told
    for place in _subject_candidates(view, at):
        phrase = view.phrases[place]
        if acts(view, phrase) or is_sign(view, phrase):
            continue
        if _is_set_phrase(view, phrase):
            continue
        first, last = view.chain_from(place)
        if first <= at < last:
            continue
        link = link_words(view, first, last, rule="subject", confidence=0.6)
        if link:
            return link
    return None


def before_own_verb(here: Cursor) -> Link | None:
    """`De schade is groot en besluiten | blijven al een jaar uit`: what stands between the word
    that joins a second clause and its verb."""
    view, first = here.view, here.view.segment(here.at)[0]
    verb = next((i for i in range(here.at - 1, first, -1) if view.words[i].kind == "verb"), -1)
    place = view.phrase_until(verb) if verb > 0 else -1
    if place < 0 or view.phrases[place].number >= 0 or acts(view, view.phrases[place]):
        return None
    begin = view.chain_until(place)[0]
    opening = view.phrase_from(begin)
    joint = begin - 1
    if joint <= first or view.words[joint].lower not in _JOINING:
        return None
    if opening < 0 or view.phrases[opening].prep >= 0:
        return None
    if not any(word.kind == "verb" for word in view.words[first:joint]):
        return None
    return link_words(view, begin, verb, rule="parsed_subject", confidence=0.7)


def _opening_subject(here: Cursor) -> Link | None:
    """`Het verschil met de ramingen waarvan is uitgegaan is 30%`: what the sentence opens with,
    where a relative clause stands between it and its copula."""
    view = here.view
    lead = view.lead(here.at)
    first = view.phrases[0] if view.phrases else None
    if first is None or lead < 0 or view.words[lead].lower not in _COPULAS or first.first > 0:
        return None
    last = view.chain_from(0)[1]
    opener = next((i for i in range(last, lead) if view.words[i].kind != "stop"), lead)
    relative = view.words[opener].lower in RELATIVE or view.words[opener].lower.startswith("waar")
    closed = any(word.kind == "verb" for word in view.words[opener:lead])
    if not (relative and closed) or first.number >= 0 or acts(view, first):
        return None
    return link_words(view, 0, last, rule="subject", confidence=0.65)


def _object_of_verb(here: Cursor) -> Link | None:
    """`door de leges te verlagen met 25%`, `we brengen de uitstoot terug tot nul`: what the verb
    that the number hangs from is done to."""
    view = here.view
    lead = view.lead(here.at)
    opening = view.words[here.at].lower.split()[0]
    leads = opening in _LEADS or (lead >= 0 and view.words[lead].lower in _LEADS)
    if leads and (told := _object_of_infinitive(here)) is not None:
        return told
    head = head_of_number(here)
    if not leads or head < 0 or view.sentence.parsed is None:
        return None
    for token in view.sentence.parsed.tokens:
        if token.head == head and token.dep == "obj":
            phrase = _phrase_at(view, token.start)
            governed = phrase is None or _is_governed(view, phrase) or phrase.last > here.at
            return None if governed else phrase_with(view, token.start, here.at)
    return None


def _is_governed(view: SentenceView, phrase: Phrase) -> bool:
    """Whether a preposition stands before a phrase; `om` opens a clause: `om de huur te delen`."""
    return phrase.prep >= 0 and view.words[phrase.prep].lower != "om"


def _object_of_infinitive(here: Cursor) -> Link | None:
    """`door de leges te verlagen met 25%`: what stands first behind `om` or `door`."""
    view = here.view
    end = here.at - 1
    while end > 1 and view.words[end].lower in _CHANGED:
        end -= 1
    if end < 3 or view.words[end - 1].lower != "te" or not view.words[end].lower.endswith("en"):
        return None
    for place in range(end - 2, view.segment(here.at)[0] - 1, -1):
        if view.words[place].lower in {"om", "door"}:
            phrase = view.phrase_from(place + 1)
            if phrase < 0 or view.phrases[phrase].number >= 0:
                return None
            first, last = view.chain_from(phrase)
            return link_words(view, first, last, rule="parsed_subject", confidence=0.7)
    return None


def _subject_candidates(view: SentenceView, at: int) -> Iterator[int]:
    """Phrases without a preposition: the number's own clause piece first, then leftwards."""
    first, last = view.segment(at)
    own = {None, view.bracket(at)}
    bare = [
        i
        for i, p in enumerate(view.phrases)
        if p.prep < 0 and p.number < 0 and view.bracket(p.head) in own
    ]
    yield from (i for i in bare if first <= view.phrases[i].first < at)
    joint = next((i for i in range(at, last) if view.words[i].lower in AND_OR), last)
    if any(word.kind == "verb" for word in view.words[joint:last]):
        last = joint  # "is € 2 miljoen begroot | en de post wordt verhoogd"
    yield from (i for i in bare if at < view.phrases[i].first < last)
    while first > 0:
        last = first - 1
        first = view.segment(max(0, last - 1))[0] if last > 0 else 0
        yield from (i for i in bare if first <= view.phrases[i].first < last)
        if last <= 0:
            return


def _parsed_subject(view: SentenceView, at: int) -> Link | None:
    """The subject of the nearest verb above the number in the parse."""
    parsed = view.sentence.parsed
    if parsed is None or not any(token.dep for token in parsed.tokens):
        return None
    start, end = view.words[at].start, view.words[at].end
    tokens = parsed.tokens
    place = next((i for i, t in enumerate(tokens) if start <= t.start < end), -1)
    seen: set[int] = set()
    while place >= 0 and place not in seen:
        seen.add(place)
        for i, token in enumerate(tokens):
            if token.head == place and token.dep in _SUBJECTS and i not in seen:
                link = pointed_at(view, token.start) or phrase_with(view, token.start, at)
                if link:
                    return link
        place = tokens[place].head
    return None


def acts(view: SentenceView, phrase: Phrase) -> bool:
    """Whether a phrase names who does or pays; `de staat van het wegdek` is measured itself."""
    head = view.words[phrase.head]
    behind = view.words[phrase.last].lower if phrase.last < len(view.words) else ""
    return is_actor(head) and (head.lower, behind) != ("staat", "van")


def _is_set_phrase(view: SentenceView, phrase: Phrase) -> bool:
    """Whether a bare noun belongs to its verb: `er is rekening gehouden met`, `is sprake van`."""
    bare = phrase.last - phrase.first == 1
    behind = view.words[phrase.last].lower if phrase.last < len(view.words) else ""
    return bare and behind != "van" and is_noun_of("circumstance", view.words[phrase.head])


def is_sign(view: SentenceView, phrase: Phrase) -> bool:
    """Whether a phrase is a single letter: `R`, not `het getal R`."""
    nouns = [word for word in view.words[phrase.first : phrase.last] if word.kind != "det"]
    return len(nouns) == 1 and len(nouns[0].text) == 1


def subject_of_verb(view: SentenceView, at: int) -> Phrase | None:
    """The phrase that is subject of the verb the number hangs from in the parse."""
    parsed = view.sentence.parsed
    if parsed is None:
        return None
    start, end = view.words[at].start, view.words[at].end
    tokens = parsed.tokens
    inside = {i for i, token in enumerate(tokens) if start <= token.start < end}
    verb = next((tokens[i].head for i in sorted(inside) if tokens[i].head not in inside), -1)
    while verb >= 0:
        for token in tokens:
            if token.head == verb and token.dep in _SUBJECTS:
                return _phrase_at(view, token.start)
        verb = tokens[verb].head if tokens[verb].dep == "conj" else -1
    return None


def _phrase_at(view: SentenceView, offset: int) -> Phrase | None:
    """The phrase without number over a place in the sentence."""
    for phrase in view.phrases:
        begin, end = view.words[phrase.first].start, view.words[phrase.last - 1].end
        if begin <= offset < end and phrase.number < 0:
            return phrase
    return None


def phrase_with(view: SentenceView, offset: int, at: int) -> Link | None:
    phrase = _phrase_at(view, offset)
    if phrase is None:
        return None
    if acts(view, phrase) or is_sign(view, phrase):
        return None
    if _is_set_phrase(view, phrase):
        return None
    first, last = view.chain_from(view.phrases.index(phrase))
    if first <= at < last:
        return None
    return link_words(view, first, last, rule="parsed_subject", confidence=0.7)


def stands_before(here: Cursor) -> Link | None:
    """`Hier is deze fluctuatie 5%`: the subject between its copula and the number."""
    view = here.view
    place = view.phrase_until(view.lead(here.at) + 1)
    told = subject_before_number(view, here.at) if place >= 0 else None
    if told is None or view.phrases[place].number >= 0:
        return None
    head = view.words[view.phrases[place].head]
    if is_noun_of("moment", head) or acts(view, view.phrases[place]):
        return None
    return replace(told, rule="subject", confidence=0.75)


def amounts_to(here: Cursor) -> Link | None:
    """`Eind 2024 bedraagt de buffer 38.394`: the subject between a verb of amounting and a bare
    number."""
    told = stands_before(here)
    view = here.view
    place = view.phrase_until(view.lead(here.at) + 1) if told is not None else -1
    first = view.chain_until(place)[0] if place >= 0 else 0
    before = [word.lower for word in view.words[max(0, first - 3) : first + 1]]
    return told if not _AMOUNTS.isdisjoint(before) else None


def subject_before_number(view: SentenceView, at: int) -> Link | None:
    """`in 2019 was [het aandeel vrouwen] 40% van de studenten`: the subject behind its verb."""
    place = view.phrase_until(view.lead(at) + 1)
    if place < 0:
        return None
    first, last = view.chain_until(place)
    while first > 0 and view.words[first - 1].kind in _BEFORE_NOUN:
        first -= 1
    if first > 1 and [w.kind for w in view.words[first - 2 : first]] == ["det", "noun"]:
        # An adjective without an ending is often read so: "het minimaal vereiste bedrag".
        first -= 1
    verb = first - 1 - (view.words[first - 1].kind == "det")
    if first >= last or verb < 0 or view.words[verb].lower not in _COPULAS:
        return None
    if view.words[first].kind == "det":
        first += 1
    return link_words(view, first, last, rule="", confidence=0.0)
