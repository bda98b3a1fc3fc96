"""Forms of reports: answers of sections, a masked remark, a reason of the closed list."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vungxanh.access.interface import MaskedText
from vungxanh.records.rules.monthly.sections import Said, Section
from vungxanh.records.rules.monthly.steps import Act, Reason
from vungxanh.records.web.events.words import said
from vungxanh.records.web.months import words

ANSWERS = [(Said.NONE.value, _("không có")), (Said.UNKNOWN.value, _("chưa rõ"))]
OF_ACT = {
    Act.RETURNED: (Reason.MISSING, Reason.DOUBTFUL, Reason.CONTRADICTS, Reason.WRONG_MONTH),
    Act.REOPENED: (Reason.LATE_EVENT, Reason.DOUBTFUL, Reason.CONTRADICTS, Reason.MISTAKE),
}


def remark_field() -> MaskedText:
    """What a person may add in their own words."""
    return MaskedText(
        label=_("Nói thêm (nếu cần)"),
        help_text=_("Tên, số điện thoại, số giấy tờ của người bị che trước khi lưu."),
        max_length=600,
        required=False,
        rows=3,
    )


class PreparingForm(forms.Form):
    """What the officer says of the sections without events."""

    remark = remark_field()

    def __init__(self, *given: Any, sections: Iterable[Section], **named: Any) -> None:
        super().__init__(*given, **named)
        remark = self.fields.pop("remark")
        for section in sections:
            self.fields[section.code] = forms.ChoiceField(
                label=said(section.label), choices=ANSWERS, widget=forms.RadioSelect, required=False
            )
        self.fields["remark"] = remark

    def answers(self) -> dict[str, str]:
        """What was said of each section; one without an answer is left out."""
        return {name: value for name, value in self.cleaned_data.items() if name != "remark" and value}


class ReasonForm(forms.Form):
    """Why a report is returned or reopened."""

    reason = forms.ChoiceField(label=_("Lý do"))
    remark = remark_field()

    def __init__(self, *given: Any, act: Act, **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["reason"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (it is declared above)
        field.choices = [("", _("hãy chọn")), *((one.value, words.REASONS[one]) for one in OF_ACT[act])]
