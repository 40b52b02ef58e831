"""A text under reading: tokens, digits and number words, units, and what stands next to what."""
