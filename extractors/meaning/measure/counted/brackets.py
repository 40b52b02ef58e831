"""A number in a bracket: the phrase it stands behind, also where the bracket interrupts it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from extractors.meaning.lists.wordlists import word_group
from extractors.meaning.measure.before.carry import earlier_alike
from extractors.meaning.measure.clause.subject import acts, clause_subject
from extractors.meaning.measure.counted.fitting import measurable_noun
from extractors.meaning.measure.words.link import Link, is_noun_of, lemma_of, link_words
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.phrases import Phrase
from extractors.meaning.sentence.view import SentenceView

_PARTICLES: Final = word_group("particles")
_OF_NOUNS: Final = frozenset({"van", "tussen"})
_OVER: Final = frozenset({"over"})
_POINTING: Final = word_group("reached_nouns")
_BESIDE: Final = 3  # words


def before_bracket(here: Cursor) -> Link | None:
    """`hoge leeftijd (30,4 jaar)`, `industrie (20%)`: the phrase the bracket is put behind."""
    view = here.view
    at = here.at
    bracket = view.bracket(at)
    if bracket is None or not _is_aside(view, at, bracket) or _goes_on_within(here, bracket[0]):
        return None
    phrase = _not_when(view, view.phrase_until(_before_period(view, bracket[0])))
    if phrase < 0 and bracket[0] > 0 and view.words[bracket[0] - 1].lower in _PARTICLES:
        phrase = view.phrase_until(bracket[0] - 1)
    if phrase < 0:
        return _term_before(view, bracket[0])
    if here.family == "count" and view.words[view.phrases[phrase].head].lower in _POINTING:
        return None  # "36 leden minder dan de stand (1.900)"
    governed = view.phrases[phrase].prep >= 0 and acts(view, view.phrases[phrase])
    if here.family == "money" and governed and measurable_noun(here, within=True):
        return None  # "de kosten die direct bij het fonds (€ 2 miljoen) zijn gemaakt"
    first, last = view.chain_until(phrase)
    if here.family != "count" and _only_the_last_fits(here, first, phrase):
        first = view.phrases[phrase].first  # "initiatieven met een lage depositie (5 mol)"
    link = link_words(view, first, last, rule="before_bracket", confidence=0.9)
    behind = _goes_on(view, view.phrases[phrase], bracket[1])
    if link is None or not behind:
        told = link_words(view, bracket[1] + 1, behind, rule="before_bracket", confidence=0.9)
        return link or told
    tail = view.text(bracket[1] + 1, behind)
    lemma = lemma_of(view, bracket[1] + 1, behind)
    return replace(link, measure=f"{link.measure} {tail}", lemma=f"{link.lemma} {lemma}")


def _goes_on_within(here: Cursor, opening: int) -> bool:
    """Whether a number goes on from one in the same bracket: `(van 2,4% | naar 2,2%)`."""
    other = earlier_alike(here)
    first = here.view.places[other] if other >= 0 else -1
    between = here.view.words[first + 1 : here.at]
    return first > opening and all(word.kind in {"prep", "adv", "mark"} for word in between)


def _before_period(view: SentenceView, end: int) -> int:
    """The word that a period before word `end` begins with: `de dekking | per eind 2024 (ad`."""
    at = end
    while at > 1 and view.words[at - 1].kind == "period":
        at -= 1
    return at - (at < end and view.words[at - 1].kind == "prep")


def _not_when(view: SentenceView, phrase: int) -> int:
    """The phrase before one that only tells when: `de marktrente | gedurende het boekjaar (van`."""
    while phrase >= 0 and is_noun_of("moment", view.words[view.phrases[phrase].head]):
        prep = view.phrases[phrase].prep
        phrase = view.phrase_until(prep) if prep >= 0 else -1
    return phrase


def named_before(here: Cursor) -> Link | None:
    """What a bracket that tells of a change stands behind: `de zorg (een stijging van 3%)`."""
    view = here.view
    bracket = view.bracket(here.at)
    phrase = view.phrase_until(bracket[0]) if bracket is not None else -1
    if bracket is None or phrase < 0:
        return None
    words = view.words[bracket[0] + 1 : here.at]
    if any(word.kind in {"verb", "num", "stop"} for word in words):
        return None
    first, last = view.chain_until(phrase)
    return link_words(view, first, last, rule="before_bracket", confidence=0.8)


def share_over(here: Cursor) -> Link | None:
    """`het aandeel is berekend over het hele land (46%) of de natuurgebieden (35%)`: a share that a
    bracket tells of what it is reckoned over is one of the share named before."""
    view = here.view
    bracket = view.bracket(here.at)
    place = view.phrase_until(bracket[0]) if bracket is not None else -1
    if here.family != "share" or place < 0:
        return None
    base = view.chain_until(place)
    overs = [i for i in range(base[0]) if view.words[i].lower in _OVER]
    told = next((p for p in view.phrases if _names_share(view, p) and p.number < 0), None)
    if told is None or not overs or told.last > overs[-1]:
        return None
    if not any(view.words[i].kind in {"verb", "part"} for i in range(told.last, base[0])):
        return None
    first, last = view.chain_from(view.phrases.index(told))
    whole = f"over {view.text(*base)}"
    return link_words(view, first, last, rule="before_bracket", confidence=0.7, population=whole)


def _names_share(view: SentenceView, phrase: Phrase) -> bool:
    return phrase.prep < 0 and is_noun_of("share", view.words[phrase.head])


def counted_of(here: Cursor, link: Link) -> Link:
    """`etnische achtergrond (3 klassen)`: what a bracket counts, with what it is counted of."""
    view = here.view
    bracket = view.bracket(here.at)
    if link.rule != "following_noun" or bracket is None:
        return link
    behind, own = view.phrase_counted_by(here.at), view.phrase_until(bracket[0])
    if behind < 0 or own < 0 or view.phrases[own].number >= 0:
        return link
    opens = all(word.kind in {"adv", "mark"} for word in view.words[bracket[0] + 1 : here.at])
    if not opens or view.phrases[behind].last != bracket[1]:
        return link
    told, (first, last) = view.phrases[own], view.chain_until(own)
    is_item = first == 0 or view.words[first - 1].kind in {"stop", "conj", "close"}
    if not is_item:
        first, last = told.first, told.last  # "een gebrek aan tekenaars | en monteurs (5 banen)"
    whole = link_words(view, first, last, rule="", confidence=0.0)
    if whole is None or is_noun_of("moment", view.words[told.head]):
        return link
    return replace(
        link,
        measure=f"{link.measure} ({whole.measure})",
        lemma=f"{link.lemma} {whole.lemma}".strip(),
    )


def _term_before(view: SentenceView, opening: int) -> Link | None:
    """The lone word of a list that a bracket explains: `kort (< 2 jaar); lang (> 5 jaar)`."""
    at = opening - 1
    if at < 0 or view.words[at].kind not in {"adj", "part", "adv"}:
        return None
    if at and view.words[at - 1].text not in {";", ":", ","}:
        return None
    return link_words(view, at, opening, rule="before_bracket", confidence=0.7)


def _only_the_last_fits(here: Cursor, first: int, phrase: int) -> bool:
    """Whether of a chain only the noun right before the bracket can have the number's unit, or is
    who has an age: `beleid voor jonge kinderen (0 tot 4 jaar)`."""
    view = here.view
    heads = [p.head for p in view.phrases if first <= p.first < view.phrases[phrase].first]
    told = view.words[view.phrases[phrase].head]
    aged = here.quantity.unit == "year" and here.quantity.comparator not in {"eq", "approx"}
    if aged and is_noun_of("person", told):
        return not any(is_noun_of("time", view.words[head]) for head in heads)
    fits = is_noun_of(here.family, told) or told.lower.endswith("groei")
    return fits and not any(is_noun_of(here.family, view.words[head]) for head in heads)


def _goes_on(view: SentenceView, phrase: Phrase, close: int) -> int:
    """Where a noun phrase that a bracket interrupts ends, 0 where it does not go on: `het verschil
    (tot 50%) tussen beide`, `een klein aantal (9) betaalde banen`."""
    begin = close + 1
    parsed = view.sentence.parsed
    if parsed is None or begin >= len(view.words):
        return 0
    head = view.words[phrase.head]
    if view.words[begin].kind == "prep":
        place = view.phrase_from(begin + 1)
        told = view.words[view.phrases[place].head].token if place >= 0 else -1
        owners = {word.token for word in view.words[phrase.first : phrase.last]}
        owned = told >= 0 and parsed.tokens[told].head in owners
        if place < 0 or not (owned or view.words[begin].lower in _OF_NOUNS):
            return 0
        return view.chain_from(place)[1]
    place = view.phrase_from(begin)
    counts = is_noun_of("vague", head) and view.words[begin].kind in {"adj", "noun", "part"}
    return view.chain_from(place)[1] if counts and place >= 0 else 0


def _is_aside(view: SentenceView, at: int, bracket: tuple[int, int]) -> bool:
    """Whether the number is all its part of the bracket says: `(o.a. bussen; 12%)`."""
    first, last = bracket[0] + 1, bracket[1]
    for i in range(at - 1, bracket[0], -1):
        if view.words[i].kind == "stop":
            first = i + 1
            break
    for i in range(at + 1, bracket[1]):
        if view.words[i].kind == "stop":
            last = i
            break
    return all(
        word.kind in {"num", "adv", "mark", "prep", "verb", "part", "adj", "period"}
        for word in view.words[first:last]
    )


def _tells_other_time(here: Cursor, opening: int) -> bool:
    """Whether a bracket tells what the number before it was at another time: `bedroeg 4,2%
    (eind 2020 was dit 3,9%)`."""
    view, other = here.view, earlier_alike(here)
    if other < 0 or not 0 < opening - view.places[other] <= _BESIDE:
        return False
    between = view.words[view.places[other] + 1 : opening]
    if any(word.kind not in {"adj", "adv", "mark"} for word in between):
        return False
    return any(word.kind == "period" for word in view.words[opening + 1 : here.at])


def _is_told(here: Cursor, first: int, last: int) -> bool:
    """Whether the words `first:last` tell another number of this kind: the bracket adds to that."""
    other = earlier_alike(here)
    return other >= 0 and first <= here.view.places[other] < last


def clause_before_bracket(here: Cursor) -> Link | None:
    """`… als ze minderjarig zijn (65%)`: a bracket behind a clause says how often that holds."""
    view = here.view
    bracket = view.bracket(here.at)
    if bracket is None or bracket[0] == 0 or before_bracket(here):
        return None
    last = bracket[0]
    if _tells_other_time(here, last) or _goes_on_within(here, last):
        return None
    if any(word.kind == "verb" for word in view.words[last + 1 : here.at]):
        return None  # "een zekerheid van 85% (was 80%)", "door de groei (deze bedroeg 1,5%)"
    first = view.segment(last - 1)[0]
    if _is_told(here, first, last):
        return None
    clause = link_words(view, first, last, rule="clause_before_bracket", confidence=0.6)
    if clause is None:
        return None
    subject = clause_subject(here)
    if subject is None or subject.measure in clause.measure:
        return clause
    return replace(
        clause,
        measure=f"{subject.measure} {clause.measure}",
        lemma=f"{subject.lemma} {clause.lemma}",
    )
