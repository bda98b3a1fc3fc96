"""Key routes: the register, a proposal in three screens, and the life of one with its decisions."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from vungxanh.access.interface import Actor, Verb, actor_of, holds
from vungxanh.areas.interface import AreaSummary, area, areas, communes_of, provinces, titled
from vungxanh.records.actions.amending import amend
from vungxanh.records.actions.recording import record
from vungxanh.records.queries.events import NoEventError, Version
from vungxanh.records.queries.key_routes import PAGE, RouteRow, approved_by_reach, routes
from vungxanh.records.queries.key_routes import route as route_of
from vungxanh.records.rules.events import route_kinds as kinds
from vungxanh.records.rules.events.key_routes import (
    APPROVERS,
    Mode,
    Reach,
    RouteApproved,
    RouteEnded,
    RouteProposed,
    RouteStage,
)
from vungxanh.records.rules.events.registry import KINDS
from vungxanh.records.rules.events.shape import Happened, RefusedEventError, Unit
from vungxanh.records.web.events.frame import of_events
from vungxanh.records.web.events.register import cursor_of, reasons_to_amend
from vungxanh.records.web.events.words import said
from vungxanh.records.web.places.forms import (
    AboutForm,
    DecisionForm,
    Named,
    OrderForm,
    RouteForm,
    ThroughForm,
)
from vungxanh.ui.interface import Cell, Column, Table, day, number, table

ARROW = " → "
DECIDES = {RouteStage.PROPOSED: kinds.APPROVED, RouteStage.APPROVED: kinds.ENDED}
"""The step that a decision brings, by the stage a route stands in."""


@require_safe
@of_events
def register(request: HttpRequest) -> HttpResponse:
    """The key routes through the post's areas."""
    by, on = actor_of(request.user), timezone.localdate()
    found = routes(by, on=on, after=cursor_of(request.GET.get("sau", "")))
    shown, standing = found[:PAGE], approved_by_reach(by, on=on)
    names = areas(unit for row in shown for unit in row.route.units)
    last = shown[-1].events[0] if len(found) > PAGE else None
    given = {
        "says": gettext("%(routes)s tuyến trọng điểm đã phê duyệt, %(inter)s liên tỉnh.")
        % {
            "routes": number(sum(standing.values())),
            "inter": number(standing[Reach.INTER]),
        },
        "table": _table(shown, names),
        "more": f"?sau={last.day.isoformat()}.{last.id}" if last else "",
        "may_propose": _may_propose(by),
    }
    return render(request, "records/places/routes.html", given)


def _may_propose(by: Actor) -> bool:
    return by.level == "province" and holds(by.role, Verb.RECORD_EVENTS)


def along(row: RouteRow, names: Mapping[int, AreaSummary]) -> list[str]:
    """The areas of a route by name, in their order."""
    return [titled(names[unit]) for unit in row.route.units]


def _table(found: Iterable[RouteRow], names: Mapping[int, AreaSummary]) -> Table:
    def stage(row: RouteRow) -> Cell:
        note = gettext("%(decision)s, từ ngày %(day)s") % {
            "decision": row.route.decision,
            "day": day(row.route.since),
        }
        return Cell(said(kinds.STAGES[row.route.stage]), note=note if row.route.decision else "")

    columns = [
        Column[RouteRow]("ten", gettext("Tuyến"), lambda row: Cell(row.route.name)),
        Column[RouteRow]("loai", gettext("Loại"), lambda row: Cell(said(kinds.MODES[row.route.mode]))),
        Column[RouteRow](
            "pham-vi", gettext("Phạm vi"), lambda row: Cell(said(kinds.REACHES[row.route.reach]))
        ),
        Column[RouteRow]("tinh-trang", gettext("Tình trạng"), stage),
        Column[RouteRow]("qua", gettext("Qua"), lambda row: Cell(ARROW.join(along(row, names)))),
    ]
    return table(
        found,
        columns,
        anchor="bang",
        caption=gettext("Tuyến trọng điểm theo ngày đề xuất, mới nhất trước"),
        href=lambda row: reverse("route", args=(row.subject,)),
        empty=gettext("Chưa có tuyến nào trong sổ."),
        stacked=True,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@of_events
def propose(request: HttpRequest) -> HttpResponse:
    """Propose a route: what it is, through which areas, in which order. Another human approves it.

    With `?tuyen=` the proposal of that route is amended: the forms start with what was told.
    """
    by, now = actor_of(request.user), timezone.now()
    on = timezone.localdate(now)
    if not _may_propose(by):
        raise NoEventError
    return _Proposal(request, by, now, on, _told_before(by, request.GET.get("tuyen", ""), on)).answer()


def _told_before(by: Actor, route: str, on: date) -> Version | None:
    """The proposal that is to be amended; raises NoEventError for one that the post may not record."""
    if not route:
        return None
    try:
        row = route_of(by, UUID(route), on=on)
    except ValueError as error:
        raise NoEventError from error
    if row.route.province != by.area_id:
        raise NoEventError
    return row.events[0]


class _Proposal:
    """A proposal while it is told; each screen carries the answers of those before it."""

    def __init__(
        self, request: HttpRequest, by: Actor, now: datetime, on: date, old: Version | None = None
    ) -> None:
        self.request, self.by, self.now, self.old = request, by, now, old
        data = request.POST
        shown = data.get("man", "")
        self.shown = int(shown) if shown in {"0", "1", "2"} else -1
        back = "lui" in data
        own = area(by.area_id)
        communes = [(unit.id, titled(unit)) for unit in communes_of(by.area_id, on)]
        beyond = [
            (unit.id, titled(unit))
            for unit in provinces(on, illustrative=own.illustrative)
            if unit.id != by.area_id
        ]
        told = [unit.area for unit in old.units] if old else []
        self.about = AboutForm(
            data if self.shown >= 0 else None,
            initial=_as_told(old),
            reasons=reasons_to_amend() if old else (),
        )
        self.through = ThroughForm(
            data if self.shown >= 1 else None,
            communes=communes,
            beyond=beyond,
            initial={"communes": told, "beyond": told},
        )
        self.names = dict([*communes, *beyond])
        self.wanted = self.shown - 1 if back else self.shown + 1
        self.back = back

    def answer(self) -> HttpResponse:
        """The next screen, the same with what is wrong, or the route once it is saved."""
        if self.back:
            return self.screen(max(0, self.wanted))
        if self.shown >= 0 and not self.about.is_valid():
            return self.screen(0)
        if self.shown >= 1 and not self.through.is_valid():
            return self.screen(1)
        if self.shown < 2:
            return self.screen(self.wanted)
        order = self.order(self.request.POST)
        if not order.is_valid():
            return self.screen(2, order)
        return self.save(order)

    def units(self) -> Named:
        """The areas that were chosen, in the order of their lists."""
        if not self.through.is_bound or not self.through.is_valid():
            return []
        order = [unit.area for unit in self.old.units] if self.old else []
        chosen = self.through.chosen()
        kept = [one for one in order if one in chosen]
        return [(one, self.names[one]) for one in (*kept, *(new for new in chosen if new not in kept))]

    def order(self, data: QueryDict | None = None) -> OrderForm:
        """The form of the order."""
        return OrderForm(data, units=self.units())

    def save(self, order: OrderForm) -> HttpResponse:
        """Record the proposal; what the rules refuse is said above the order."""
        try:
            told = self.told(order)
            said_now = self.recorded(told)
        except RefusedEventError as error:
            order.refuse(error.refusals)
            return self.screen(2, order)
        messages.success(self.request, said_now)
        return redirect("route", told.subject)

    def recorded(self, told: Happened) -> str:
        """Record the proposal, or amend the one told before; what is to be said of it."""
        if self.old is None:
            record(told, by=self.by, at=self.now, key=told.subject)
            return gettext("Đã ghi đề xuất; tuyến được tính khi người khác phê duyệt.")
        amend(self.old.id, told, reason=self.about.cleaned_data["reason"], by=self.by, at=self.now)
        return gettext("Đã sửa; bản cũ vẫn còn trong lịch sử.")

    def told(self, order: OrderForm) -> Happened:
        """The event. Raises RefusedEventError."""
        about = self.about.cleaned_data
        return Happened(
            kind=kinds.PROPOSED,
            subject=self.old.subject if self.old else key_of(self.request.POST),
            area=self.by.area_id,
            day=about["day"],
            facts=RouteProposed(name=about["name"], mode=Mode(about["mode"]), reach=Reach(about["reach"])),
            units=tuple(Unit(one) for one in order.ordered()),
        )

    def screen(self, wanted: int, order: OrderForm | None = None) -> HttpResponse:
        """One screen, with what was answered on the others."""
        form: RouteForm = (self.about, self.through, order or self.order())[wanted]
        titles = (gettext("Tuyến"), gettext("Đi qua"), gettext("Thứ tự"))
        data = self.request.POST
        carried = [
            (name, value)
            for name in data
            if name not in form.fields and name not in {"man", "lui", "khoa", "csrfmiddlewaretoken"}
            for value in data.getlist(name)
        ]
        given = {
            "title": gettext("Sửa đề xuất tuyến") if self.old else gettext("Đề xuất tuyến trọng điểm"),
            "form": form,
            "screen": titles[wanted],
            "number": wanted,
            "carried": carried,
            "key": str(key_of(data)),
            "step": gettext("Bước %(at)s trên %(of)s") % {"at": wanted + 1, "of": len(titles)},
            "last": wanted == len(titles) - 1,
        }
        wrong = form.is_bound and self.shown == wanted and not self.back and bool(form.errors)
        return render(self.request, "records/places/propose.html", given, status=422 if wrong else 200)


def _as_told(old: Version | None) -> dict[str, object]:
    """The answers of a proposal as they were given."""
    if old is None:
        return {}
    facts: RouteProposed = old.facts
    return {"day": old.day, "name": facts.name, "mode": facts.mode.value, "reach": facts.reach.value}


def key_of(data: QueryDict) -> UUID:
    """The form's own key, which is the route's: sent twice, it is one route."""
    try:
        return UUID(data.get("khoa", ""))
    except ValueError:
        return uuid4()


@require_http_methods(["GET", "HEAD", "POST"])
@of_events
def one(request: HttpRequest, route: UUID) -> HttpResponse:
    """The life of one route; who may decide enters the decision that approves or ends it."""
    by, now = actor_of(request.user), timezone.now()
    on = timezone.localdate(now)
    row = route_of(by, route, on=on)
    names = areas([*row.route.units, row.route.province])
    step = DECIDES.get(row.route.stage)
    decides = step is not None and by.area_id == row.route.province and holds(by.role, Verb.APPROVE_ROUTE)
    form = DecisionForm(request.POST if request.method == "POST" and decides else None)
    if step and form.is_bound and form.is_valid() and _decided(form, row, step, by, now):
        messages.success(request, gettext("Đã ghi: %(what)s.") % {"what": said(KINDS[step].label)})
        return redirect("route", route)
    given = {
        "title": row.route.name,
        "row": row,
        "stage": said(kinds.STAGES[row.route.stage]),
        "facts": list(_facts(row)),
        "along": along(row, names),
        "steps": [(event.day, said(KINDS[event.kind].label), event.post) for event in row.events],
        "form": form if decides else None,
        "act": said(KINDS[step].label) if step else "",
        "approver": said(kinds.APPROVERS[APPROVERS[row.route.reach]]),
        "may_amend": _may_propose(by) and by.area_id == row.route.province,
    }
    return render(request, "records/places/route.html", given, status=422 if form.errors else 200)


def _decided(form: DecisionForm, row: RouteRow, step: str, by: Actor, now: datetime) -> bool:
    """Record the decision; False, and the refusal said in the form, where the rules do not allow it."""
    facts = (RouteApproved if step == kinds.APPROVED else RouteEnded)(
        decision=form.cleaned_data["decision"], approver=APPROVERS[row.route.reach]
    )
    told = Happened(
        kind=step, subject=row.subject, area=row.route.province, day=form.cleaned_data["day"], facts=facts
    )
    try:
        record(told, by=by, at=now)
    except RefusedEventError as error:
        form.refuse(error.refusals)
        return False
    return True


def _facts(row: RouteRow) -> Iterable[tuple[str, str]]:
    yield gettext("Loại"), said(kinds.MODES[row.route.mode])
    yield gettext("Phạm vi"), said(kinds.REACHES[row.route.reach])
    for event in row.events[1:]:
        decided = f"{event.facts.decision}, {day(event.day)}, {said(kinds.APPROVERS[event.facts.approver])}"
        yield said(KINDS[event.kind].label), decided
