"""Ids and secret tokens: short, random, safe in addresses and file names."""

import hashlib
import secrets


def new_id() -> str:
    """Make an id of 16 letters and digits."""
    return secrets.token_hex(8)


def new_upload_id() -> str:
    """Make an id of 32 letters and digits, which nobody guesses."""
    return secrets.token_hex(16)


def new_token() -> str:
    """Make a secret of 256 bits that can stand in an address."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """Hash a secret token, so that the database never holds one."""
    return hashlib.sha256(token.encode()).hexdigest()
