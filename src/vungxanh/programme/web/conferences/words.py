"""How conferences are said on pages."""

from collections.abc import Mapping
from datetime import time

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vungxanh.programme.rules.conferences import Attendance, Does, Kind
from vungxanh.ui.interface import number, percent

KINDS: Mapping[Kind, Promise] = {
    Kind.MODEL: _("hội nghị điểm"),
    Kind.LAUNCH: _("hội nghị triển khai"),
    Kind.DISSEMINATION: _("hội nghị quán triệt"),
    Kind.INTERIM: _("hội nghị sơ kết"),
    Kind.FINAL: _("hội nghị tổng kết"),
    Kind.THEMATIC: _("hội nghị chuyên đề"),
    Kind.COORDINATION: _("hội nghị phối hợp"),
}
DOES: Mapping[Does, Promise] = {
    Does.DISSEMINATES: _("quán triệt"),
    Does.LAUNCHES: _("triển khai"),
    Does.REVIEWS: _("sơ kết"),
    Does.CONCLUDES: _("tổng kết"),
}
REASONS: Mapping[str, Promise] = {
    "duty": _("bận trực, công vụ"),
    "illness": _("ốm"),
    "line_down": _("mất đường truyền"),
    "no_word": _("không báo"),
    "other_meeting": _("họp khác"),
    "post_vacant": _("chức danh đang trống"),
}


def share(found: Attendance) -> str:
    """Present of summoned with the share and the absences, of the points that have counted."""
    if found.share is None:
        return gettext("chưa điểm cầu nào báo số có mặt")
    return gettext("%(present)s/%(summoned)s có mặt = %(share)s, vắng %(missing)s") % {
        "present": number(found.present),
        "summoned": number(found.summoned_counted),
        "share": percent(found.share / 100),
        "missing": number(found.missing),
    }


def counted(found: Attendance) -> str:
    """How many of the points have counted."""
    return gettext("%(counted)s/%(points)s điểm cầu đã báo") % {
        "counted": number(found.counted),
        "points": number(found.points),
    }


def hours(begins: time | None, ends: time | None) -> str:
    """From when to when, as far as it is known."""
    return "–".join(f"{one:%H:%M}" for one in (begins, ends) if one is not None)
