"""Claims from running text, labels and notes: each sentence with what it stands among."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.document.rows.collect import Collector
from extractors.document.text.flow import FlowSentence, notes_called
from extractors.document.text.stretch import Stretch
from extractors.document.whole.amounts import ChapterScale
from extractors.document.whole.page_periods import DocumentPeriods
from extractors.language import Language, ParsedSentence
from extractors.meaning import Context, Sentence, declared_period, describe_sentence
from extractors.pdf.page.words.dutch_words import is_dutch
from extractors.pdf.tables import scale_words
from schemas.readings import Quantity

_WORD = re.compile(r"t/m|[^\W\d_]+")
_LINKS = frozenset({"en", "of", "tot", "t/m"})
_SHORTEST_CLAUSE = 5  # words
_SHORTEST_WORD = 4  # letters: a shorter one is found in any noise
SENTENCES_BEFORE = 4
HEADINGS_OVER = 3


def add_prose(
    collector: Collector,
    flow: Sequence[FlowSentence],
    language: Language | None,
    periods: DocumentPeriods,
    scale: ChapterScale,
) -> None:
    """Add the claims, rejected strings and references of all sentences in `flow`.

    Without a language (None) the rules work on words alone. `scale` is that of amounts whose unit
    is said once for a chapter.
    """
    described = _described(flow, language)
    anchors = _anchors(flow, described)
    over = _stacked_headings(flow)
    before: list[Sentence] = []
    note_before: list[Sentence] = []
    declared = section = ""
    for sentence, meaningful in zip(flow, described, strict=True):
        passage = sentence.passage
        in_note = passage.role == "note"
        if passage.section != section:
            declared, section = "", passage.section
        if in_note and sentence.start == 0:
            note_before = []
        stretch = Stretch(
            sentence.text,
            passage.words,
            offset=sentence.start,
            section=passage.section,
            marker=passage.marker if in_note else "",
            footnotes=notes_called(sentence),
            ocr=passage.ocr_confidence,
        )
        identity = collector.identity
        context = Context(
            before=tuple((note_before if in_note else before)[-SENTENCES_BEFORE:]),
            anchor=anchors.get((passage.marker, passage.page)) if in_note else None,
            title=identity.title,
            document_date=identity.date,
            document_period=periods.title,
            page_period=periods.on(passage.page),
            headings=_headings(passage.section, over),
            declared_period=declared,
        )
        quantities = scale.quantities(sentence)
        _add_sentence(collector, stretch, meaningful, context, quantities, headed=passage.headed)
        (note_before if in_note else before).append(meaningful)
        if meaningful.reading.periods and not in_note:
            declared = declared_period(meaningful) or declared


def _stacked_headings(flow: Sequence[FlowSentence]) -> dict[str, str]:
    """For each heading that stands right under another heading: that other heading."""
    over: dict[str, str] = {}
    previous = None
    for sentence in flow:
        passage = sentence.passage
        stacked = previous is not None and passage.role == previous.role == "heading"
        if previous is not None and stacked and passage is not previous:
            over[passage.text] = previous.text
        previous = passage
    return over


def _headings(section: str, over: dict[str, str]) -> tuple[str, ...]:
    """The heading a passage stands under and those stacked over it, nearest first."""
    chain: list[str] = []
    while section and section not in chain and len(chain) < HEADINGS_OVER:
        chain.append(section)
        section = over.get(section, "")
    return tuple(chain)


def _add_sentence(
    collector: Collector,
    stretch: Stretch,
    sentence: Sentence,
    context: Context,
    quantities: Sequence[Quantity],
    *,
    headed: bool,
) -> None:
    """`quantities` are those of the sentence as claimed, which its chapter may give a scale; where
    it is a number by itself, `headed` tells that the words over it name it."""
    if quantities:
        meanings = describe_sentence(sentence, context)
        # A number without a single word beside it says nothing by itself: the tick of an axis,
        # a bar of a chart, the numbers of questions ("55 en 56.").
        said = _WORD.findall(_without_addresses(sentence))
        bare = not headed and all(w.lower() in _LINKS for w in said)
        specks = stretch.ocr is not None and sentence.role == "label" and not _is_read(said)
        scales = scale_words(sentence.text)
        for quantity, meaning in zip(quantities, meanings, strict=True):
            if quantity.kind == "ordinal":
                continue
            if any(start <= quantity.start and quantity.end <= end for start, end in scales):
                collector.add_rejected(stretch, *quantity.digits, "table_heading")
            elif specks:
                collector.add_rejected(stretch, *quantity.digits, "garbled")
            elif bare:
                collector.add_rejected(stretch, *quantity.digits, "axis_label")
            else:
                collector.add_claim(stretch, quantity, meaning)
    collector.add_remainder(stretch, sentence.reading)


def _without_addresses(sentence: Sentence) -> str:
    """The text without the addresses in it: what stands beside one is the rest of it."""
    text = sentence.text
    for rejection in sentence.reading.rejections:
        if rejection.reason == "url":
            gap = " " * (rejection.end - rejection.start)
            text = f"{text[: rejection.start]}{gap}{text[rejection.end :]}"
    return text


def _is_read(words: Sequence[str]) -> bool:
    """Whether a recognised label has a word: of what was lines and dots in a picture none is."""
    acronyms = any(len(word) > 2 and word.isupper() for word in words)
    return not words or acronyms or any(len(w) >= _SHORTEST_WORD and is_dutch(w) for w in words)


def _described(flow: Sequence[FlowSentence], language: Language | None) -> list[Sentence]:
    """The sentences as meaning wants them; parsed are those with quantities and those that tell
    the one behind them when."""
    numbered = [
        index
        for index, sentence in enumerate(flow)
        if is_spoken(sentence.text, sentence.passage.role)
        and (sentence.reading.quantities or _leads_on(sentence, flow[index + 1 : index + 2]))
    ]
    parsed: dict[int, ParsedSentence] = {}
    if language is not None and numbered:
        trees = language.parse([flow[index].text for index in numbered])
        parsed = dict(zip(numbered, trees, strict=True))
    return [
        Sentence(
            text=sentence.text,
            parsed=parsed.get(index),
            reading=sentence.reading,
            role=sentence.passage.role,
            section=sentence.passage.section,
            first_in_passage=sentence.start == 0,
        )
        for index, sentence in enumerate(flow)
    ]


def is_spoken(text: str, role: str) -> bool:
    """Whether a text can be a clause: a label of a few words only names its number."""
    return role != "label" or text.count(" ") + 1 >= _SHORTEST_CLAUSE


def _leads_on(sentence: FlowSentence, following: Sequence[FlowSentence]) -> bool:
    """Whether a sentence with a period stands before one with numbers, in its passage."""
    return bool(sentence.reading.periods) and any(
        other.reading.quantities and other.passage is sentence.passage for other in following
    )


def _anchors(
    flow: Sequence[FlowSentence], described: Sequence[Sentence]
) -> dict[tuple[str, int], Sentence]:
    """For each note's marker and page: the sentence that calls it.

    A note stands on the page of its call, or on the next where it ran over.
    """
    anchors: dict[tuple[str, int], Sentence] = {}
    for sentence, meaningful in zip(flow, described, strict=True):
        if sentence.passage.role == "note":
            continue
        for call in sentence.passage.calls:
            if (
                sentence.start < call.offset <= sentence.end + 1
                or call.offset == sentence.start == 0
            ):
                anchors[(call.marker, call.page)] = meaningful
                anchors.setdefault((call.marker, call.page + 1), meaningful)
    return anchors
