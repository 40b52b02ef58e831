"""When a number held, and per what: from its clause, the ends of a change, a heading."""
