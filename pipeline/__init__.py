"""How it runs: the command line, stages, store, reconciliation, validation, publication."""
