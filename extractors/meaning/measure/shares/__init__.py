"""Shares: what holds for how much of what."""
