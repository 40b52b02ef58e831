"""The noun that a number counts, or is the size of."""
