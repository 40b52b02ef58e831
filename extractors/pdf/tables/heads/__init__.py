"""Headings over columns and groups of rows, and how far they reach."""
