"""Footnotes: bodies and calls, in running text and in tables."""
