"""Charts whose figures are written at their marks, read as tables."""
