"""Signed heads of the chain: what is signed, and how it is checked. Ed25519 (RFC 8032)."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from vungxanh.access.rules.chain import Point


@dataclass(frozen=True)
class Head:
    """A signed head: a place in the chain, the fingerprint of the key, the signature."""

    point: Point
    key: str
    signature: bytes

    def as_json(self) -> str:
        """The text of an anchor file."""
        told = {
            "length": self.point.length,
            "link": self.point.link.hex(),
            "at": self.point.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "key": self.key,
            "signature": self.signature.hex(),
        }
        return json.dumps(told, indent=1) + "\n"

    @property
    def file_name(self) -> str:
        """What its anchor file is called: files lie in the order of the chain."""
        return f"head-{self.point.length:012}-{self.point.at.astimezone(UTC):%Y%m%dT%H%M%S%fZ}.json"


def read_head(text: str) -> Head:
    """The head of an anchor file; raises ValueError when it is none."""
    try:
        told = json.loads(text)
        point = Point(int(told["length"]), bytes.fromhex(told["link"]), datetime.fromisoformat(told["at"]))
        return Head(point, str(told["key"]), bytes.fromhex(told["signature"]))
    except (KeyError, TypeError) as problem:
        raise ValueError("not a signed head") from problem


def message(point: Point) -> bytes:
    """The bytes that are signed."""
    at = point.at.astimezone(UTC).isoformat(timespec="microseconds")
    return f"vungxanh head 1\nlength {point.length}\nlink {point.link.hex()}\nat {at}\n".encode()


def fingerprint(key: Ed25519PublicKey) -> str:
    """The SHA-256 of a public key, in 64 characters."""
    return hashlib.sha256(key.public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()


def sign(point: Point, key: Ed25519PrivateKey) -> Head:
    """The head signed."""
    return Head(point, fingerprint(key.public_key()), key.sign(message(point)))


def is_signed(head: Head, key: Ed25519PublicKey) -> bool:
    """True when the key signed that head."""
    try:
        key.verify(head.signature, message(head.point))
    except InvalidSignature:
        return False
    return True
