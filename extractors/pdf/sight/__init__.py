"""What a reader sees of a page: what is covered, struck out, turned or unreadable."""
