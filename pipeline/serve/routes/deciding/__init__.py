"""Pages on which a steward decides."""
