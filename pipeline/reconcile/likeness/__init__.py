"""How two claims lie to each other, dimension by dimension."""
