"""The dataset in the words of others: catalogues, statistics, the semantic web."""
