"""What stewards decide, and what that does to a run."""
