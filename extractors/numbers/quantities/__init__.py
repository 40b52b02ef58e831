"""Whole quantities: signs, comparators, ranges, lists, and what one number lends the next."""
