"""Annual accounts: amounts and their totals in columns of their own, under one year."""
