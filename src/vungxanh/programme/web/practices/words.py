"""How practices, their trials and what changed meanwhile are said."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vungxanh.indicators.interface import catalogue
from vungxanh.programme.rules.practices import Audience, Beside, Reading, Span, WorkSort
from vungxanh.programme.web.targets.words import exact, signed_exact
from vungxanh.ui.interface import day, number, text_of, unknown

WORKS: Mapping[WorkSort, Promise] = {
    WorkSort.PREVENTION: _("tuyên truyền, phòng ngừa"),
    WorkSort.SELF_MANAGED: _("quần chúng tự quản"),
    WorkSort.PLACES: _("xoá điểm, tụ điểm"),
    WorkSort.SUPPORT: _("hỗ trợ sau cai, việc làm"),
    WorkSort.TREATMENT: _("tư vấn, điều trị"),
    WorkSort.CROPS: _("xoá cây có chứa chất ma túy"),
    WorkSort.BORDER: _("phối hợp biên giới"),
    WorkSort.FIGURES: _("làm đúng số liệu"),
}
AUDIENCES: Mapping[Audience, Promise] = {
    Audience.EVERYONE: _("mọi người dân"),
    Audience.PUPILS: _("học sinh, sinh viên"),
    Audience.YOUTH: _("thanh niên"),
    Audience.WORKERS: _("người lao động"),
    Audience.FAMILIES: _("gia đình"),
    Audience.RETURNED: _("người đã cai nghiện"),
    Audience.OFFICIALS: _("cán bộ cơ sở"),
}


def indicator_name(code: str, on: date) -> str:
    """The code and name of an indicator; that none counts it where there is no code."""
    if not code:
        return gettext("chưa có chỉ số nào đo")
    made = catalogue(on).get(code)
    return code if made is None else f"{code} · {text_of(made)}"


def span_text(span: Span) -> str:
    """From when until when: 01/03/2026–15/08/2026, or from a day on."""
    if span.until is None:
        return gettext("từ %(day)s") % {"day": day(span.begins)}
    return f"{day(span.begins)}–{day(span.until)}"


def reading_text(one: Reading | None) -> str:
    """A figure with the day it counts on; of a share the sum it comes from."""
    if one is None or one.value is None:
        return unknown()
    if one.whole is None:
        return exact(one.value)
    return f"{number(one.part)}/{number(one.whole)} = {exact(one.value)} %"


def change_text(change: Fraction | None, *, share: bool) -> str:
    """How much a figure changed, with its sign; of a share in points."""
    if change is None:
        return unknown()
    said = signed_exact(change) if change else "0"
    return gettext("%(change)s điểm") % {"change": said} if share else said


def beside_text(one: Beside, *, share: bool) -> str:
    """The change elsewhere, with how many of the areas it counts."""
    return gettext("%(change)s (%(counted)s/%(all)s xã có số cả hai kỳ)") % {
        "change": change_text(one.change, share=share),
        "counted": number(one.counted),
        "all": number(one.all),
    }
