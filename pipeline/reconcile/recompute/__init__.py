"""Numbers that follow from each other, recomputed and held against what is told."""
