"""The frame in which every package writes, and the birth of the database."""

import json
import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.utils import timezone

from vungxanh.access.models import KINDS, Birth
from vungxanh.access.queries import AccessError, born
from vungxanh.access.rules import Actor


class BornOtherwiseError(AccessError):
    """The database was born as the other kind; that cannot be changed."""


OPERATOR = "dòng lệnh"
"""What the change log calls the operator at the command line, who has no post."""


SET_CONTEXT = """
    WITH before AS MATERIALIZED (
        SELECT coalesce(current_setting('pghistory.context_id', true), '') AS identity,
            coalesce(current_setting('pghistory.context_metadata', true), '') AS metadata
    )
    SELECT identity, metadata, set_config('pghistory.context_id', %s, true),
        set_config('pghistory.context_metadata', %s, true)
    FROM before
"""


def _context(identity: str, metadata: str) -> tuple[str, str]:
    """Set the change log's context for this transaction; returns the one before."""
    with connection.cursor() as cursor:
        cursor.execute(SET_CONTEXT, [identity, metadata])
        before: tuple[str, str] = cursor.fetchone()[:2]
    return before


PURPOSE = re.compile(r"[a-z]+([ _][a-z]+)*( \d{1,18})?")
"""A purpose is a few plain words and at most one number: what people typed, such as the name of a file, may
hold a name and never enters the change log."""


@contextmanager
def acting(by: Actor | None, purpose: str) -> Iterator[None]:
    """Write inside this frame: one transaction, every change recorded with who and what for.

    `by` is None only for the operator at the command line. Bulk and raw SQL and COPY are covered, because
    the context is set in the transaction itself. Raises NotBornError when the database has no birth yet.
    """
    if not PURPOSE.fullmatch(purpose):
        raise ValueError(f"not a purpose of the change log: {purpose!r}")
    born()
    who = {"post": by.symbol, "holder": by.holder} if by else {"post": OPERATOR, "holder": ""}
    metadata = json.dumps({**who, "purpose": purpose}, ensure_ascii=False)
    with transaction.atomic():
        before = _context(str(uuid.uuid4()), metadata)
        yield
        # The context ends with its transaction: only a frame inside another one puts back what stood before.
        if len(connection.atomic_blocks) > 1:
            _context(*before)


def be_born(kind: str) -> None:
    """Say once what the database is, "real" or "simulated"; saying the same again changes nothing.

    Raises BornOtherwiseError when it is the other kind.
    """
    if kind not in KINDS:
        raise ValueError(kind)
    Birth.objects.bulk_create([Birth(kind=kind, born_at=timezone.now())], ignore_conflicts=True)
    if born() != kind:
        raise BornOtherwiseError(
            f"Cơ sở dữ liệu này đã khai sinh là “{born()}” và không thể đổi; hãy dùng cơ sở dữ liệu khác.",
            f"This database was born “{born()}” and cannot change; use another database.",
        )
