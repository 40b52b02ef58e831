"""What was said before a sentence: the numbers, periods and things a reader still has in mind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from extractors.meaning.lists.families import unit_family
from extractors.meaning.lists.wordlists import word_group
from extractors.meaning.measure.before import carry
from extractors.meaning.measure.words.headings import TELLS, heading_topic, plain_lemma
from extractors.meaning.measure.words.link import Link
from extractors.meaning.period.before import last_period
from extractors.meaning.sentence.context import Context, Sentence
from extractors.meaning.sentence.cursor import Cursor
from extractors.meaning.sentence.view import SentenceView, view_alone
from schemas.readings import Meaning

Describe = Callable[[Sentence, Context], tuple[Meaning, ...]]

_MENTIONED: Final = re.compile(
    r"\b(?:genoemde|bovengenoemde|vermelde|bovenstaande)\W*$", re.IGNORECASE
)
_POINTS: Final = re.compile(
    r"^\W*(?:het|er|zij|ze)\b|\b(?:waren|zijn|was|is) (?:het )?er\b"
    r"|\b(?:dit|dat|deze|die|zulke|hier|daar)\b|\b(?:hier|daar)(?:voor|mee|bij|aan|van"
    r"|toe|over|in|op|uit|onder|tegenover|naast|na)\b",
    re.IGNORECASE,
)
_IS_THAT: Final = re.compile(
    r"(?:\b(?:is|was|zijn|waren|komt|betekent|bedraagt) (?:dit|dat)|^\W*(?:dit|dat) (?:is|was|komt"
    r" (?:overeen met|neer op)|betekent|betreft))(?: [a-z]+)?\W*$",
    re.IGNORECASE,
)
_THEY: Final = re.compile(r"^\W*(?:ook )?(?:zij|ze)\b", re.IGNORECASE)
_BARE_WHOLE: Final = re.compile(r"^(?P<lead>(?:van|onder|bij) de )(?P<noun>[\w-]+)$", re.IGNORECASE)
_REACH: Final = 2
_INSIDE: Final = frozenset({"waarvan", "waaronder"})


@dataclass(frozen=True, slots=True)
class Past:
    """The sentences before a number's own, described when asked for.

    A note's first sentence has the sentence that calls it as its past.
    """

    here: Cursor
    describe: Describe

    @property
    def view(self) -> SentenceView:
        return self.here.view

    @property
    def in_note(self) -> bool:
        context = self.view.context
        return context.anchor is not None and not context.before

    def nearest(self, family: str = "") -> Meaning | None:
        """The last number before, of a unit family where one is asked for; durations aside."""
        for sentence, context in self._sentences():
            described = zip(
                sentence.reading.quantities, self.describe(sentence, context), strict=True
            )
            fitting = [
                meaning
                for quantity, meaning in described
                if meaning.measure
                and (unit_family(quantity) == family if family else unit_family(quantity) != "time")
            ]
            if fitting:
                return fitting[-1]
        return None

    def counted(self) -> Meaning | None:
        """The last thing counted in the sentence that calls a note, else its last number."""
        if self.in_note:
            return self.nearest("count") or self.nearest()
        return self.nearest()

    def period(self) -> str:
        """The period of the sentence before, or of the sentence that calls the note."""
        for sentence, context in self._sentences(reach=1, all_of_them=True):
            described = self.describe(sentence, context)
            if not described:
                return last_period(sentence)
            text = sentence.text
            outside = [
                meaning
                for quantity, meaning in zip(sentence.reading.quantities, described, strict=True)
                if text.rfind("(", 0, quantity.start) <= text.rfind(")", 0, quantity.start)
            ]
            return (outside or described)[-1].period
        return ""

    def _sentences(
        self, *, reach: int = _REACH, all_of_them: bool = False
    ) -> Iterator[tuple[Sentence, Context]]:
        """The sentences to ask, nearest first, each with its own past; those without numbers
        only where `all_of_them` are wanted. A new paragraph ends the thread."""
        context = self.view.context
        if self.in_note and context.anchor is not None:
            yield context.anchor, Context(title=context.title)
            return
        for distance, sentence in enumerate(reversed(context.before[-reach:]), 1):
            if sentence.reading.quantities or all_of_them:
                yield sentence, replace(context, before=context.before[:-distance])
            if sentence.first_in_passage:
                return


def link_from_past(past: Past) -> Link | None:
    """The measure of a number whose sentence does not say it.

    From the topic of the sentence before, the last number of its kind, or the heading.
    """
    view = past.view
    family = past.here.family
    before = past.counted() if past.in_note else past.nearest(family)
    if before is not None and (past.in_note or view.context.before[-1].reading.quantities):
        return _carried(before, "anchor" if past.in_note else "sentence_before")
    if view.context.before and _IS_THAT.search(view.sentence.text[: past.here.quantity.start]):
        told = past.nearest()
        if told is not None and told.measure and past.here.family not in {"time", "times"}:
            return _carried(told, "sentence_before")
    if view.context.before and _POINTS.search(view.sentence.text):
        topic = carry.sentence_topic(view.context.before[-1], family)
        if topic:
            return replace(topic, elsewhere=True)
    if before is not None:
        return _carried(before, "sentence_before")
    heading = heading_topic(view.sentence.section)
    if not heading or not TELLS.search(view.sentence.section):
        return None
    return Link(heading, plain_lemma(heading), "heading", 0.4)


def change_before(past: Past, link: Link) -> Link:
    """`Dit is een daling van 12%`: the noun of a change with what the sentence before tells of."""
    view = past.view
    if not view.context.before or not _POINTS.search(
        view.sentence.text[: past.here.quantity.start]
    ):
        return link
    before = past.nearest()
    told = _carried(before, link.rule) if before else None
    if told is None:
        told = carry.sentence_topic(view.context.before[-1], past.here.family)
    if told is None or not told.measure:
        return link
    if link.measure.lower() in told.measure.lower().split():
        return replace(link, measure=told.measure, lemma=told.lemma)
    return replace(
        link, measure=f"{link.measure} {told.measure}", lemma=f"{link.lemma} {told.lemma}"
    )


def pointed_at(past: Past, link: Link, earlier: Sequence[Meaning]) -> Link:
    """`dit aandeel lag op 53%`: a noun that only points, as what it points at."""
    view = past.view
    name = link.measure.lower().partition(" (")[0]
    noun = next((w for w in view.words if w.lower == name), None)
    at = view.words.index(noun) if noun is not None else 0
    if at < 1 or view.words[at - 1].lower not in {"dit", "dat", "deze", "die"}:
        return link
    if name not in word_group("pointed_nouns"):
        named = _same_noun(past, name)  # "die bijdrage is …" of "de bijdrage aan het fonds"
        return replace(link, measure=named, lemma=plain_lemma(named)) if named else link
    before = next((m for m in reversed(earlier) if m.measure), None)
    if before is not None and view.words[at].start > view.quantity(len(earlier) - 1).start:
        return replace(
            link, measure=before.measure, lemma=before.measure_lemma, population=before.population
        )
    told = past.nearest()
    if told is None:
        return link
    return _carried(told, link.rule)


def share_of_told(past: Past, link: Link) -> Link:
    """`Voor de stad is dat 4% van alle inkomsten`: what was told before as a share of a whole."""
    lead = past.here.text[: past.here.quantity.start]
    if link.rule != "share_of" or not _IS_THAT.search(lead):
        return link
    told = past.nearest()
    if told is None or not told.measure:
        return link
    return replace(_carried(told, "share_of"), population=link.population)


def link_mentioned(past: Past) -> Link | None:
    """`de genoemde 44 kg`: the same number in the calling sentence or the sentences before."""
    view = past.view
    context, quantity = view.context, past.here.quantity
    if not _MENTIONED.search(view.sentence.text[: quantity.digits[0]]):
        return None
    for sentence in filter(None, (*reversed(context.before), context.anchor)):
        for place, other in enumerate(sentence.reading.quantities):
            if other.value == quantity.value is not None and other.unit == quantity.unit:
                said = past.describe(sentence, Context(title=context.title))[place]
                return _carried(said, "said_before")
    return None


def _carried(before: Meaning, rule: str) -> Link:
    return Link(
        before.measure,
        before.measure_lemma,
        rule,
        before.confidence * 0.8,
        before.population,
        elsewhere=True,
    )


def whole_from_past(past: Past, link: Link) -> Link:
    """A share's whole from the past: what `hiervan` points at, the whole of the share before."""
    if carry.points_away(link.population):
        return replace(
            link, population=carry.resolve(link.population, _antecedent(past, link.population))
        )
    if link.population:
        return replace(link, population=_fuller_whole(past, link.population))
    if past.in_note:
        before = past.counted()
        if before is not None and before.statistic != "share":
            return replace(link, population=f"van de {before.measure}")
    before = past.nearest("share")
    if before is None:
        return link
    if before.measure and _THEY.search(past.view.sentence.text):
        return replace(link, population=f"van {before.measure}")
    return replace(link, population=before.population) if before.population else link


def _fuller_whole(past: Past, population: str) -> str:
    """`van de huurders`, said before as `huurders van kleine woningen`: the fuller name."""
    match = _BARE_WHOLE.match(population)
    if match is None:
        return population
    named = carry.named_phrase(past.view, match["noun"].lower()) or _same_noun(
        past, match["noun"].lower()
    )
    return f"{match['lead']}{named}" if named else population


def _antecedent(past: Past, pointer: str) -> str:
    """What a pointer (`hiervan`, `van hen`, `van deze daders`) points at."""
    view = past.view
    place = view.sentence.text.lower().find(pointer.lower())
    first = next((i for i, word in enumerate(view.words) if word.start >= place), 0)
    words = pointer.lower().split()
    if words[-1] in _INSIDE:
        inside = carry.antecedent_noun(view, first)
        if inside:
            return inside
    if len(words) > 1 and words[-1] not in word_group("pointers"):
        named = _same_noun(past, words[-1])
        if named:
            return named
    before = past.nearest()
    if before is not None:
        return carry.what_was_meant(before)
    if view.context.before:
        topic = carry.sentence_topic(view.context.before[-1], "share")
        return topic.measure if topic else ""
    return ""


def _same_noun(past: Past, noun: str) -> str:
    """The fullest name of a noun in the sentences before: `deze daders` → `daders van …`."""
    for sentence in reversed(past.view.context.before):
        named = carry.named_phrase(view_alone(sentence), noun)
        if named:
            return named
    return ""


def fuller_count(past: Past, link: Link, *, thread: bool) -> Link:
    """A count's fuller name from its own sentence or, in a thread, the one before."""
    view = past.view
    fuller = carry.fuller_name(view, link, before=past.here.at)
    if fuller is link and thread and view.context.before:
        before = view_alone(view.context.before[-1])
        fuller = carry.fuller_name(before, link, before=len(before.words))
    return fuller
