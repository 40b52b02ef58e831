"""What proves that a change was asked for on our own page, by somebody who may."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from schemas.errors import UsageError

_COST, _BLOCK, _LANES, _MEMORY = 2**14, 8, 1, 64 * 1024 * 1024
_SALT_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Secrets:
    """A key of this run of the desk, and the passwords by name (none: this machine only)."""

    key: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    passwords: dict[str, str] = field(default_factory=dict)

    def token(self, visitor: str) -> str:
        """The token that a visitor's changes must bring along."""
        return hmac.new(self.key, visitor.encode(), hashlib.sha256).hexdigest()

    def is_token(self, visitor: str, token: str) -> bool:
        """Whether a token is this visitor's."""
        return bool(visitor) and hmac.compare_digest(self.token(visitor), token)

    def name_in(self, header: str) -> str:
        """Who an Authorization header proves to be; empty for nobody."""
        kind, _, packed = header.partition(" ")
        try:
            name, _, password = base64.b64decode(packed, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return ""
        known = self.passwords.get(name, "")
        if kind.casefold() != "basic" or not matches(password, known or _NOBODY):
            return ""
        return name if known else ""


def load_passwords(path: Path) -> dict[str, str]:
    """The names and passwords of a file with a line `name:hash` each, made by `hash_password`.

    Raises UsageError for a file that cannot be read, holds nobody, or is not of that form.
    """
    try:
        lines = [line.strip() for line in path.read_text("utf-8").splitlines()]
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"Wachtwoordbestand {path} is niet te lezen: {error}.") from error
    known = {}
    for line in filter(None, lines):
        name, _, kept = line.partition(":")
        if not name or kept.count("$") != 2 or not kept.startswith("scrypt$"):
            raise UsageError(
                f"In {path} staat een regel die geen naam met wachtwoord is.",
                remedy="Voeg iemand toe met `kamercijfers serve --password-for NAAM`.",
            )
        known[name] = kept
    if not known:
        raise UsageError(
            f"Wachtwoordbestand {path} is leeg.",
            remedy="Voeg iemand toe met `kamercijfers serve --password-for NAAM`.",
        )
    return known


def hash_password(password: str) -> str:
    """What is kept of a password: `scrypt$salt$hash`."""
    salt = secrets.token_bytes(_SALT_BYTES)
    return f"scrypt${salt.hex()}${_stretch(password, salt).hex()}"


def matches(password: str, kept: str) -> bool:
    """Whether a password is the one kept."""
    _, salt, digest = kept.split("$")
    return hmac.compare_digest(_stretch(password, bytes.fromhex(salt)).hex(), digest)


def _stretch(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=_COST, r=_BLOCK, p=_LANES, maxmem=_MEMORY)


# What the password of an unknown name is held against, so that both take as long.
_NOBODY: Final = f"scrypt${'00' * _SALT_BYTES}${'00' * 64}"
