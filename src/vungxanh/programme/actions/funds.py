"""Stating funds, and correcting what was stated."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.utils import timezone

from vungxanh.access.interface import Actor, Verb, acting, require
from vungxanh.programme.actions.practices import check_stands
from vungxanh.programme.models import Fund
from vungxanh.programme.queries.funds import NoFundError, amount_of, funds_seen
from vungxanh.programme.rules.components import national_programme
from vungxanh.programme.rules.directives import SYMBOL
from vungxanh.programme.rules.fund_rows import Stated
from vungxanh.programme.rules.funds import Amount, check_amount, check_new
from vungxanh.programme.rules.refusals import ProgrammeRefusedError

LOCK = 7_230_018
"""Rows are written one after another: two at once could state the same cell and day twice."""


def state_funds(
    told: Sequence[Stated],
    *,
    area: int,
    as_of: date,
    document: str,
    by: Actor,
    at: datetime,
    key: UUID,
) -> int:
    """Keep what a body states of its own funds up to a day, all of it or nothing; how many rows were kept.

    The same key sent twice keeps once. Raises Refused and ProgrammeRefusedError: see `refusals_of`.
    """
    on = timezone.localdate(at)
    with acting(by, "state funds"):
        check_stands(area, as_of, on=on)
        require(by, Verb.KEEP_RESOURCES, area_id=area, on=on)
        _alone()
        if (before := Fund.objects.filter(batch=key).count()) > 0:
            return before
        _check_paper(document)
        for refusal in refusals_of(told, area=area, as_of=as_of, on=on):
            if refusal is not None:
                raise refusal
        Fund.objects.bulk_create(
            Fund(
                batch=key,
                place=place,
                component=one.component,
                area_id=area,
                year=one.year,
                stage=one.stage.value,
                amount=one.value,
                as_of=as_of,
                document=document.strip(),
                post=by.symbol,
                at=at,
            )
            for place, one in enumerate(told)
        )
        return len(told)


def refusals_of(
    told: Sequence[Stated], *, area: int, as_of: date, on: date
) -> tuple[ProgrammeRefusedError | None, ...]:
    """What is wrong with each of these, None where nothing is: see `check_amount` and `check_new`."""
    rows = [amount_of(row) for row in Fund.objects.filter(area=area)]
    found: list[ProgrammeRefusedError | None] = []
    for place, one in enumerate(told, start=1):
        new = Amount(
            number=-place,
            component=one.component,
            area=area,
            year=one.year,
            stage=one.stage,
            value=one.value,
            as_of=as_of,
        )
        found.append(_refusal(new, rows, on))
        rows.append(new)
    return tuple(found)


def _refusal(new: Amount, rows: Sequence[Amount], on: date) -> ProgrammeRefusedError | None:
    shipped = national_programme()
    try:
        check_amount(
            component=new.component,
            year=new.year,
            value=new.value,
            as_of=new.as_of,
            known=shipped.codes,
            years=shipped.years,
            on=on,
        )
        check_new(new, rows)
    except ProgrammeRefusedError as error:
        return error
    return None


def correct(*, fund: int, value: int | None, document: str, by: Actor, at: datetime, key: UUID) -> int:
    """State a row anew, or that its figure is not known (None); the number of the row that corrects it.

    Raises NoFundError, Refused, and ProgrammeRefusedError for a row that was corrected already.
    """
    on = timezone.localdate(at)
    with acting(by, f"correct fund {fund}"):
        _alone()
        row = funds_seen(by, on).filter(pk=fund).first()
        if row is None:
            raise NoFundError(fund)
        require(by, Verb.KEEP_RESOURCES, area_id=row.area_id, on=on)
        if (before := Fund.objects.filter(batch=key).first()) is not None:
            return before.pk
        _check_paper(document)
        old = amount_of(row)
        new = Amount(
            number=0,
            component=old.component,
            area=old.area,
            year=old.year,
            stage=old.stage,
            value=value,
            as_of=old.as_of,
            replaces=old.number,
        )
        refusal = _refusal(new, [amount_of(one) for one in Fund.objects.filter(area=old.area)], on)
        if refusal is not None:
            raise refusal
        made = Fund.objects.create(
            batch=key,
            component=old.component,
            area_id=old.area,
            year=old.year,
            stage=old.stage.value,
            amount=value,
            as_of=old.as_of,
            document=document.strip(),
            replaces=row,
            post=by.symbol,
            at=at,
        )
        return made.pk


def _alone() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _check_paper(document: str) -> None:
    if not SYMBOL.fullmatch(document.strip()):
        raise ProgrammeRefusedError(
            "symbol",
            "Chưa ghi số văn bản có số tiền này, hoặc không đúng dạng: ghi như 15/QĐ-UBND",
            "The paper that gives this amount is missing, or its symbol is misshapen: give it as 15/QĐ-UBND",
            field="document",
        )
