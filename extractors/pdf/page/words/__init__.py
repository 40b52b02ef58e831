"""Words on a page: out of characters, well spaced, raised or not."""
