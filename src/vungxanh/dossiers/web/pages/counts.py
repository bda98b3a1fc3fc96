"""Counts as pages show them: a balance in words, a province's communes in a table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext

from vungxanh.dossiers.queries.counts import AreaCounts
from vungxanh.dossiers.queries.late import LateEvent
from vungxanh.dossiers.queries.province import Duties
from vungxanh.dossiers.rules.kinds import Kind
from vungxanh.dossiers.rules.quality import Aspect
from vungxanh.dossiers.rules.stocks import Stock
from vungxanh.dossiers.web import words
from vungxanh.ui.interface import day, number, percent


@dataclass(frozen=True)
class BalancePage:
    """opening + in − out = closing, each line in words."""

    title: str
    first: str
    last: str
    opening: str
    closing: str
    flows: tuple[tuple[str, str, str], ...]
    holds: bool
    kinds: tuple[tuple[str, str], ...]
    late: tuple[tuple[str, str, str, str], ...] = ()
    """What was recorded in these days about earlier ones: event, its day, recorded on, how many."""


def stock_words(stock: Stock) -> str:
    """A stock as a figure; where part of it is unknown, both halves are said and never only the lower one."""
    if stock.value is not None:
        return number(stock.value)
    return gettext("chưa rõ (%(sure)s chắc chắn, %(unsure)s chờ)") % {
        "sure": number(stock.counted),
        "unsure": number(stock.awaiting + stock.set_aside),
    }


def balance_page(found: AreaCounts, title: str, late: Iterable[LateEvent] = ()) -> BalancePage:
    """The balance of one commune, with the late events that moved its opening."""
    balance = found.balance
    flows = tuple(
        (words.cause(flow.cause), number(flow.entered), number(flow.left))
        for flow in balance.flows
        if flow.entered or flow.left
    )
    return BalancePage(
        title,
        day(balance.days.start),
        day(balance.days.last_day),
        number(balance.opening.standing),
        number(balance.closing.standing),
        flows,
        balance.holds,
        tuple((words.kind(kind), stock_words(stock)) for kind, stock in _in_order(found.stocks)),
        tuple((words.cause(one.cause), day(one.day), day(one.learned), number(one.count)) for one in late),
    )


def _in_order(stocks: Mapping[Kind, Stock]) -> list[tuple[Kind, Stock]]:
    return [(kind, stocks[kind]) for kind in Kind if kind in stocks]


@dataclass(frozen=True)
class CommuneRow:
    """One commune in the province's table."""

    name: str
    users: str
    rehab: str
    exempt: str
    entered: str
    left: str
    owes: str
    late: bool


EXEMPT = frozenset({Kind.HOME, Kind.COMMUNITY, Kind.SUBSTITUTION, Kind.POST_REHAB})
"""Whom Article 6.1 of 28/2025/QĐ-TTg leaves out, as `terms.yaml` has it; a test compares."""


def commune_row(name: str, found: AreaCounts, owed: Duties) -> CommuneRow:
    """A row of the province's table."""
    return CommuneRow(
        name=name,
        users=stock_words(_sum(found, {Kind.USER_MANAGEMENT})),
        rehab=stock_words(_sum(found, {Kind.VOLUNTARY, Kind.COMPULSORY})),
        exempt=stock_words(_sum(found, EXEMPT)),
        entered=number(sum(flow.entered for flow in found.balance.flows)),
        left=number(sum(flow.left for flow in found.balance.flows)),
        owes=", ".join(_owed(owed)),
        late=bool(owed.late_transfers or owed.late_answers or owed.late_acts),
    )


def _sum(found: AreaCounts, kinds: set[Kind] | frozenset[Kind]) -> Stock:
    return sum((stock for kind, stock in found.stocks.items() if kind in kinds), Stock())


def _owed(owed: Duties) -> list[str]:
    said = [
        (owed.late_transfers, gettext("%(n)s chuyển giao quá hạn")),
        (owed.late_answers, gettext("%(n)s yêu cầu quá hạn trả lời")),
        (owed.late_acts, gettext("%(n)s yêu cầu quá hạn xử lý")),
    ]
    return [text % {"n": number(count)} for count, text in said if count]


def shares_row(shares: Mapping[Aspect, Fraction | None]) -> list[str]:
    """The four shares of a commune; without a dossier there is nothing to be a share of."""
    return [
        gettext("không có hồ sơ") if (share := shares[aspect]) is None else percent(share)
        for aspect in Aspect
    ]


def total_words(found: tuple[AreaCounts, ...], owed: Iterable[Duties]) -> str:
    """The one sentence of the province's page."""
    late = sum(bool(one.late_transfers or one.late_answers or one.late_acts) for one in owed)
    every = sum((one.stock for one in found), Stock())
    return gettext(
        "%(every)s hồ sơ đang quản lý ở %(communes)s xã, phường · %(late)s nơi có việc quá hạn."
    ) % {
        "every": stock_words(every),
        "communes": number(len(found)),
        "late": number(late),
    }
