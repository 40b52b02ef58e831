"""What is known beforehand: word lists, cues with their proof, families of units and nouns."""
