"""What the pages of a commune show, made of what was read: words, days and sentences, no decisions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vungxanh.areas.interface import areas
from vungxanh.dossiers.queries.desk import PAGE, Arrival, Desk, Group, Notice, Request, Waiting
from vungxanh.dossiers.queries.rows import Detail, Row
from vungxanh.dossiers.rules import events as happened
from vungxanh.dossiers.rules import proposals as proposed
from vungxanh.dossiers.rules.changes import cause_of
from vungxanh.dossiers.rules.codec import Extras
from vungxanh.dossiers.rules.days import LOCAL
from vungxanh.dossiers.rules.state import Standing
from vungxanh.dossiers.rules.term import DecisionReference
from vungxanh.dossiers.web import words
from vungxanh.ui.interface import day, number, text_of

GROUPS = {
    Group.ALL: _("Tất cả"),
    Group.ENDING: _("Sắp hết hạn"),
    Group.AWAITING: _("Chờ xác nhận"),
    Group.TO_FIX: _("Cần bổ sung"),
    Group.LEAVING: _("Đang chuyển đi"),
}


@dataclass(frozen=True)
class RowPage:
    """A dossier in a list."""

    id: str
    kind: str
    paper: str
    decision: str
    until: str
    left: str
    urgent: bool
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Tab:
    """A group of rows with how many it holds."""

    label: str
    href: str
    count: str
    current: bool


@dataclass(frozen=True)
class WaitingPage:
    """A proposal in a list, or on its own page with all it says."""

    id: str
    title: str
    kind: str
    lines: tuple[tuple[str, str], ...]
    proposed_on: date
    ends: date
    own: bool
    sent_back: str


@dataclass(frozen=True)
class ArrivalPage:
    """Somebody who moved here."""

    id: int
    origin: str
    kind: str
    decision: str
    until: str
    due: str
    late: bool
    waits: bool


@dataclass(frozen=True)
class DeskPage:
    """The first page of a commune's post."""

    says: str
    tabs: tuple[Tab, ...]
    rows: tuple[RowPage, ...]
    more: str
    waiting: tuple[WaitingPage, ...]
    sent_back: tuple[WaitingPage, ...]
    arrivals: tuple[ArrivalPage, ...]
    requests: int
    late_requests: int
    notices: tuple[tuple[int, str, str, date], ...]


def desk_page(desk: Desk, *, group: Group, page: int, today: date) -> DeskPage:
    """The page of a desk."""
    named = areas(one.origin for one in desk.arrivals)
    names = {pk: unit.full_name for pk, unit in named.items()}
    total = desk.groups.get(group, 0)
    return DeskPage(
        says=_says(desk),
        tabs=tuple(_tab(one, desk.groups.get(one, 0), group) for one in Group),
        rows=tuple(map(row_page, desk.rows)),
        more=reverse("dossiers-page", args=(group.value, page + 1)) if total > page * PAGE else "",
        waiting=tuple(map(waiting_page, desk.waiting)),
        sent_back=tuple(map(waiting_page, desk.sent_back)),
        arrivals=tuple(arrival_page(one, names) for one in desk.arrivals),
        requests=len(desk.requests),
        late_requests=sum(_late(one, today) for one in desk.requests),
        notices=tuple(map(_notice, desk.notices)),
    )


def _says(desk: Desk) -> str:
    """The one sentence of the page: what stands, and what waits."""
    every = desk.groups.get(Group.ALL, 0)
    if not every:
        return gettext("Xã chưa có hồ sơ nào đang quản lý.")
    said = {
        "every": number(every),
        "ending": number(desk.groups.get(Group.ENDING, 0)),
        "awaiting": number(desk.groups.get(Group.AWAITING, 0)),
    }
    return (
        gettext(
            "%(every)s hồ sơ đang quản lý · %(ending)s sắp hết hạn trong 30 ngày · %(awaiting)s chờ xác nhận."
        )
        % said
    )


def _tab(group: Group, count: int, current: Group) -> Tab:
    href = reverse("dossiers-group", args=(group.value,))
    return Tab(str(GROUPS[group]), href, number(count), group is current)


def decision_words(decision: DecisionReference) -> str:
    """A document as people name it: symbol, day, issuer."""
    issuer = words.ISSUERS.get(decision.issuer, "")
    return f"{decision.symbol} · {day(decision.date)} · {issuer}"


def row_page(row: Row) -> RowPage:
    """A dossier of a list."""
    return RowPage(
        id=str(row.id),
        kind=words.kind(row.state.kind),
        paper=row.state.particulars.paper_number or gettext("chưa ghi số"),
        decision=decision_words(row.state.decision),
        until=until(row.last_day, lapses=row.lapses),
        left=_left(row),
        urgent=row.warned or row.awaits,
        notes=tuple(_notes(row)),
    )


def until(last_day: date | None, *, lapses: bool) -> str:
    """Until when a dossier stands, or by when it is reviewed; None where its time stands still."""
    if last_day is None:
        return gettext("thời hạn đang dừng")
    said = gettext("hết hạn %(day)s") if lapses else gettext("rà soát trước %(day)s")
    return said % {"day": day(last_day)}


def _left(row: Row) -> str:
    if row.days_left is None:
        return ""
    if row.awaits and not row.days_left:
        return gettext("đã quá hạn")
    return gettext("còn %(days)s ngày") % {"days": number(row.days_left)}


def _notes(row: Row) -> Iterable[str]:
    """What is to be known of a dossier, the most pressing first."""
    if row.state.standing is Standing.SET_ASIDE:
        yield gettext("để ngoài mọi con số cho đến khi nêu căn cứ hoặc đính chính")
    elif row.awaits:
        yield gettext("chờ xác nhận: số liệu của xã chưa rõ cho đến khi xác nhận")
    if row.waits:
        yield gettext("chờ duyệt: %(act)s") % {"act": str(words.ACTS[row.waits]).lower()}
    if row.hand_over is not None:
        due = row.hand_over.due.astimezone(LOCAL)
        yield gettext("đang chuyển đi, hạn %(due)s") % {"due": f"{due:%H:%M} {day(due.date())}"}
    if row.state.suspension is not None:
        yield gettext("tạm đình chỉ: %(why)s") % {"why": words.GROUNDS[row.state.suspension.ground]}
    yield from (words.fix(rule) for rule in row.fixes)


def arrival_page(found: Arrival, names: Mapping[int, str]) -> ArrivalPage:
    """A transfer of a list."""
    due = found.due.astimezone(LOCAL)
    until = gettext("hết hạn %(day)s") % {"day": day(found.last_day)} if found.last_day else ""
    return ArrivalPage(
        id=found.id,
        origin=names[found.origin],
        kind=words.kind(found.kind),
        decision=f"{found.symbol} · {day(found.decided_on)} · {words.ISSUERS.get(found.issuer, '')}",
        until=until,
        due=f"{due:%H:%M} {day(due.date())}",
        late=found.late,
        waits=found.waits,
    )


def waiting_page(found: Waiting) -> WaitingPage:
    """A proposal with all that it says, for the second human to compare with the paper."""
    return WaitingPage(
        id=str(found.id),
        title=str(words.ACTS[found.act]),
        kind=words.kind(found.kind) if found.kind else "",
        lines=tuple(_lines(found.what)),
        proposed_on=found.proposed_on,
        ends=found.ends,
        own=found.own,
        sent_back=str(words.DECLINED[found.declined_as]) if found.declined_as else "",
    )


def _lines(what: proposed.Proposed) -> Iterable[tuple[str, str]]:
    if isinstance(what, proposed.Ending):
        yield gettext("Căn cứ"), str(words.REASONS[what.reason])
        yield gettext("Kết thúc từ ngày"), day(what.day)
        return
    if what.decision is not None:
        yield gettext("Quyết định"), decision_words(what.decision)
    if what.extras is not None:
        yield from _extras(what.extras)
    particulars = None if isinstance(what, proposed.Renewal) else what.particulars
    if particulars is not None:
        yield gettext("Nhóm tuổi"), str(words.BANDS[particulars.band])
        yield gettext("Giới tính"), str(words.SEXES[particulars.sex])
        yield gettext("Nơi thực hiện"), str(words.PLACES[particulars.place])
        yield gettext("Số hồ sơ giấy của xã"), particulars.paper_number or gettext("chưa ghi số")
        if particulars.turns_18:
            yield gettext("Quý đủ 18 tuổi"), particulars.turns_18


def _extras(extras: Extras) -> Iterable[tuple[str, str]]:
    if extras.begins is not None:
        yield gettext("Ngày bắt đầu"), day(extras.begins)
    if extras.origin is not None:
        yield gettext("Đã hoàn thành"), str(words.ORIGINS[extras.origin])
    if extras.months_named is not None:
        yield gettext("Số tháng ghi trong quyết định"), number(extras.months_named)
    if not extras.first_time:
        yield gettext("Cai nghiện"), gettext("từ lần thứ hai trở đi")


def _late(request: Request, today: date) -> bool:
    return request.act_by < today or (request.answered_on is None and request.answer_by < today)


def _notice(notice: Notice) -> tuple[int, str, str, date]:
    return notice.id, str(words.TOLD[notice.what]), notice.symbol, notice.told_on


@dataclass(frozen=True)
class DetailPage:
    """One dossier with its events, and the acts that are possible."""

    row: RowPage
    facts: tuple[tuple[str, str], ...]
    events: tuple[tuple[date, str, bool], ...]
    acts: tuple[tuple[str, str], ...]
    alone: tuple[tuple[str, str], ...]


def detail_page(found: Detail, *, may_write: bool) -> DetailPage:
    """The page of one dossier; acts only for a post that may do them."""
    row, state = found.row, found.row.state
    particulars = state.particulars
    facts = [
        (gettext("Quyết định"), decision_words(state.decision)),
        (gettext("Căn cứ thời hạn"), "; ".join(_cites(row))),
        (gettext("Nhóm tuổi"), str(words.BANDS[particulars.band])),
        (gettext("Giới tính"), str(words.SEXES[particulars.sex])),
        (gettext("Nơi thực hiện"), str(words.PLACES[particulars.place])),
    ]
    if particulars.turns_18:
        facts.append((gettext("Quý đủ 18 tuổi"), particulars.turns_18))
    events = tuple(
        (event.day, words.cause(cause_of(event)), event.learned != event.day)
        for event in sorted(found.kept.events, key=lambda one: (one.day, one.seq))
    )
    acts = tuple(_acts(row)) if may_write and not row.waits else ()
    alone = tuple(_alone(row)) if may_write else ()
    return DetailPage(row_page(row), tuple(facts), events, acts, alone)


def _cites(row: Row) -> list[str]:
    return [text_of(cite) for cite in row.state.term.cites]


def _acts(row: Row) -> Iterable[tuple[str, str]]:
    """What needs a form and a second human, and what needs a form."""
    yield "gia-han", gettext("Gia hạn theo quyết định mới")
    yield "ket-thuc", gettext("Kết thúc")
    yield "dinh-chinh", gettext("Đính chính")
    if row.state.transfer is None:
        yield "chuyen-di", gettext("Chuyển đi nơi khác")
    if row.state.suspension is None:
        yield "tam-dinh-chi", gettext("Tạm đình chỉ")
    else:
        yield "tiep-tuc", gettext("Tiếp tục quản lý")


def _alone(row: Row) -> Iterable[tuple[str, str]]:
    """What one press does."""
    if row.state.confirmed_until is not None or row.state.suspension is not None:
        yield "xac-nhan", gettext("Xác nhận vẫn đang quản lý")
    if isinstance(row.state.transfer, happened.TransferOpened):
        yield "rut-chuyen", gettext("Rút việc chuyển đi")


@dataclass(frozen=True)
class RequestPage:
    """A person's request in the register."""

    id: int
    asked: str
    decision: str
    level: str
    received_on: date
    answer_by: date
    act_by: date
    answered_on: date | None
    late: bool
    found: bool


def request_page(request: Request, today: date) -> RequestPage:
    """A row of the register of requests."""
    return RequestPage(
        request.id,
        str(words.REQUESTS[request.request]),
        f"{request.symbol} · {day(request.decided_on)}",
        str(words.LEVELS[request.level]),
        request.received_on,
        request.answer_by,
        request.act_by,
        request.answered_on,
        _late(request, today),
        request.found,
    )
