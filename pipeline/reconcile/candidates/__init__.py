"""Which claims to hold against each other, and which documents meet over them."""
