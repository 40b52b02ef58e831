"""From extractions to a checked, published version."""
