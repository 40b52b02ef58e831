"""The rows of a document: each with its id, none lost, the doubtful ones looked at once more."""
