"""Forms of inspections."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vungxanh.access.interface import MaskedText
from vungxanh.programme.web.conferences.forms import office_field
from vungxanh.programme.web.forms import Named, RefusableForm, day_field, offer
from vungxanh.programme.web.tasks.forms import head_field


class VisitForm(RefusableForm):
    """Which office looked where, on which day, and at which work."""

    office = office_field(_("Cơ quan kiểm tra"))
    day = day_field(_("Ngày kiểm tra"))
    area = forms.TypedChoiceField(label=_("Nơi được kiểm tra"), coerce=int)
    assignment = forms.TypedChoiceField(
        label=_("Kiểm tra việc nào"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, *given: Any, places: Named, works: Named, **named: Any) -> None:
        super().__init__(*given, **named)
        choices = [("", gettext("hãy chọn")), *places]
        offer(self, area=choices)
        choices = [("", gettext("mọi việc của nơi đó")), *works]
        offer(self, assignment=choices)


class FindingForm(RefusableForm):
    """What was found, and whose work it becomes by when."""

    text = MaskedText(
        label=_("Phát hiện, và việc cần làm để khắc phục"),
        help_text=_("Một câu về việc; không ghi tên, số của người."),
        max_length=600,
        rows=3,
    )
    owner = forms.ChoiceField(label=_("Giao khắc phục cho chức danh"), required=False)
    head = head_field()
    deadline = day_field(
        _("Hạn khắc phục"), required=False, hint=_("Bỏ trống nếu chỉ ghi nhận, không giao việc.")
    )

    def __init__(self, *given: Any, owners: Sequence[tuple[str, str]], **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, owner=owners)
