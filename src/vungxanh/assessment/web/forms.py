"""The form by which a commune's source is decided."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vungxanh.assessment.rules.sources import Side

DAY_FORMATS = ["%d/%m/%Y", "%Y-%m-%d"]


def _day(label: Any, hint: Any, *, required: bool) -> forms.DateField:  # noqa: ANN401
    widget = forms.DateInput(format="%d/%m/%Y", attrs={"size": 12, "autocomplete": "off"})
    return forms.DateField(
        label=label, help_text=hint, required=required, input_formats=DAY_FORMATS, widget=widget
    )


class SourceForm(forms.Form):
    """Which source, from which day, and whether its registers are said to hold everything."""

    side = forms.ChoiceField(
        label=_("Nguồn được dùng"),
        choices=[
            ("", _("hãy chọn")),
            (Side.WORKBOOK.value, _("biểu mẫu")),
            (Side.REGISTERS.value, _("hồ sơ, sự kiện")),
        ],
    )
    since = _day(
        _("Áp dụng từ ngày"),
        _("Kỳ đánh giá nào kết thúc từ ngày này trở đi thì theo nguồn này; như 15/12/2025"),
        required=True,
    )
    whole_from = _day(
        _("Hồ sơ, sự kiện đủ từ ngày (nếu khai)"),
        _("Từ ngày này, không có hồ sơ, sự kiện nghĩa là không có ai. Bỏ trống: vẫn là chưa rõ."),
        required=False,
    )
