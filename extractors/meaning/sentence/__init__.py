"""A sentence laid out: its words with their kinds, its phrases, and a cursor at each number."""
