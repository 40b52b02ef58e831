"""The shipped Dutch language model: how it is trained and scored, and its weights."""
