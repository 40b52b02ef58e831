"""Commands that make the dataset: fetch, run, and how it went."""
