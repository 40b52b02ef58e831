"""What is measured: the vocabulary of indicators, and proposals for it."""
