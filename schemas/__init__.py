"""What things are: records, tables, vocabularies, indicators, expectations, errors."""
