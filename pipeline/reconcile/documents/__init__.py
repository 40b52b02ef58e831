"""What a reader of a whole document knows about each of its claims."""
