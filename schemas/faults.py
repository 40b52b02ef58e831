"""What is wrong with a file that people type, in Dutch: key by key, with what belongs there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

# pydantic's name of a fault (its beginning) → what we say of it, with its context filled in.
_TOLD: Final = {
    "missing": "ontbreekt",
    "extra_forbidden": "bestaat niet",
    "json_": "is geen geldige JSON",
    "int_": "moet een geheel getal zijn",
    "float_": "moet een getal zijn",
    "decimal_": "moet een getal zijn",
    "bool_": "moet true of false zijn",
    "string_too_short": "mag niet leeg zijn",
    "string_pattern": "moet passen op {pattern}",
    "string_": "moet tekst zijn",
    "too_short": "moet er ten minste {min_length} hebben",
    "tuple_": "moet een lijst zijn",
    "list_": "moet een lijst zijn",
    "model_": "moet een object met sleutels zijn",
    "dict_": "moet een object met sleutels zijn",
    "literal_error": "moet een van deze zijn: {expected}",
    "union_tag_invalid": "kent {tag} niet, wel {expected_tags}",
    "union_tag_not_found": "noemt niet welke soort het is ({discriminator})",
    "datetime_": "moet een datum met tijd zijn (2024-06-03T09:30:00Z)",
    "date_": "moet een datum zijn (2024-06-03)",
    "greater_than_equal": "moet ten minste {ge} zijn",
    "greater_than": "moet meer dan {gt} zijn",
    "less_than_equal": "mag hoogstens {le} zijn",
    "less_than": "moet minder dan {lt} zijn",
    "value_error": "klopt niet: {error}",
}


def tell_faults(error: ValidationError, *, whole: str) -> str:
    """Every fault as "key: what is wrong", joined with ";"; `whole` names what has no key."""
    return "; ".join(
        f"{'.'.join(map(str, fault['loc'])) or whole} {tell_fault(fault)}"
        for fault in error.errors(include_url=False)
    )


def tell_fault(fault: ErrorDetails) -> str:
    """What is wrong, as a Dutch clause after the key's name; pydantic's words for what we lack."""
    for kind, told in _TOLD.items():
        if fault["type"].startswith(kind):
            return told.format(**fault.get("ctx", {})).replace("' or '", "' of '")
    return f"klopt niet ({fault['msg']})"
