"""The words of a measure: its phrase, trimmed and lemmatised; nouns said once for more numbers."""
