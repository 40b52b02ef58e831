"""The published dataset, ready to be asked; of a large one only what a letter may be about."""
