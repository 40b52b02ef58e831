"""What was read before: kept so that an unchanged document is never read again."""
