"""What a number counts or measures, and of what whole."""
