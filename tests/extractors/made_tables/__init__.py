"""Tables made up from a seed, drawn in many styles, with the truth of every cell."""
