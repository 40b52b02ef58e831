"""Numbers, units, periods and documents in the Dutch a steward reads."""
