"""From levels to a verdict, and which of the verdicts on a number to tell."""
