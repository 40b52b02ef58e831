"""Commands for stewards: what waits, and what they decide."""
