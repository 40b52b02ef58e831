"""Number expressions: in digits, in words, multiplied, as shares, inside a word, or vague."""
