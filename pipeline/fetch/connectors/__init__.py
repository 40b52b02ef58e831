"""How each kind of source is asked what it has: one module a kind."""
