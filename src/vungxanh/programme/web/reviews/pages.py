"""The list of reviews, and one: a page that says the whole, then its sections in the order of a report."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vungxanh.access.interface import Verb, actor_of, holds
from vungxanh.areas.interface import AreaSummary, area, areas, titled
from vungxanh.programme.queries.reviews.asked import Asked, Scope, review_list
from vungxanh.programme.queries.reviews.classes import Classes
from vungxanh.programme.queries.reviews.whole import Clause, Report, review_of
from vungxanh.programme.queries.targets import opposing_pairs
from vungxanh.programme.rules import conferences
from vungxanh.programme.rules.reviews import Outcome
from vungxanh.programme.web.frame import of_programme, page
from vungxanh.programme.web.reviews import duties, tables, told
from vungxanh.programme.web.reviews.words import KINDS, basis, break_text, coverage, period, share_text
from vungxanh.programme.web.targets.pages import line
from vungxanh.programme.web.tasks.words import owner
from vungxanh.programme.web.words import CLAUSES
from vungxanh.ui.interface import Cell, Column, Table, day, number, shares, table, word

HERE = "results"
MOST = 40
"""So many standing obstacles are written out; the rest are behind the number."""


@require_safe
@of_programme
def listed(request: HttpRequest) -> HttpResponse:
    """The reviews that the post sees, the newest first; of one document where the address names it."""
    by, asked = actor_of(request.user), request.GET.get("van-ban", "")
    of = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else None
    found = review_list(by, directive=of)
    given = {
        "title": gettext("Kết quả thực hiện: sơ kết, tổng kết"),
        "place": titled(area(by.area_id)),
        "says": gettext("%(n)s lần.") % {"n": number(len(found))},
        "table": _table(found),
        "may_make": holds(by.role, Verb.MAKE_REVIEWS),
    }
    return page(request, "programme/reviews/list.html", given, here=HERE)


def _table(found: Iterable[Asked]) -> Table:
    columns = [
        Column[Asked]("ten", gettext("Tên"), lambda one: Cell(one.title, note=str(KINDS[one.kind]))),
        Column[Asked]("van-ban", gettext("Văn bản"), lambda one: Cell(one.named)),
        Column[Asked]("ky", gettext("Kỳ"), lambda one: Cell(period(one.window), one=True)),
        Column[Asked](
            "biet", gettext("Biết đến ngày"), lambda one: Cell(day(one.known_on), note=one.post, one=True)
        ),
    ]
    return table(
        found,
        columns,
        anchor="ket-qua",
        caption=gettext("Sơ kết, tổng kết, mới nhất trước"),
        href=lambda one: reverse("result", args=(one.id,)),
        empty=gettext("Chưa có lần sơ kết, tổng kết nào."),
    )


@require_safe
@of_programme
def one(request: HttpRequest, result: int) -> HttpResponse:
    """One review: every figure with its period, its map and what was known when; each opens its source."""
    by = actor_of(request.user)
    found = review_of(by, result, on=timezone.localdate())
    scope = found.scope
    tried = {area for row in found.practices for area in (*row.tried, *row.adopted)}
    recorded = {row.area_id for row in found.met or ()}
    held = {row.row.area or 0 for row in found.published or ()}
    owing = {row.cell.owed.area for row in found.duties}
    places = areas({found.document.row.area or 0} | owing | tried | recorded | held)
    given = {
        "title": scope.asked.title,
        "asked": scope.asked,
        "basis": [str(KINDS[scope.asked.kind]).capitalize(), *basis(scope.asked), coverage(scope)],
        "carried": basis(scope.asked),
        "keys": _keys(found),
        "breaks": [break_text(each, len(scope.places)) for each in found.breaks],
        "own_part": by.level == "commune",
        **_targets(found, places.get(found.document.row.area or 0)),
        "duties": duties.duty_table(found),
        "duty_gaps": duties.duty_gaps(found, places),
        **_work(found),
        **_meetings(found, places),
        **_recorded(found, places),
        **_classes(found),
        "practices": tables.practice_table(found, places),
    }
    return page(request, "programme/reviews/one.html", given, here=HERE)


@dataclass(frozen=True)
class Key:
    """One of the figures at the top: a number, what it says, and the section it opens."""

    value: str
    says: str
    href: str


def _keys(found: Report) -> list[Key]:
    """The four figures above the sections; of what the post does not see there is none."""
    known = [one for one in found.targets if one.standing.reached is not None]
    reached = sum(bool(one.standing.reached) for one in known)
    said = gettext("chỉ tiêu đạt, trong %(all)s; %(unknown)s chưa kết luận được")
    unknown = len(found.targets) - len(known)
    keys = [
        Key(
            number(reached),
            said % {"all": number(len(found.targets)), "unknown": number(unknown)},
            "#muc-tieu",
        )
    ]
    if (tally := found.tally) is not None:
        done = gettext("việc đã xong: %(done)s/%(wanted)s, không kể việc thôi giao")
        keys += [
            Key(
                share_text(tally.share),
                done % {"done": number(tally.finished), "wanted": number(tally.wanted)},
                "#viec",
            ),
            Key(
                number(tally.counts[Outcome.OVERDUE]),
                gettext("việc quá hạn, chưa xong ngày cuối kỳ"),
                tables.behind(found.scope, outcome=Outcome.OVERDUE.value),
            ),
        ]
    if found.meetings is not None:
        whole = conferences.attendance(point for one in found.meetings for point in one.points)
        present = gettext("dự họp: %(present)s/%(summoned)s ở %(n)s hội nghị") % {
            "present": number(whole.present),
            "summoned": number(whole.summoned_counted),
            "n": number(len(found.meetings)),
        }
        keys.append(Key(share_text(whole.share), present, "#hoi-nghi"))
    return keys


def _targets(found: Report, place: AreaSummary | None) -> dict[str, object]:
    return {
        "lines": [line(each, place) for each in found.targets],
        "pairs": [[line(each, place) for each in pair] for pair in opposing_pairs(found.targets)],
        "clauses": [_clause(each, found) for each in found.clauses],
    }


def _clause(one: Clause, found: Report) -> dict[str, object]:
    work = one.work
    says = ""
    if work is not None and work.given:
        says = gettext("%(given)s việc, %(done)s xong, %(overdue)s quá hạn") % {
            "given": number(work.given),
            "done": number(work.finished),
            "overdue": number(work.counts[Outcome.OVERDUE]),
        }
    return {
        "number": one.row.number,
        "sort": str(CLAUSES[one.row.sort]),
        "text": one.row.text,
        "measured": one.measured,
        "says": says,
        "no_work": work is not None and not work.given,
        "href": tables.behind(found.scope, clause=one.row.id),
    }


def _work(found: Report) -> dict[str, object]:
    """The tasks as tables, and the obstacles that stand."""
    work, tally = found.work, found.tally
    if work is None or tally is None:
        return {"sees_work": False}
    standing = [(one, each) for one in work for each in one.obstacles if each.stands]
    return {
        "sees_work": True,
        "outcomes": tables.outcome_table(found, tally),
        "by_document": tables.document_table(found, work) if len(found.scope.documents) > 1 else None,
        "by_place": tables.place_table(found, work) if len(found.scope.places) > 1 else None,
        "obstacles": tables.obstacle_table(found, work),
        "standing": [
            {
                "href": reverse("task", args=(one.id,)),
                "what": one.what.rstrip("."),
                "because": each.blocked.because,
                "on": each.blocked.on,
                "told": owner(each.blocked.told),
            }
            for one, each in standing[:MOST]
        ],
        "standing_more": number(len(standing) - MOST) if len(standing) > MOST else "",
    }


def _recorded(found: Report, places: tables.Names) -> dict[str, object]:
    """The obstacles that areas recorded, beside those of tasks and never added to them."""
    if found.met is None:
        return {"sees_recorded": False}
    return {
        "sees_recorded": True,
        "recorded": told.asked_table(found.met),
        "recorded_each": told.met_table(found.met, places),
    }


def _meetings(found: Report, places: tables.Names) -> dict[str, object]:
    if found.meetings is None:
        return {"sees_meetings": False}
    return {
        "sees_meetings": True,
        "published": told.published_table(found.published or (), found.scope.documents, places),
        "meetings": tables.meeting_table(found.meetings, found.scope.documents),
    }


def _classes(found: Report) -> dict[str, object]:
    classes = found.classes
    if classes is None:
        return {"sees_classes": False}
    return {
        "sees_classes": True,
        "class_says": [_class_says(found.scope, classes, at) for at in (0, 1)],
        "class_table": tables.class_table(classes),
        "class_map": tables.class_map(classes),
    }


def _class_says(scope: Scope, classes: Classes, at: int) -> dict[str, str]:
    """How many communes of each class there were at one end of the window, and which assessment says so."""
    run = (classes.start, classes.end)[at]
    head = (gettext("Đầu kỳ, năm %(year)s"), gettext("Cuối kỳ, năm %(year)s"))[at] % {
        "year": classes.years[at]
    }
    if run is None:
        return {"head": head, "says": gettext("chưa có kết quả xếp loại"), "href": "", "more": ""}
    verdicts = [verdict for one in classes.rows if (verdict := (one.before, one.after)[at])]
    said = ", ".join(f"{word(name)} {number(count)}" for name, count in shares(Counter(verdicts).items()))
    return {
        "head": head,
        "says": said or gettext("không xã, phường nào có kết quả trên địa giới ngày cuối kỳ"),
        "href": reverse("province-receipt", args=(run.id,)) if scope.by.level == "province" else "",
        "more": gettext("biên nhận lần xếp loại ngày %(day)s")
        % {"day": day(timezone.localdate(run.created_at))},
    }
