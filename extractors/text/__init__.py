"""Plain text: what somebody pasted, or a text file. It has no paper: all stands on page 1.

Letters to be checked come like this before they are printed.
"""

from extractors.text.reader import read_text

__all__ = ["read_text"]
