"""The page of targets: each against its result with the arithmetic, opposing ones side by side."""

from collections.abc import Iterable, Sequence

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vungxanh.access.interface import actor_of
from vungxanh.areas.interface import AreaSummary, area, province_of, provinces, titled
from vungxanh.programme.queries.targets import Judged, judged_targets, opposing_pairs
from vungxanh.programme.web.frame import of_programme, page
from vungxanh.programme.web.targets.words import (
    BASES,
    STRENGTHS,
    arithmetic,
    forbidden,
    indicator_name,
    result_text,
    state_text,
    value_text,
)
from vungxanh.ui.interface import day, in_language, number


@require_safe
@of_programme
def targets(request: HttpRequest) -> HttpResponse:
    """The targets of a province and of the nation; the own province unless another is asked for."""
    by, on = actor_of(request.user), timezone.localdate()
    own = area(province_of([by.area_id])[by.area_id])
    choices = [own, *(one for one in provinces(on) if one.id != own.id)]
    asked = request.GET.get("tinh", "")
    place = next((one for one in choices if str(one.id) == asked), own)
    every = judged_targets(by, area=place.id)
    given = {
        "title": gettext("Mục tiêu, chỉ tiêu"),
        "says": _reached(every),
        "places": [(one.id, titled(one), one.id == place.id) for one in choices],
        "place": titled(place),
        "lines": lines(every, place),
        "pairs": [[line(one, place) for one in pair] for pair in opposing_pairs(every)],
        "without": [line(one, place) for one in every if not one.stated.target.indicator],
        "forbidden": forbidden(),
    }
    return page(request, "programme/targets/targets.html", given, here="targets")


def lines(every: Iterable[Judged], place: AreaSummary | None) -> list[dict[str, object]]:
    """The targets as the table shows them."""
    return [line(one, place) for one in every]


def line(one: Judged, place: AreaSummary | None) -> dict[str, object]:
    """One target: its words, value, cut-off, result, arithmetic, and where both come from."""
    target, says = one.stated.target, in_language(one.stated.says_vi, one.stated.says_en)
    name = indicator_name(target)
    if says and (one.stated.number or not target.indicator):
        name, says = says, name
    return {
        "name": name,
        "says": says,
        "area": gettext("cả nước") if target.area is None else titled(place) if place else "",
        "value": value_text(target),
        "strength": str(STRENGTHS[target.strength]),
        "cut_off": day(target.cut_off),
        "basis": str(BASES[one.stated.basis]),
        "result": result_text(one),
        "as_of": day(one.found.as_of) if one.found.as_of else "",
        "origin": _origin(one),
        "result_source": one.found.source,
        "steps": arithmetic(one),
        "state": state_text(one),
        "reached": one.standing.reached,
        "unknown": one.found.unknown,
        "early": one.found.early,
        "source": target.source,
        "linked": target.source.startswith("http"),
        "href": reverse("directive", args=(one.stated.directive,)) if one.stated.directive else "",
        "number": one.stated.number,
    }


def _origin(one: Judged) -> str:
    words = {
        "run": gettext("xếp loại năm %(year)s") % {"year": one.found.year},
        "measured": gettext("số đo đã lưu"),
        "published": gettext("số liệu đã công bố, chia cho số đơn vị cấp xã"),
    }
    return words.get(one.found.origin, "")


def _reached(every: Sequence[Judged]) -> str:
    """How many targets are reached, of those whose result is known."""
    known = [one for one in every if one.standing.reached is not None]
    if not known:
        return gettext("Chưa chỉ tiêu nào có kết quả, trong %(all)s.") % {"all": number(len(every))}
    return gettext("%(reached)s trong %(known)s chỉ tiêu có kết quả đã đạt; %(rest)s chưa có kết quả.") % {
        "reached": number(sum(bool(one.standing.reached) for one in known)),
        "known": number(len(known)),
        "rest": number(len(every) - len(known)),
    }
