"""Funds as a post sees them: its own areas' rows, and sums in which no ground counts twice."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from vungxanh.access.interface import Actor, Verb, holds, require, visible_areas
from vungxanh.areas.interface import areas, ground_within, split_from
from vungxanh.programme.models import Fund
from vungxanh.programme.rules.funds import Amount, Stage, counted, in_force, standing


class NoFundError(LookupError):
    """There is no such row of funds, or the post does not see it."""


@dataclass(frozen=True, slots=True)
class FundRow:
    """A row with its paper, who stated it and when; `stands` unless another one replaces it."""

    amount: Amount
    document: str
    post: str
    at: datetime
    stands: bool
    mine: bool


@dataclass(frozen=True, slots=True)
class Funds:
    """What a post sees: figures that may be summed, those left out as of merged areas, rows in force."""

    counted: tuple[Amount, ...]
    left_out: tuple[Amount, ...]
    in_force: tuple[Amount, ...]


def funds_seen(by: Actor, on: date) -> QuerySet[Fund]:
    """The rows of the post's areas, of those merged into them too. Raises Refused."""
    require(by, Verb.VIEW_TASKS, area_id=by.area_id, on=on)
    return Fund.objects.filter(area__in=visible_areas(by, on=on, gone=True))


def stated_before(key: UUID) -> bool:
    """Whether rows were kept under the sender's key: then sending them again changes nothing."""
    return Fund.objects.filter(batch=key).exists()


def amount_of(row: Fund) -> Amount:
    """A row as the rules know it."""
    return Amount(
        number=row.pk,
        component=row.component,
        area=row.area_id,
        year=row.year,
        stage=Stage(row.stage),
        value=row.amount,
        as_of=row.as_of,
        replaces=row.replaces_id,
    )


def funds(by: Actor, *, on: date, year: int | None = None) -> Funds:
    """The funds that a post sees, of one budget year or of all."""
    rows = funds_seen(by, on).order_by("pk")
    every = [amount_of(row) for row in (rows if year is None else rows.filter(year=year))]
    may_be_summed = counted(every, heirs_in({one.area for one in every}, on))
    kept = {one.number for one in may_be_summed}
    return Funds(
        may_be_summed,
        tuple(one for one in standing(every) if one.number not in kept),
        in_force(every),
    )


def heirs_in(area_ids: Collection[int], on: date) -> dict[int, set[int]]:
    """For each area those of the others that came after it and hold its ground, or a part of it."""
    places = areas(area_ids)
    found: defaultdict[int, set[int]] = defaultdict(set)
    for held in (ground_within(area_ids, on), split_from(area_ids, on)):
        for later, inside in held.items():
            for before in inside & set(area_ids) - {later}:
                ended, lasts = places[before].valid_to, places[later].valid_to
                if ended is not None and (lasts is None or ended < lasts):
                    found[before].add(later)
    return found


def one_fund(by: Actor, number: int, *, on: date) -> tuple[FundRow, ...]:
    """A row with everything that was stated of its cell up to the same day, the oldest first.

    Raises NoFundError, Refused.
    """
    seen = funds_seen(by, on)
    row = seen.filter(pk=number).first()
    if row is None:
        raise NoFundError(number)
    alike = seen.filter(
        component=row.component, area=row.area_id, year=row.year, stage=row.stage, as_of=row.as_of
    )
    mine = holds(by.role, Verb.KEEP_RESOURCES)
    return tuple(_rows(alike.order_by("pk"), mine))


def _rows(rows: Iterable[Fund], mine: bool) -> Iterable[FundRow]:
    every = list(rows)
    replaced = {row.replaces_id for row in every}
    for row in every:
        stands = row.pk not in replaced
        yield FundRow(amount_of(row), row.document, row.post, row.at, stands, stands and mine)
