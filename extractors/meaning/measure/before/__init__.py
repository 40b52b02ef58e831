"""What was said before a number, that it may go on about."""
