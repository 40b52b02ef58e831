"""What a number's clause is about: its subject, who does it, what happens."""
