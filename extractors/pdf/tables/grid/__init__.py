"""Rows and columns: words into chunks, cells and values, and whether they are a table at all."""
