"""Signed tickets: what the database lets a transaction see, and for whom. No secret is made here.

The database checks the same signature with built-in `sha256()` (migration `0004`): HMAC over the two padded
keys, which it keeps instead of the key itself.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass

from vungxanh.access.rules.purposes import Purpose

LIFE = 240
"""Seconds that a ticket lasts. The database takes none that has more than 300 seconds to go, so that the two
clocks may differ by a minute."""

EVERYWHERE = "{(,)}"
"""The areas of the system's own duties, as PostgreSQL writes a multirange without bounds."""

NOBODY = "00000000-0000-0000-0000-000000000000"
"""The holder of a ticket that no human asked for."""

BLOCK = 64
"""Bytes of a block of SHA-256, to which HMAC pads its key."""


@dataclass(frozen=True)
class Ticket:
    """What a transaction may see: areas as a multirange, of minors or not, by whom, what for, until when.

    `shows` is false for the system's own duties, whose rows are displayed to nobody. `backend` is the process
    of the database that may use it and `expires` a number of seconds since 1970.
    """

    holder: str
    post_id: int
    purpose: Purpose
    areas: str
    minors: bool
    shows: bool
    backend: int
    expires: int


def areas_of(ids: Iterable[int]) -> str:
    """Ids of areas as PostgreSQL writes a multirange."""
    return "{" + ",".join(f"[{area},{area + 1})" for area in sorted(set(ids))) + "}"


def derived_key(secret: str) -> bytes:
    """The key of tickets, derived from the site's secret key and good for nothing else."""
    return hmac.new(secret.encode(), b"vungxanh.access.ticket", hashlib.sha256).digest()


def pads(key: bytes) -> tuple[bytes, bytes]:
    """The inner and the outer padded key of HMAC (RFC 2104), for a key of at most 64 bytes."""
    whole = key.ljust(BLOCK, b"\0")
    return bytes(byte ^ 0x36 for byte in whole), bytes(byte ^ 0x5C for byte in whole)


def signed(ticket: Ticket, key: bytes) -> str:
    """The ticket as text with its signature in the last 64 characters."""
    body = json.dumps(
        {
            "holder": ticket.holder,
            "post": ticket.post_id,
            "purpose": ticket.purpose.value,
            "areas": ticket.areas,
            "minors": ticket.minors,
            "shows": ticket.shows,
            "backend": ticket.backend,
            "expires": ticket.expires,
        },
        separators=(",", ":"),
    )
    return body + hmac.new(key, body.encode(), hashlib.sha256).hexdigest()
