"""What a document is: its kind, official identifier, title, dossier, date and publisher."""

from extractors.doctypes.identify import Identity, identify
from extractors.doctypes.kinds import Kind, about_kind

__all__ = ["Identity", "Kind", "about_kind", "identify"]
