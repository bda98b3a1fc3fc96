"""How tasks are said on pages."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vungxanh.access.interface import Role, role_name
from vungxanh.programme.rules.task_acts import Act
from vungxanh.programme.rules.tasks import State, Work
from vungxanh.ui.interface import in_language

STATES: Mapping[State, Promise] = {
    State.OVERDUE: _("quá hạn"),
    State.DUE: _("sắp đến hạn"),
    State.BLOCKED: _("vướng mắc"),
    State.OPEN: _("đang làm"),
    State.WAITING: _("chưa đến lúc"),
    State.DONE: _("xong đúng hạn"),
    State.DONE_LATE: _("xong muộn"),
    State.DROPPED: _("thôi giao"),
}
WORKS: Mapping[Work, Promise] = {
    Work.TASK: _("nhiệm vụ"),
    Work.CAMPAIGN: _("đợt cao điểm"),
    Work.AREA_REVIEW: _("rà soát địa bàn"),
    Work.BASIC_INVESTIGATION: _("điều tra cơ bản"),
    Work.INSPECTION: _("kiểm tra, đôn đốc"),
}
ACTS: Mapping[Act, Promise] = {
    Act.DONE: _("báo hoàn thành"),
    Act.RETURNED: _("trả lại"),
    Act.BLOCKED: _("báo vướng mắc"),
    Act.UNBLOCKED: _("đã gỡ vướng mắc"),
    Act.MOVED: _("đổi hạn"),
    Act.DROPPED: _("thôi giao"),
    Act.HANDED_ON: _("giao lại"),
}
PROOFS: Mapping[str, Promise] = {
    "document": _("văn bản"),
    "file": _("tệp, mã kiểm tra"),
    "indicator": _("chỉ số tự đạt"),
    "mark": _("đánh dấu hoàn thành"),
}


def owner(role: str) -> str:
    """The post of a role, in the language of the page."""
    vi, en = role_name(Role(role))
    return in_language(vi, en)
