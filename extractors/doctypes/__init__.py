"""What a document is: its kind, official identifier, title, dossier, date and publisher."""

from extractors.doctypes.identify import Identity, identify

__all__ = ["Identity", "identify"]
