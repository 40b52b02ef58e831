"""Text out of words: lines, and passages of which every character leads back to paper."""
