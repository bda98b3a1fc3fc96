"""The tasks behind a review's figures, each as it stood at the last day."""

from collections.abc import Iterable, Mapping

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vungxanh.access.interface import actor_of
from vungxanh.areas.interface import AreaSummary, areas, titled
from vungxanh.programme.queries.reviews.asked import Scope, scope_of
from vungxanh.programme.queries.reviews.work import Counted, work_of
from vungxanh.programme.queries.tasks import PAGE
from vungxanh.programme.rules.reviews import Outcome
from vungxanh.programme.web.frame import of_programme, page
from vungxanh.programme.web.reviews.words import OUTCOMES, basis
from vungxanh.programme.web.tasks.words import owner
from vungxanh.ui.interface import Cell, Column, Table, day, number, table

HERE = "results"


@require_safe
@of_programme
def tasks(request: HttpRequest, result: int) -> HttpResponse:
    """The tasks of a review, narrowed by what became of them, by area, document, clause or obstacle."""
    by, asked = actor_of(request.user), request.GET.dict()
    scope = scope_of(by, result, on=timezone.localdate())
    found = [one for one in work_of(scope) if _wanted(one, asked)]
    at = max(int(asked["trang"]), 1) if asked.get("trang", "").isdecimal() and len(asked["trang"]) < 6 else 1
    shown = found[(at - 1) * PAGE : at * PAGE]
    kept = [(name, value) for name, value in asked.items() if name in FILTERS and value]
    given = {
        "title": gettext("Việc trong kỳ"),
        "asked": scope.asked,
        "basis": basis(scope.asked),
        "says": gettext("%(n)s việc.") % {"n": number(len(found))},
        "outcomes": [
            (one.value, str(OUTCOMES[one]), one.value == asked.get("tinh-trang")) for one in Outcome
        ],
        "kept": [(name, value) for name, value in kept if name != "tinh-trang"],
        "table": _table(shown, areas({one.owner.area for one in shown}), scope),
        "older": _address(kept, at - 1) if at > 1 else "",
        "newer": _address(kept, at + 1) if at * PAGE < len(found) else "",
    }
    return page(request, "programme/reviews/tasks.html", given, here=HERE)


FILTERS = ("tinh-trang", "noi", "van-ban", "muc", "bao")
"""What the address narrows the list by: outcome, commune, document, clause, who was told of an obstacle."""


def _wanted(one: Counted, asked: Mapping[str, str]) -> bool:
    told = {obstacle.blocked.told for obstacle in one.obstacles}
    has = {
        "tinh-trang": {one.outcome.value},
        "noi": {str(one.place or 0)},
        "van-ban": {str(one.directive)},
        "muc": {str(one.clause or "")},
        "bao": told,
    }
    return all(asked[name] in has[name] for name in FILTERS if asked.get(name))


def _address(kept: Iterable[tuple[str, str]], at: int) -> str:
    return "?" + "&".join(f"{name}={value}" for name, value in [*kept, ("trang", str(at))])


def _table(rows: list[Counted], places: Mapping[int, AreaSummary], scope: Scope) -> Table:
    columns = [
        Column[Counted](
            "viec", gettext("Việc"), lambda one: Cell(one.what, note=scope.documents[one.directive])
        ),
        Column[Counted](
            "noi",
            gettext("Nơi nhận"),
            lambda one: Cell(titled(places[one.owner.area]), note=owner(one.owner.role)),
        ),
        Column[Counted]("han", gettext("Hạn"), lambda one: Cell(day(one.deadline), one=True)),
        Column[Counted](
            "tinh-trang",
            gettext("Ngày cuối kỳ"),
            lambda one: Cell(str(OUTCOMES[one.outcome]), note=_obstacle(one)),
        ),
    ]
    return table(
        rows,
        columns,
        anchor="viec",
        caption=gettext("Việc trong kỳ theo hạn, sớm nhất trước"),
        href=lambda one: reverse("task", args=(one.id,)),
        empty=gettext("Không có việc nào như vậy."),
    )


def _obstacle(one: Counted) -> str:
    told = [obstacle.blocked.told for obstacle in one.obstacles if obstacle.stands]
    return gettext("vướng mắc báo %(who)s") % {"who": owner(told[-1])} if told else ""
