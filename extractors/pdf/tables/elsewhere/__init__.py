"""What the rest of a document tells of the figures of a table that tells no scale itself."""
