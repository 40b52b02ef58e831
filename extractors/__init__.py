"""How to read Dutch policy documents."""
