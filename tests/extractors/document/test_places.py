"""A number's characters lead back to its box."""

from extractors.document.text.places import place
from schemas.paper import Box, PlacedWord

WORDS = (
    PlacedWord(0, 5, 1, Box(10, 10, 60, 20)),
    PlacedWord(6, 12, 1, Box(65, 10, 125, 20)),
    PlacedWord(13, 17, 1, Box(10, 22, 50, 32)),
    PlacedWord(18, 20, 2, Box(10, 10, 30, 20)),
)


def test_a_whole_word_gives_its_box() -> None:
    assert place(WORDS, 0, 5) == (1, Box(10, 10, 60, 20))


def test_part_of_a_word_gets_its_share() -> None:
    assert place(WORDS, 6, 9) == (1, Box(65, 10, 95, 20))


def test_a_number_over_two_lines_is_boxed_where_it_begins() -> None:
    assert place(WORDS, 6, 17) == (1, Box(65, 10, 125, 20))


def test_a_number_over_two_pages_stands_on_the_first() -> None:
    assert place(WORDS, 13, 20) == (1, Box(10, 22, 50, 32))


def test_characters_without_a_word_have_no_place() -> None:
    assert place(WORDS, 21, 25) is None
    assert place((), 0, 3) is None
