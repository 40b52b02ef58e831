"""Answers taken: what they do, from a workbook, and read a second time."""
