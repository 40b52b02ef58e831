"""What waits for a steward: each case, and the answers it can have."""
