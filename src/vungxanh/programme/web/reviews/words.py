"""How reviews are said on pages."""

from collections.abc import Mapping
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vungxanh.areas.interface import titled
from vungxanh.programme.queries.reviews.asked import Asked, Scope
from vungxanh.programme.rules.breaks import CRITERIA
from vungxanh.programme.rules.reviews import Break, Kind, Outcome, Window
from vungxanh.ui.interface import day, number, percent, unknown

KINDS: Mapping[Kind, Promise] = {
    Kind.INTERIM: _("sơ kết"),
    Kind.FINAL: _("tổng kết"),
}
OUTCOMES: Mapping[Outcome, Promise] = {
    Outcome.DONE: _("xong đúng hạn"),
    Outcome.DONE_LATE: _("xong muộn"),
    Outcome.OVERDUE: _("quá hạn, chưa xong"),
    Outcome.BLOCKED: _("đang vướng mắc, chưa quá hạn"),
    Outcome.RUNNING: _("chưa đến hạn"),
    Outcome.DROPPED: _("thôi giao"),
}


def period(window: Window) -> str:
    """The days of a window."""
    return f"{day(window.first)}–{day(window.last)}"


def basis(asked: Asked) -> list[str]:
    """What every figure of a review carries: its period, its map, the day up to which things are known."""
    return [
        gettext("kỳ %(period)s") % {"period": period(asked.window)},
        gettext("địa giới ngày %(day)s") % {"day": day(asked.window.last)},
        gettext("biết đến ngày %(day)s") % {"day": day(asked.known_on)},
    ]


def coverage(scope: Scope) -> str:
    """Which areas are counted."""
    count = number(len(scope.places))
    if scope.whole:
        return gettext("cả tỉnh, %(n)s xã, phường") % {"n": count}
    if scope.by.level == "commune":
        return ", ".join(titled(one) for one in scope.places) or gettext("không có xã, phường nào")
    return gettext("%(n)s xã, phường được chọn") % {"n": count}


def share_text(share: Fraction | None) -> str:
    """A share given in percent, or that it is unknown."""
    return unknown() if share is None else percent(share / 100)


def break_text(one: Break, places: int) -> str:
    """Where a series breaks, and what that means for comparing."""
    if one.on == CRITERIA and not one.units:
        return gettext(
            "Từ %(day)s xếp loại theo Quyết định 28/2025/QĐ-TTg: không so với kết quả theo tiêu chí cũ."
        ) % {"day": day(one.on)}
    return gettext(
        "%(n)s trong %(all)s xã, phường có từ %(day)s: số liệu trước và sau ngày đó không so trực tiếp."
    ) % {"n": number(one.units), "all": number(places), "day": day(one.on)}
