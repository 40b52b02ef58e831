"""What a table ties together by its rows and columns."""
