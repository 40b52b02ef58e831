"""Numbers told wrong: copied badly, or from a neighbour, another row or another year."""
