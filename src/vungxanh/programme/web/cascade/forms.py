"""Forms of the cascade: who owes what by when, what shows it was done, what a plan does with a clause."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vungxanh.access.interface import MaskedText
from vungxanh.programme.web.cascade.words import CHOICES, DUTIES
from vungxanh.programme.web.forms import Options, RefusableForm, day_field, listed, offer


class DemandForm(RefusableForm):
    """Which areas owe what, by when."""

    duty = forms.ChoiceField(label=_("Phải làm"))
    due = day_field(_("Hạn"), hint=_("như 30/9/2026"))
    areas = forms.TypedMultipleChoiceField(
        label=_("Xã, phường"), coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *given: Any, areas: Options, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, duty=listed(DUTIES))
        offer(self, areas=areas)
        self.fields["areas"].initial = [area for area, _name in areas]


class DoneForm(RefusableForm):
    """Which duty was done, on which day, and what shows it."""

    duty = forms.TypedChoiceField(label=_("Việc"), coerce=int)
    on = day_field(_("Ngày đã làm"), hint=_("như 20/9/2026"))
    reference = MaskedText(
        label=_("Căn cứ"), help_text=_("số văn bản hoặc tên cuộc họp; không ghi tên người"), max_length=200
    )

    def __init__(self, *given: Any, duties: Options, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, duty=[("", gettext("hãy chọn")), *duties])


class ChoiceForm(RefusableForm):
    """What the plan does with one clause of the document above."""

    clause = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**53)
    choice = forms.ChoiceField(label=_("Kế hoạch này"))
    text = MaskedText(
        label=_("Nội dung mới"), help_text=_("khi điều chỉnh"), max_length=4000, rows=3, required=False
    )
    reason = MaskedText(
        label=_("Lý do"), help_text=_("khi không nhận"), max_length=600, rows=2, required=False
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, choice=listed(CHOICES))
