"""What a run leaves behind: its ingredients, its record, its report."""
