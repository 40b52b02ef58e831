"""Decisions taken at the desk: the queue, the answers, and the doubts beside them."""
