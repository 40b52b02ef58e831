"""Numbers in Dutch text: quantities with unit and comparator, and everything that is none."""

from extractors.numbers.reading import read_numbers

__all__ = ["read_numbers"]
