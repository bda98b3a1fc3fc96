"""What every write of the register keeps to: who may, one at a time, and nothing half-done."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import connection

from vungxanh.access.interface import Actor, Verb, acting, may, require
from vungxanh.areas.interface import province_of
from vungxanh.programme.models import Directive
from vungxanh.programme.queries.directives import NoDirectiveError, own_provinces
from vungxanh.programme.rules.refusals import ProgrammeRefusedError

LOCK = 7_230_006
"""Ties are written one after another: two at once could close a circle that neither of them sees."""


@contextmanager
def writing(by: Actor, purpose: str, *, alone: bool = False) -> Iterator[None]:
    """Write inside the change log's frame; `alone` lets no other such write run meanwhile."""
    with acting(by, purpose):
        if alone:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        yield


def alone_with(kind: int, number: int) -> None:
    """Let nobody else write about the same thing until the transaction ends.

    A frozen row cannot be locked itself: the role that serves pages may not update its table, and PostgreSQL
    asks for that right even where a lock is all that is wanted. `kind` keeps the numbers of two tables apart.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashint8(%s))", [kind, number])


def keeper_of(by: Actor, area: int | None, source: str, *, on: date) -> int:
    """The area whose posts will keep an entry. Raises Refused and ProgrammeRefusedError.

    Of an own area: that area. Of the Centre, a former unit or another province: the post's own province,
    and of another province only with an address where the document is public.
    """
    if area is not None and may(by, Verb.WRITE_DIRECTIVES, area_id=area, on=on):
        return area
    require(by, Verb.WRITE_DIRECTIVES, area_id=by.area_id, on=on)
    if by.level != "province":
        raise ProgrammeRefusedError(
            "area",
            "Chức danh cấp xã chỉ ghi văn bản của xã mình: chọn lại nơi ban hành",
            "A post of a commune enters documents of its own commune only: choose the issuer's area again",
            field="area",
        )
    foreign = area is not None and province_of([area])[area] not in own_provinces(by)
    if foreign and not source.strip():
        raise ProgrammeRefusedError(
            "source",
            "Văn bản của tỉnh khác: ghi địa chỉ nơi văn bản được công bố",
            "A document of another province: give the address where it is public",
            field="source",
        )
    return by.area_id


def kept(by: Actor, directive: int, *, on: date) -> Directive:
    """A document that the post may change. Raises NoDirectiveError and Refused."""
    row = Directive.objects.filter(pk=directive).first()
    if row is None:
        raise NoDirectiveError(directive)
    require(by, Verb.WRITE_DIRECTIVES, area_id=row.keeper_id, on=on)
    return row
