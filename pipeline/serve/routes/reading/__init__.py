"""Pages on which the dataset is read."""
