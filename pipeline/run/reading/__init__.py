"""Reading what is new, in worker processes."""
