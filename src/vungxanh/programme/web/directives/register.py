"""The register of documents: the list with its search, and one document."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vungxanh.access.interface import Actor, Verb, actor_of, holds, may
from vungxanh.areas.interface import AreaSummary, areas, heirs_of, heirs_of_district, sort_key, titled
from vungxanh.programme.queries.chains import Chain, chain
from vungxanh.programme.queries.directives import (
    ClauseRow,
    DirectiveRow,
    DirectiveView,
    directive,
    directives,
)
from vungxanh.programme.queries.targets import judged_targets
from vungxanh.programme.rules.directives import ClauseSort, Relation, Sort
from vungxanh.programme.web.frame import of_programme, page
from vungxanh.programme.web.targets.pages import lines
from vungxanh.programme.web.words import CLAUSES, DOES, SORTS, UNDERGOES, partial_day
from vungxanh.ui.interface import Cell, Column, Table, day, number, table

HERE = "directives"
SHORT = 48
"""So many characters of a title stand for a symbol that nobody gives."""
DEEPEST = 5


@require_safe
def programme(request: HttpRequest) -> HttpResponse:
    """The programme begins with its documents."""
    return redirect("directives")


@require_safe
@of_programme
def register(request: HttpRequest) -> HttpResponse:
    """The documents that the post sees, newest first; words and the sort of document narrow them."""
    by = actor_of(request.user)
    search, sort = request.GET.get("tim", "")[:100], request.GET.get("loai", "")
    found = directives(by, search=search, sort=sort if sort in set(Sort) else "")
    names = areas(one.area for one in found if one.area is not None)
    given = {
        "title": gettext("Văn bản của chương trình"),
        "says": gettext("%(n)s văn bản.") % {"n": number(len(found))},
        "table": _table(found, names),
        "search": search,
        "may_write": holds(by.role, Verb.WRITE_DIRECTIVES),
        "may_read": holds(by.role, Verb.READ_DOCUMENTS),
        "sorts": [(one.value, str(SORTS[one]), one.value == sort) for one in Sort],
    }
    return page(request, "programme/directives/register.html", given, here=HERE)


def level_of(row: DirectiveRow, names: Mapping[int, AreaSummary]) -> str:
    """Where a document was issued: the Centre, or the area by its name."""
    if row.area is None:
        return gettext("Trung ương")
    return titled(names[row.area])


def _table(found: Iterable[DirectiveRow], names: Mapping[int, AreaSummary]) -> Table:
    columns = [
        Column[DirectiveRow]("so", gettext("Số, ký hiệu"), _named),
        Column[DirectiveRow](
            "ngay", gettext("Ngày"), lambda one: Cell(partial_day(one.issued.counts), note=_disputed(one))
        ),
        Column[DirectiveRow](
            "ten", gettext("Văn bản"), lambda one: Cell(one.title, note=str(SORTS[one.sort]))
        ),
        Column[DirectiveRow](
            "noi", gettext("Nơi ban hành"), lambda one: Cell(one.issuer, note=level_of(one, names))
        ),
    ]
    return table(
        found,
        columns,
        anchor="van-ban",
        caption=gettext("Văn bản của chương trình, mới nhất trước"),
        href=lambda one: reverse("directive", args=(one.id,)),
        empty=gettext("Chưa có văn bản nào như vậy trong sổ."),
        stacked=True,
    )


def _named(one: DirectiveRow) -> Cell:
    """The symbol that opens a document; the beginning of its title where no source gives one."""
    if one.symbol:
        return Cell(one.symbol, one=True)
    title = one.title if len(one.title) <= SHORT else f"{one.title[:SHORT].rpartition(' ')[0]} …"
    return Cell(title, note=gettext("chưa rõ số"))


def _disputed(one: DirectiveRow) -> str:
    others = ", ".join(partial_day(other.on) for other in one.issued.disputed)
    return gettext("nguồn khác ghi %(days)s") % {"days": others} if others else ""


@require_safe
@of_programme
def one(request: HttpRequest, directive: int) -> HttpResponse:
    """One document: what it is, every date that was read of it, and what it says."""
    by = actor_of(request.user)
    found, around = _directive(by, directive), chain(by, directive)
    listed = [found.row, *around_rows(around)]
    names = areas({row.area for row in listed if row.area is not None})
    given = {
        "title": found.row.named,
        "found": found,
        "facts": list(_facts(found, level_of(found.row, names), _heirs(names.get(found.row.area or 0)))),
        "dates": [
            (partial_day(each.on), each.source, each in found.row.issued.disputed)
            for each in found.row.issued.readings
        ],
        "groups": list(_groups(found.clauses)),
        "may_give": holds(by.role, Verb.ASSIGN_TASKS),
        "may_review": holds(by.role, Verb.MAKE_REVIEWS),
        "may_see_tasks": holds(by.role, Verb.VIEW_TASKS),
        "chain": [_line(line, line[1].id == directive, names) for line in around.lines],
        "ties": list(_ties(around)),
        "implements": bool(around.upward),
        "may_start": holds(by.role, Verb.WRITE_DIRECTIVES),
        "lines": lines(judged_targets(by, directive=directive), names.get(found.row.area or 0)),
        "may_write": may(by, Verb.WRITE_DIRECTIVES, area_id=found.keeper, on=timezone.localdate()),
    }
    return page(request, "programme/directives/one.html", given, here=HERE)


def _directive(by: Actor, number: int) -> DirectiveView:
    return directive(by, number)


def around_rows(around: Chain) -> Iterator[DirectiveRow]:
    """Every document of a chain."""
    for way in around.upward:
        yield from way
    yield from (row for _depth, row in around.below)
    yield from (tie.other for tie in around.ties)


@dataclass(frozen=True)
class ChainLine:
    """One document in the chain; `depth` is how far it stands in, at most DEEPEST."""

    named: str
    about: str
    href: str
    depth: int
    here: bool


def _line(
    line: tuple[int, DirectiveRow, tuple[DirectiveRow, ...]], here: bool, names: Mapping[int, AreaSummary]
) -> ChainLine:
    """A document of the chain in words; one that implements several says which."""
    depth, row, parents = line
    about = f"{SORTS[row.sort]}, {partial_day(row.issued.counts)} · {level_of(row, names)}"
    if len(parents) > 1:
        every = ", ".join(one.named for one in parents)
        about += " · " + gettext("triển khai %(named)s") % {"named": every}
    return ChainLine(row.named, about, reverse("directive", args=(row.id,)), min(depth, DEEPEST), here)


def _ties(around: Chain) -> Iterator[tuple[str, str, str]]:
    """The ties that the chain does not show: what it says, and the other document."""
    for tie in around.ties:
        if tie.relation is not Relation.IMPLEMENTS:
            words = (DOES if tie.does else UNDERGOES)[tie.relation]
            yield str(words), reverse("directive", args=(tie.other.id,)), tie.other.named


def _heirs(place: AreaSummary | None) -> str:
    """The units of today that an ended one has become; "" while it exists."""
    today = timezone.localdate()
    if place is None or place.valid_to is None or place.valid_to > today:
        return ""
    heirs = (heirs_of_district if place.level == "district" else heirs_of)(place.id, today)
    names = [one.full_name for one in areas(heirs).values()]
    return ", ".join(sorted(names, key=sort_key)) or gettext("chưa rõ")


def _facts(found: DirectiveView, level: str, heirs: str) -> Iterator[tuple[str, str]]:
    yield gettext("Loại"), str(SORTS[found.row.sort])
    yield gettext("Nơi ban hành"), f"{found.row.issuer} · {level}"
    if heirs:
        yield gettext("Nơi kế thừa hiện nay"), heirs
    if found.signatory:
        yield gettext("Người ký (chức vụ)"), found.signatory
    if found.begins or found.until:
        unknown = gettext("chưa rõ")
        ends = [day(one) if one else unknown for one in (found.begins, found.until)]
        yield gettext("Thời kỳ"), f"{ends[0]} – {ends[1]}"


def _groups(clauses: Iterable[ClauseRow]) -> Iterator[tuple[str, list[ClauseRow]]]:
    """The clauses by what they are, in the order of a document."""
    every = list(clauses)
    for sort in ClauseSort:
        if chosen := [one for one in every if one.sort is sort]:
            label = str(CLAUSES[sort])
            yield label[:1].upper() + label[1:], chosen
