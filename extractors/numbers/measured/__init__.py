"""Numbers with what they count: units, scales, times, odds."""
