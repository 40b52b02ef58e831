"""A number keeps its place: `sentence[start:]` begins with the number's own words, always.

What was mended on the way (a hyphen, a ligature, a note's mark taken out) is mended in the passage
before anything is read in it, so XML, OCR and PDF all come by here.
"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.doctypes import identify
from extractors.document.prose import add_prose
from extractors.document.rows.collect import Collector
from extractors.document.tables import add_tables
from extractors.document.text.flow import OwnNumbers, sentences
from extractors.document.whole.amounts import ChapterScale
from extractors.document.whole.page_periods import DocumentPeriods
from schemas.paper import Box, Cell, NoteCall, Passage, PlacedWord, Reading, Table
from schemas.records import Claim

SPOT = Box(0, 0, 9, 9)
NUMBERS = st.sampled_from(
    ("5", "12", "2.015", "1,5 miljoen", "€ 12,40", "ruim 5%", "circa 120", "een derde", "5 tot 12")
)
PIECES = st.sampled_from(
    ("In 2015 kwamen er", "klachten binnen, waarvan", "over 𝟓 cafés 😀", "ﬁetsers (12 van hen)",
     "en", "woningen.", "Daarvan waren", "dossier 2015-5", "in artikel 5,", "5-jarigen")
)  # fmt: skip


def claims_of(reading: Reading) -> list[Claim]:
    collector = Collector(identify("voorbeeld", reading))
    flow = list(sentences(reading, OwnNumbers("", ""), None))
    add_prose(collector, flow, None, DocumentPeriods(), ChapterScale(reading))
    add_tables(collector, reading, DocumentPeriods())
    return collector.claims


def placed(text: str) -> tuple[PlacedWord, ...]:
    return (PlacedWord(0, len(text), 1, SPOT),)


def stands(claim: Claim) -> bool:
    return claim.sentence[claim.start : claim.start + len(claim.as_written)] == claim.as_written


@settings(deadline=None)
@given(st.lists(st.tuples(PIECES, NUMBERS), min_size=1, max_size=6), st.integers(0, 200))
def test_every_number_in_running_text_stands_where_it_says(
    pieces: list[tuple[str, str]], call: int
) -> None:
    text = " ".join(f"{words} {number}" for words, number in pieces) + " keer."
    passage = Passage(text, "paragraph", placed(text), calls=(NoteCall(call % len(text), "1", 1),))
    claims = claims_of(Reading((), (passage,)))
    assert all(map(stands, claims))
    assert len({(claim.sentence, claim.start) for claim in claims}) >= len(
        {claim.claim_id for claim in claims if text.count(claim.sentence) == 1}
    )


@settings(deadline=None)
@given(st.tuples(PIECES, NUMBERS), st.tuples(PIECES, NUMBERS), PIECES, NUMBERS)
def test_a_cell_knows_its_headings_and_its_place_behind_them(
    row: tuple[str, str], column: tuple[str, str], words: str, number: str
) -> None:
    texts = {(0, 1): " ".join(column), (1, 0): " ".join(row), (1, 1): f"{number} {words}"}
    cells = tuple(Cell(*place, text, 1, SPOT, placed(text)) for place, text in texts.items())
    claims = claims_of(Reading((), (), (Table("p1t1", 1, SPOT, cells, 1, 1),)))
    for claim in claims:
        assert stands(claim)
        assert claim.row_heading in texts[1, 0]
        assert claim.column_heading in texts[0, 1]
        assert claim.start >= len(claim.row_heading) + len(claim.column_heading)


def test_a_number_that_stands_more_than_once_is_the_one_that_was_read() -> None:
    text = "In 2015 kwamen er 120 klachten binnen, waarvan 5 over geluid en 5 over stank."
    first, second, third = claims_of(Reading((), (Passage(text, "paragraph", placed(text)),)))
    assert (first.start, second.start, third.start) == (
        text.index("120"),
        text.index("5 over geluid"),
        text.index("5 over stank"),
    )
