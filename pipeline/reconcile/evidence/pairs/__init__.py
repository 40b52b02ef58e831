"""Two claims beside each other: what each is about, and the evidence on the pair as numbers."""
