"""How funds are said: amounts in đồng, shares of sums, component projects by name or by number."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vungxanh.programme.rules.components import NationalProgramme, PrintedFund, national_programme
from vungxanh.programme.rules.funds import Stage, Sum
from vungxanh.ui.interface import number, percent, text_of, unknown

STAGES: Mapping[Stage, Promise] = {
    Stage.PLANNED: _("kế hoạch"),
    Stage.ALLOCATED: _("đã phân bổ"),
    Stage.SPENT: _("giải ngân"),
}
PRINTED: Mapping[str, Promise] = {
    "total": _("tổng vốn tối thiểu"),
    "central": _("ngân sách trung ương"),
    "local": _("ngân sách địa phương"),
}
BOUNDS: Mapping[str, Promise] = {"at_least": _("ít nhất"), "about": _("khoảng")}


def component_name(code: str) -> str:
    """A component project: its number, and its name where a checked source gives one."""
    found = next((one for one in national_programme().components if one.code == code), None)
    said = gettext("Dự án %(number)s") % {"number": code.removeprefix("DA")}
    if found is None:
        return said
    name = text_of(found)
    return f"{said} · {name}" if name else said


def money(value: int | None) -> str:
    """An amount in đồng, with its unit."""
    return unknown() if value is None else gettext("%(amount)s đồng") % {"amount": number(value)}


def share_text(one: Sum) -> str:
    """What was spent of the plan, over what has both."""
    return unknown() if one.share is None else percent(one.share)


def share_note(one: Sum) -> str:
    """Over how many figures the share goes, and how many exceed their plan."""
    said = []
    if not one.whole:
        said.append(
            gettext("%(both)s/%(all)s khoản có cả hai số")
            % {"both": number(one.both), "all": number(one.cells)}
        )
    if one.over:
        said.append(gettext("%(n)s khoản chi vượt kế hoạch") % {"n": number(one.over)})
    return "; ".join(said)


def state_text(one: Sum) -> str:
    """One sentence: spent of planned."""
    if one.share is None:
        return gettext("Chưa có khoản nào đủ cả số kế hoạch và số giải ngân.")
    return gettext("Đã giải ngân %(share)s kế hoạch, tính trên %(both)s khoản có cả hai số.") % {
        "share": percent(one.share),
        "both": number(one.both),
    }


def printed_fund(one: PrintedFund) -> str:
    """A fund as a source prints it."""
    return f"{PRINTED[one.key]}: {BOUNDS[one.bound]} {money(one.amount)}"


def left_over(programme: NationalProgramme) -> str:
    """That the printed parts do not add up to the printed sum; "" where they do."""
    rest = programme.left_over("total")
    if not rest:
        return ""
    return gettext("Hai phần in ra cộng lại kém tổng %(rest)s: giữ như nguồn in, không dùng để tính.") % {
        "rest": money(rest)
    }
