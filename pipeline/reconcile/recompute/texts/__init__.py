"""What a passage ties together in words: changes, parts, wholes, quotients, opposites."""
