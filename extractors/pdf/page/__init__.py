"""A page as PDFium gives it: words, ink, drawn things, tags, comments, in one frame."""
