"""One claim by itself: what it counts, of what, when and how; its edition and its source."""
