"""Words: what two authors wrote differently and mean the same, and what limits a number."""
