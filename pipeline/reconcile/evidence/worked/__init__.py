"""What a text works out of numbers that it retells: sums, differences, shares, times as many."""
