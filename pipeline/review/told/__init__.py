"""What waits, told on a page and on a terminal."""
