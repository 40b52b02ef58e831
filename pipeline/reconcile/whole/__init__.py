"""The whole corpus reconciled."""
