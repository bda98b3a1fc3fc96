"""Correcting a conference on its page, and what the corrections replaced."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vungxanh.access.interface import Actor
from vungxanh.programme.actions.correcting import cancel, correct, leave_out
from vungxanh.programme.models import ConferenceChange
from vungxanh.programme.queries.conferences import OneConference
from vungxanh.programme.rules.conferences import Change, Meeting
from vungxanh.programme.web.conferences import forms
from vungxanh.programme.web.forms import RefusableForm
from vungxanh.ui.interface import day

CORRECT, LEAVE_OUT, CANCEL = "dinh-chinh", "bo-diem-cau", "huy"
CHANGES: Mapping[Change, Promise] = {
    Change.CORRECTED: _("đính chính"),
    Change.SUMMONED: _("đổi số triệu tập"),
    Change.LEFT_OUT: _("bỏ điểm cầu"),
    Change.CANCELLED: _("huỷ hội nghị"),
}
FIELDS: Mapping[str, Promise] = {
    "title": _("tên"),
    "chair": _("chủ trì"),
    "day": _("ngày họp"),
    "begins": _("giờ bắt đầu"),
    "ends": _("giờ kết thúc"),
    "summoned": _("triệu tập"),
}
Add = Callable[..., None]


def add_forms(add: Add, found: OneConference, names: Mapping[int, str]) -> None:
    """The forms that correct: of the conference, of a point while there is one, and calling it off."""
    row = found.row
    initial: dict[str, object] = {
        "seen": len(found.changes),
        "title": row.title,
        "day": row.day,
        "chair": row.chair,
        "hours": (row.begins, row.ends),
    }
    add(CORRECT, forms.CorrectForm, initial=initial)
    if found.points:
        add(
            LEAVE_OUT,
            forms.LeaveOutForm,
            points=[(one.id, names[one.point.area]) for one in found.points],
        )
    if not found.decisions:
        add(CANCEL, forms.CancelForm)


def do(name: str, form: RefusableForm, *, conference: int, by: Actor, at: datetime) -> None:
    """Take what was sent in one of those forms. Raises ProgrammeRefusedError."""
    facts = form.cleaned_data
    if name == CORRECT:
        begins, ends = facts["hours"]
        told = Meeting(title=facts["title"], chair=facts["chair"], day=facts["day"], begins=begins, ends=ends)
        correct(
            conference=conference,
            told=told,
            reason=facts["reason"],
            seen=facts["seen"],
            by=by,
            at=at,
        )
    elif name == LEAVE_OUT:
        leave_out(conference=conference, point=facts["point"], reason=facts["reason"], by=by, at=at)
    else:
        cancel(conference=conference, reason=facts["reason"], by=by, at=at)


def told(change: ConferenceChange, names: Mapping[int, str]) -> dict[str, object]:
    """A change in words: what it was, what it is now, why, by which post and when."""
    lines = [
        gettext("%(field)s: %(old)s → %(new)s")
        % {"field": FIELDS[name], "old": _said(name, old), "new": _said(name, new)}
        for name, (old, new) in change.replaced.items()
    ]
    return {
        "change": CHANGES[Change(change.change)],
        "place": names.get(change.area_id or 0, ""),
        "lines": lines,
        "reason": change.reason,
        "post": change.post,
        "at": change.at,
    }


def _said(name: str, value: str) -> str:
    if not value:
        return gettext("không có")
    return day(date.fromisoformat(value)) if name == "day" else value
