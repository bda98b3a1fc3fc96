"""Forms of funds."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vungxanh.programme.rules.components import national_programme
from vungxanh.programme.rules.fund_rows import LONGEST, amount_of
from vungxanh.programme.rules.funds import Stage
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.web.forms import PLAIN, Named, RefusableForm, day_field, listed, offer, symbol_field
from vungxanh.programme.web.frame import refused
from vungxanh.programme.web.funds.words import STAGES, component_name

OWN_PART = _("Chỉ phần đơn vị đó trực tiếp được giao; phần của xã không nằm trong dòng của tỉnh.")


class AmountField(forms.RegexField):
    """Whole đồng as people write them: 1.500.000.000. Gives a whole number, or None where left empty."""

    def __init__(self, **named: Any) -> None:
        widget = forms.TextInput(attrs={**PLAIN, "size": 22, "inputmode": "numeric"})
        super().__init__(
            r"^[0-9., \u00a0]*$",
            max_length=24,
            widget=widget,
            error_messages={"invalid": _("Ghi số nguyên bằng đồng, như 1.500.000.000.")},
            **named,
        )

    def clean(self, value: Any) -> int | None:  # noqa: ANN401
        """The amount in đồng. Raises ValidationError for what is no whole number."""
        try:
            return amount_of(super().clean(value))
        except ProgrammeRefusedError as error:
            raise forms.ValidationError(refused(error)) from error


def paper_field() -> forms.RegexField:
    """The symbol of the paper that gives the amounts."""
    field = symbol_field(_("Số văn bản có số tiền này"), _("như 15/QĐ-UBND"))
    field.required = True
    return field


class CellForm(RefusableForm):
    """Of which body, component project, budget year and stage an amount is."""

    area = forms.TypedChoiceField(label=_("Đơn vị"), coerce=int, help_text=OWN_PART)
    component = forms.ChoiceField(label=_("Dự án thành phần"))
    year = forms.TypedChoiceField(label=_("Năm ngân sách"), coerce=int)
    stage = forms.ChoiceField(label=_("Số gì"))

    def __init__(self, *given: Any, places: Named, **named: Any) -> None:
        super().__init__(*given, **named)
        shipped = national_programme()
        names = {code: component_name(code) for code in shipped.codes}
        offer(self, area=places)
        offer(self, component=listed(names))
        offer(self, year=[(year, str(year)) for year in shipped.years])
        offer(self, stage=listed({one: STAGES[one] for one in Stage}))


class ValueForm(RefusableForm):
    """How much, up to which day, by which paper."""

    value = AmountField(label=_("Số tiền"), help_text=_("bằng đồng, như 1.500.000.000"))
    as_of = day_field(_("Số tính đến ngày"))
    document = paper_field()


class PasteForm(RefusableForm):
    """Rows from a spreadsheet, with the body, day and paper they all have."""

    area = forms.TypedChoiceField(label=_("Đơn vị"), coerce=int, help_text=OWN_PART)
    as_of = day_field(_("Số tính đến ngày"))
    document = paper_field()
    rows = forms.CharField(
        label=_("Các dòng chép từ bảng tính"),
        help_text=_("Bốn cột: mã dự án (DA1–DA9), năm ngân sách, kế hoạch, giải ngân. Ô trống là chưa rõ."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={**PLAIN, "rows": 8, "cols": 60}),
    )

    def __init__(self, *given: Any, places: Named, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, area=places)


class CorrectForm(RefusableForm):
    """The figure that stands instead of another one."""

    value = AmountField(
        label=_("Số tiền đúng"), help_text=_("để trống nếu chưa biết số đúng"), required=False
    )
    document = paper_field()
