"""What a run is given: its folder, its lock, the documents found, and those that are gone."""
