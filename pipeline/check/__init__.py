"""Fact-check a new letter: every number of it held against the dataset."""
