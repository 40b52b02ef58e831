"""What the whole document tells about each of its numbers."""
