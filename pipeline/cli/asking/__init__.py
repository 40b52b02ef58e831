"""Commands that ask the dataset, or a text, and change nothing."""
