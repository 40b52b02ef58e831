"""A reading as text: sentences in their stretches, and where each character stands on paper."""
