"""How things stand drawn on a page: ink, paths, what is cut off, and the page as a picture."""
