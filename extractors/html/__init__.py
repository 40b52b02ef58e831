"""Reads web pages and Word files: documents without paper, so without pages and boxes."""

from extractors.html.reader import read_html
from extractors.html.word import read_word

__all__ = ["read_html", "read_word"]
