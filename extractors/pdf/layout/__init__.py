"""The parts of a page: blocks and their roles, headings, furniture, labels, in reading order."""
