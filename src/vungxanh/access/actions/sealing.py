"""Sealing what was recorded, signing the head of the chain, and ending what is past its time."""

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from django.conf import settings
from django.db import connection

from vungxanh.access.actions.looking import duty
from vungxanh.access.models import SignedHead
from vungxanh.access.queries import AccessError
from vungxanh.access.queries.keys import AuditKeyError, public_path
from vungxanh.access.rules.chain import Point
from vungxanh.access.rules.heads import Head, sign
from vungxanh.access.rules.purposes import Purpose

AT_ONCE = 5_000
"""Rows that one transaction seals."""


class AnchorError(AccessError):
    """A signed head could not be handed to the custodian; it stands in the database all the same."""


def seal() -> int:
    """Chain everything recorded so far and return how many rows that was.

    Needs no secret and no ticket. Two sealers at once are safe: one waits for the other.
    """
    sealed = 0
    with connection.cursor() as cursor:
        while True:
            cursor.execute("SELECT access_seal_rows(%s)", [AT_ONCE])
            now: int = cursor.fetchone()[0]
            sealed += now
            if now < AT_ONCE:
                return sealed


def sign_head(at: datetime) -> Head:
    """Seal, sign length and last link of the chain as of now, keep the head and hand it to the custodian.

    Raises AuditKeyError without a usable key, AnchorError when `ANCHOR_DIR` cannot be written.
    """
    key = signing_key()
    seal()
    with connection.cursor() as cursor:
        cursor.execute("SELECT length, link FROM access_chain_head()")
        length, link = cursor.fetchone()
    head = sign(Point(length, bytes(link), at.astimezone(UTC)), key)
    SignedHead.objects.bulk_create(
        [SignedHead(length=length, link=link, at=at, key=head.key, signature=head.signature)]
    )
    if settings.ANCHOR_DIR:
        _hand_over(head, Path(settings.ANCHOR_DIR))
    return head


def end_record() -> int:
    """Remove looks, changes and sign-ins past their years, and the part of the chain that held them.

    The years are the setting `RECORD_YEARS`, five at least. Returns how many rows went.

    The chain then begins at a signed head of that age, so what is left can still be checked.
    """
    with duty(Purpose.ERASE), connection.cursor() as cursor:
        cursor.execute("SELECT access_end_record(%s)", [settings.RECORD_YEARS])
        ended: int = cursor.fetchone()[0]
    return ended


def signing_key() -> Ed25519PrivateKey:
    """The private key of the file `AUDIT_KEY`, made with its public twin when there is none yet.

    Raises AuditKeyError when others than its owner may read the file, or it holds no such key.
    """
    path = Path(settings.AUDIT_KEY)
    if not path.exists():
        _make_key(path)
    if path.stat().st_mode & 0o077:
        raise AuditKeyError(
            f"Người khác đọc được khoá ký {path}; hãy chạy chmod 600 {path} và cân nhắc thay khoá.",
            f"Others can read the signing key {path}; run chmod 600 {path} and consider a new key.",
        )
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except ValueError:
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise AuditKeyError(
            f"{path} không chứa khoá Ed25519; hãy khôi phục tệp hoặc đặt VUNGXANH_AUDIT_KEY.",
            f"{path} holds no Ed25519 key; restore the file or set VUNGXANH_AUDIT_KEY.",
        )
    return key


def _make_key(path: Path) -> None:
    """Write a new key for its owner's eyes alone; of two that try at once the first one's stays."""
    key = Ed25519PrivateKey.generate()
    path.parent.mkdir(parents=True, exist_ok=True)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(private)
    except FileExistsError:
        return
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    public_path().write_bytes(public)


def _hand_over(head: Head, folder: Path) -> None:
    """Put the head as a whole file into the custodian's folder."""
    try:
        with tempfile.NamedTemporaryFile("w", dir=folder, prefix=".head-", delete=False) as file:
            file.write(head.as_json())
            file.flush()
            os.fsync(file.fileno())
        Path(file.name).chmod(0o644)
        Path(file.name).replace(folder / head.file_name)
    except OSError as problem:
        raise AnchorError(
            f"Không ghi được đầu chuỗi đã ký vào {folder}: {problem.strerror}. Hãy kiểm tra ANCHOR_DIR.",
            f"The signed head cannot be written to {folder}: {problem.strerror}. See to ANCHOR_DIR.",
        ) from problem
