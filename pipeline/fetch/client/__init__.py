"""Asking a server politely, and trusting nothing that comes back."""
