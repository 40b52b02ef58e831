"""The tables as files: one module a format."""
