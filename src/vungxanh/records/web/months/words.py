"""The words of reports as pages say them."""

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _

from vungxanh.periods.interface import ReportMonth
from vungxanh.records.rules.monthly.due import Timing, due_day
from vungxanh.records.rules.monthly.steps import Act, Reason, ReportRefusedError, State
from vungxanh.records.rules.stated import Stated
from vungxanh.ui.interface import day, number, text_of

STATES: dict[State, "Promise"] = {
    State.NOT_BEGUN: _("chưa soạn"),
    State.PREPARED: _("đã soạn, chờ xã duyệt"),
    State.SUBMITTED: _("đã gửi, chờ tỉnh"),
    State.RETURNED: _("tỉnh trả lại"),
    State.LOCKED: _("đã khoá"),
    State.REOPENED: _("đã mở lại"),
}
ACTS: dict[Act, "Promise"] = {
    Act.PREPARED: _("soạn"),
    Act.SUBMITTED: _("gửi lên tỉnh"),
    Act.RETURNED: _("trả lại"),
    Act.VALIDATED: _("nhận và khoá"),
    Act.REOPENED: _("mở lại"),
}
REASONS: dict[Reason, "Promise"] = {
    Reason.MISSING: _("còn thiếu"),
    Reason.DOUBTFUL: _("số liệu cần xem lại"),
    Reason.CONTRADICTS: _("mâu thuẫn với nguồn khác"),
    Reason.WRONG_MONTH: _("việc của tháng khác"),
    Reason.LATE_EVENT: _("có việc mới biết"),
    Reason.MISTAKE: _("nhận nhầm"),
}
TIMINGS: dict[Timing, "Promise"] = {
    Timing.NOT_DUE: _("chưa hết tháng"),
    Timing.DUE: _("còn hạn"),
    Timing.LATE: _("quá hạn"),
    Timing.ON_TIME: _("đúng hạn"),
    Timing.HANDED_IN_LATE: _("gửi muộn"),
}
STATED: dict[Stated, "Promise"] = {
    Stated.NONE: gettext_lazy("không có"),
    Stated.SOME: gettext_lazy("có"),
    Stated.UNKNOWN: gettext_lazy("chưa rõ"),
}


def refused(error: ReportRefusedError) -> str:
    """Why a step is not taken and what to do, in the language of the page."""
    return text_of(error)


def figure(value: int | None) -> str:
    """A figure, or that there is none."""
    return gettext("chưa có số liệu") if value is None else number(value)


def period(month: ReportMonth) -> str:
    """The days of a month, both inside."""
    return f"{day(month.period.start)}–{day(month.as_of)}"


def due(month: ReportMonth) -> str:
    """By when its report is due."""
    return gettext("hạn gửi %(day)s") % {"day": day(due_day(month))}
