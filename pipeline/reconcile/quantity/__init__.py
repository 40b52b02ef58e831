"""What a number is: what it may stand for, the time it holds for, what its unit measures."""
