"""Where the tables of a page are: by tags, by rulings, by alignment."""
