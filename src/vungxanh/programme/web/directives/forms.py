"""Forms of documents: what it is, when and by whom, what it carries out; and what is added to one."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vungxanh.access.interface import MaskedText
from vungxanh.programme.rules.partial import PartialDate
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.web.forms import PLAIN, Options, RefusableForm, day_field, listed, offer, symbol_field
from vungxanh.programme.web.frame import refused
from vungxanh.programme.web.words import CLAUSES, DOES, SORTS

CENTRE = "trung-uong"


class PartialDateField(forms.RegexField):
    """A day, a month or a year, typed as people write it; gives a PartialDate."""

    def __init__(self, **named: Any) -> None:
        super().__init__(
            r"^([0-9]{1,2}/){0,2}[0-9]{4}$",
            max_length=10,
            error_messages={
                "invalid": _("Ghi ngày/tháng/năm, tháng/năm hoặc chỉ năm: 5/6/2024, 6/2024, 2024.")
            },
            widget=forms.TextInput(attrs={**PLAIN, "size": 12}),
            **named,
        )

    def clean(self, value: Any) -> PartialDate:  # noqa: ANN401
        """The date. Raises ValidationError for a day that the calendar does not have."""
        typed: str = super().clean(value)
        parts = [part.zfill(2) for part in reversed(typed.split("/"))]
        try:
            return PartialDate("-".join(parts))
        except ProgrammeRefusedError as error:
            raise forms.ValidationError(refused(error), code="date") from error


class WhatForm(RefusableForm):
    """What the document is and whose."""

    symbol = symbol_field(_("Số, ký hiệu"), _("như 36-CT/TW, 483/KH-BCA-C04; bỏ trống nếu chưa rõ số"))
    sort = forms.ChoiceField(label=_("Loại"))
    title = MaskedText(label=_("Trích yếu"), max_length=300, rows=3)
    issuer = MaskedText(label=_("Cơ quan ban hành"), help_text=_("như Bộ Chính trị, UBND xã"), max_length=160)
    area = forms.ChoiceField(label=_("Cấp, địa bàn"))

    def __init__(self, *given: Any, areas: Options, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, sort=listed(SORTS))
        offer(self, area=areas)

    def chosen_area(self) -> int | None:
        """The area that was chosen, None for the Centre."""
        chosen = self.cleaned_data["area"]
        return None if chosen == CENTRE else int(chosen)


class WhenForm(RefusableForm):
    """When it was issued, as which source says, who signed, and the period it is for."""

    issued = PartialDateField(label=_("Ngày ban hành"), help_text=_("như 5/6/2024, 6/2024 hoặc 2024"))
    issued_source = MaskedText(label=_("Ngày ấy theo nguồn nào"), max_length=300)
    signatory = MaskedText(
        label=_("Người ký: chức vụ"),
        help_text=_("không ghi họ tên; bắt buộc với văn bản có tính quyết định"),
        max_length=160,
        required=False,
    )
    begins = day_field(_("Áp dụng từ ngày"), required=False, hint="")
    until = day_field(_("Đến hết ngày"), required=False, hint="")


class WhereForm(RefusableForm):
    """What it carries out, where it is public, and its text."""

    above = forms.TypedChoiceField(
        label=_("Triển khai văn bản nào"), coerce=int, empty_value=None, required=False
    )
    source = MaskedText(label=_("Địa chỉ công bố"), max_length=400, required=False)
    text = MaskedText(
        label=_("Toàn văn"),
        help_text=_("tên người, số giấy tờ được che"),
        max_length=200_000,
        rows=8,
        required=False,
    )

    def __init__(self, *given: Any, directives: Options, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, above=[("", gettext("không, hoặc chưa rõ")), *directives])


class ClauseForm(RefusableForm):
    """A clause that is added at the end."""

    sort = forms.ChoiceField(label=_("Loại mục"))
    number = forms.RegexField(
        r"^([0-9]{1,2}|[IVXLC]{1,6}|[a-zđ])([.-]([0-9]{1,2}|[a-zđ])){0,3}[.)]?$",
        label=_("Số mục"),
        help_text=_("như văn bản in: III.2, 4, a"),
        required=False,
        max_length=12,
        widget=forms.TextInput(attrs={**PLAIN, "size": 8}),
    )
    text = MaskedText(label=_("Nội dung"), max_length=4000, rows=5)
    office = MaskedText(
        label=_("Cơ quan chịu trách nhiệm"),
        help_text=_("tên cơ quan hoặc chức vụ"),
        max_length=160,
        required=False,
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, sort=listed(CLAUSES))


class DateForm(RefusableForm):
    """What another source says the date is."""

    on = PartialDateField(label=_("Ngày ban hành"), help_text=_("như 5/6/2024, 6/2024 hoặc 2024"))
    source = MaskedText(label=_("Nguồn nói vậy"), max_length=300)


class TieForm(RefusableForm):
    """What the document does to another."""

    relation = forms.ChoiceField(label=_("Văn bản này"))
    to = forms.TypedChoiceField(label=_("Văn bản kia"), coerce=int)

    def __init__(self, *given: Any, directives: Options, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, relation=listed(DOES))
        offer(self, to=[("", gettext("hãy chọn")), *directives])
