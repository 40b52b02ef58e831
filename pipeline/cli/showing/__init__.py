"""Commands that show the dataset to others: a desk, a site, assistants."""
