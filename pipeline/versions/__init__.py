"""Versions on disk: built aside, switched in one step, and whole or not by their checksums."""
