"""Nouns that say nothing without what they are of (`het percentage`, `het gemiddelde`, `een
verhoging`): what that is, from the sentence, those before it or the heading."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from extractors.meaning.lists.cues import load_cues
from extractors.meaning.lists.families import unit_family
from extractors.meaning.lists.wordlists import word_group
from extractors.meaning.measure.before import carry
from extractors.meaning.measure.before.past import Past
from extractors.meaning.measure.clause.antecedents import antecedent
from extractors.meaning.measure.clause.subject import clause_subject
from extractors.meaning.measure.counted.counted import follow_noun
from extractors.meaning.measure.counted.fitting import measurable_noun
from extractors.meaning.measure.words.headings import heading_topic, plain_lemma
from extractors.meaning.measure.words.link import Link, is_noun_of, link_words
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.kinds import guess_kind
from extractors.meaning.sentence.view import SentenceView, view_alone

_HOLLOW: Final = word_group("hollow_nouns")
_PASSED: Final = frozenset({"van", "de", "het", "een", "in", "op"})
_BEHIND: Final = frozenset({"voor", "in", "bij", "aan", "onder", "van", "op"})
_BEING: Final = frozenset({"is", "was", "zijn", "waren", "betreft", "betrof", "vormt", "vormde"})
_ALONG: Final = frozenset({"met", "voor", "ter"})
_FORMER: Final = frozenset({"eerstgenoemde"})
_NAMED: Final = _FORMER | {"laatstgenoemde"}
_SUBJECTLESS: Final = frozenset(
    {"bedraagt", "bedroeg", "bedragen", "bedroegen", "is", "was", "zijn", "waren", "kost", "kostte"}
)
_LONGEST_HEADING: Final = 5  # words
_REACH: Final = 2  # sentences
_CHANCES: Final = frozenset({"kans", "waarschijnlijkheid"})
_REACHED: Final = word_group("reached_nouns")
_TITLED: Final = word_group("titled_nouns")
_COUNTING_WORDS: Final = frozenset({"twee", "drie", "vier", "vijf", "zes"})


def is_hollow(measure: str) -> bool:
    """Whether a measure is a noun that says nothing alone, with adjectives at most:
    `het gemiddelde percentage`, `percentage van het aandeel`."""
    words = measure.lower().split()
    if not words or words[-1] not in _HOLLOW:
        return False
    return all(word in _HOLLOW or word in _PASSED or _only_describes(word) for word in words)


def _only_describes(word: str) -> bool:
    """Whether an adjective tells nothing of what a noun is of: `vast`, not `economische`."""
    return not word.endswith(("isch", "ische")) and guess_kind(word) == "adj"


def filled(past: Past, link: Link) -> Link:
    """A hollow noun with what it is of, or the link as it is."""
    here = past.here
    if not is_hollow(link.measure):
        return link
    head = link.measure.lower().split()[-1]
    if (equated := _equated(here, head)) is not None:
        return replace(link, measure=equated.measure, lemma=equated.lemma)
    told = _of_behind(here, link) or _one_of_two(here.view, here) or _counted_along(here, head)
    told = told or _of_subject(past, head)
    if told is None or not told.measure:
        return _under_heading(here, link) if head in _TITLED else link
    if link.measure.lower() in _NAMED or link.measure.lower() in told.measure.lower():
        return replace(link, measure=told.measure, lemma=told.lemma)
    return replace(
        link,
        measure=f"{link.measure} {told.measure}",
        lemma=f"{link.lemma} {told.lemma}",
    )


def _under_heading(here: Cursor, link: Link) -> Link:
    """A hollow noun under the heading that names what it is of: `stijging (Transactiekosten)`."""
    told = _heading(here.view)
    if told is None:
        return link
    if link.measure.lower() in told.measure.lower():
        return replace(link, measure=told.measure, lemma=told.lemma)
    return replace(
        link, measure=f"{link.measure} ({told.measure})", lemma=f"{link.lemma} {told.lemma}"
    )


def _of_subject(past: Past, head: str) -> Link | None:
    """What a hollow noun is of by what the sentence is about, else by the sentences before."""
    if head in _CHANCES:
        return _what_may_be(past.here)
    return (_what_reaches(past.here) if head in _REACHED else None) or _told_before(past)


def _what_reaches(here: Cursor) -> Link | None:
    """`de rente had een stand van 3% bereikt`: what has a stand, what moves within a band."""
    told = measurable_noun(here) or clause_subject(here)
    return None if told is None or is_hollow(told.measure) else told


def _what_may_be(here: Cursor) -> Link | None:
    """`het verlies dat met een kans van 2,5 procent kan optreden`: what a chance is one of."""
    told = antecedent(here) or clause_subject(here)
    return None if told is None or is_hollow(told.measure) else told


def unsaid(past: Past) -> Link | None:
    """What a sentence is about that leaves out its subject or only points at it: one of two named
    before (`laatstgenoemde`), or the heading (`Bedraagt € 85` under `Parkeervergunning`)."""
    here, view = past.here, past.here.view
    if any(word.lower in _NAMED for word in view.words[: here.at]):
        return _one_of_two(view, here) or _told_before(past)
    opens = view.words[0].lower in _SUBJECTLESS if view.words else False
    points = any(word.lower in {"dit", "dat", "er"} for word in view.words[: here.at])
    if not view.sentence.first_in_passage or not (opens or points) or here.family == "time":
        return None
    told = _heading(view)
    return replace(told, rule="heading", confidence=0.45) if told is not None else None


def _equated(here: Cursor, head: str) -> Link | None:
    """`De boete is een bedrag van € 25`: what the sentence says to be the sum."""
    view = here.view
    place = next((p for p in view.phrases if view.words[p.head].lower == head), None)
    if place is None or place.prep >= 0 or place.first == 0 or place.last > here.at:
        return None
    if view.words[place.first].lower != "een" or view.words[place.first - 1].lower not in _BEING:
        return None
    opening = view.phrases[0]
    between = view.words[opening.last : place.first - 1]
    if opening.first or opening.prep >= 0 or opening.number >= 0:
        return None
    if any(word.kind in {"part", "stop"} or word.lower in _BEING for word in between):
        return None
    return link_words(view, *view.chain_from(0), rule="subject", confidence=0.7)


def _counted_along(here: Cursor, head: str) -> Link | None:
    """`64 aanvragen toegekend, voor een totaalbedrag van € 2 miljoen`: the things that were counted
    before a sum of all of them, else what the sentence says that was given."""
    view = here.view
    place = next((p for p in view.phrases if view.words[p.head].lower == head), None)
    if here.family != "money" or place is None or place.prep < 0 or place.last > here.at:
        return None
    if view.words[place.prep].lower not in _ALONG:
        return None
    for index in range(here.index - 1, -1, -1):
        other = here.on(index)
        if other.family == "count" and (told := follow_noun(other)) is not None:
            return told
    return clause_subject(here)


def _of_behind(here: Cursor, link: Link) -> Link | None:
    """`een gemiddelde van 8 mg/l voor nitraat`: what stands right behind the number."""
    view, after = here.view, here.view.after(here.at)
    if after >= len(view.words) or view.words[after].lower not in _BEHIND:
        return None
    if here.family == "share" and (view.words[after].lower == "van" or link.population):
        return None  # "een percentage van 4% van de zaken" has its whole there
    phrase = view.phrase_from(after + 1)
    if phrase < 0 or is_noun_of("moment", view.words[view.phrases[phrase].head]):
        return None
    told = link_words(view, *view.chain_from(phrase), rule=link.rule, confidence=link.confidence)
    if told is None:
        return None
    return replace(told, measure=f"{view.words[after].text} {told.measure}")


def _told_before(past: Past) -> Link | None:
    """What the sentences before are about: their last number of the same kind, else their topic."""
    here = past.here
    if here.view.sentence.first_in_passage:
        return None
    for sentence in reversed(here.view.context.before[-_REACH:]):
        named = _one_of_two(view_alone(sentence), here)
        if named is not None:
            return named
        alike = any(unit_family(q) == here.family for q in sentence.reading.quantities)
        before = past.nearest(here.family) if alike else None
        if before is not None and not is_hollow(before.measure):
            return Link(before.measure, before.measure_lemma, "", 0.0)
        topic = carry.sentence_topic(sentence, here.family)
        if topic is not None and not is_hollow(topic.measure):
            return topic
        if sentence.first_in_passage:
            return None
    return None


def _one_of_two(view: SentenceView, here: Cursor) -> Link | None:
    """`eerstgenoemde` and `laatstgenoemde` of two things that a sentence names side by side."""
    named = next((w for w in here.view.words[: here.at] if w.lower in _NAMED), None)
    if named is None:
        return None
    end = here.view.words.index(named) if view is here.view else len(view.words)
    for place, phrase in enumerate(view.phrases[1:], 1):
        joined = phrase.last <= end and view.words[phrase.first - 1].lower == "en"
        before = view.phrase_until(phrase.first - 1) if joined else -1
        if before >= 0:
            words = view.phrases[before if named.lower in _FORMER else place]
            return link_words(view, words.first, words.last, rule="topic", confidence=0.5)
    return None


def _heading(view: SentenceView) -> Link | None:
    """The heading over a sentence, where it is the name of a thing."""
    heading = view.sentence.section
    topic = heading_topic(heading)
    words = topic.lower().split()
    if not words or len(words) > _LONGEST_HEADING or _is_generic(heading):
        return None
    if any(word in _COUNTING_WORDS or not word[0].isalpha() for word in words):
        return None
    return Link(topic, plain_lemma(topic), "heading", 0.4)


def _is_generic(heading: str) -> bool:
    """Whether a heading says what kind of text follows: `Toelichting`, `Antwoord 6`."""
    return any(cue.pattern.search(heading) for cue in load_cues("headings"))
