"""The published dataset as the desk keeps it: now, in its versions, and as series."""
