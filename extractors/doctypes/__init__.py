"""What a document is: its kind, official identifier, title, dossier, date and publisher."""

from extractors.doctypes.identify import Identity, identify
from extractors.doctypes.kinds import Kind, about_kind
from extractors.doctypes.publishers import are_of_one_body, names_of_body, names_of_no_body

__all__ = [
    "Identity",
    "Kind",
    "about_kind",
    "are_of_one_body",
    "identify",
    "names_of_body",
    "names_of_no_body",
]
