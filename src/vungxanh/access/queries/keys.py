"""The public key that vouches for signed heads."""

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from django.conf import settings

from vungxanh.access.queries import AccessError


class AuditKeyError(AccessError):
    """The key that signs heads cannot be used."""


def public_key(path: Path | None = None) -> Ed25519PublicKey:
    """The public key of a file, else the one beside the signing key; raises AuditKeyError."""
    path = path or public_path()
    try:
        key = load_pem_public_key(path.read_bytes())
    except (OSError, ValueError):
        key = None
    if not isinstance(key, Ed25519PublicKey):
        raise AuditKeyError(
            f"Không đọc được khoá công khai {path}; chạy ./run audit key để có khoá, rồi ./run audit sign.",
            f"There is no public key in {path}; run ./run audit key to have one, then ./run audit sign.",
        )
    return key


def public_path() -> Path:
    """Where the public twin of the signing key lies."""
    return Path(settings.AUDIT_KEY).with_suffix(".pub.pem")
