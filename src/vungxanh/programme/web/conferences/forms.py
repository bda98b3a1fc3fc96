"""Forms of conferences."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vungxanh.access.interface import MaskedText
from vungxanh.programme.rules.conferences import REASONS as REASON_CODES
from vungxanh.programme.rules.conferences import Does, Kind
from vungxanh.programme.web.conferences.words import DOES, KINDS, REASONS
from vungxanh.programme.web.forms import PLAIN, AreasForm, Named, RefusableForm, day_field

MOST = 9_999
EVERY = 0
"""Stands for all points of the conference in the list of where a decision's work goes."""


def office_field(label: Any, *, required: bool = True) -> MaskedText:  # noqa: ANN401
    """An office, never a name."""
    return MaskedText(
        label=label,
        help_text=_("Ghi chức vụ, cơ quan; không ghi họ tên."),
        max_length=160,
        required=required,
    )


def time_field(label: Any) -> forms.TimeField:  # noqa: ANN401
    """A time of the day."""
    widget = forms.TimeInput(format="%H:%M", attrs={**PLAIN, "size": 6})
    return forms.TimeField(
        label=label, help_text=_("như 13:30"), input_formats=["%H:%M", "%H"], widget=widget, required=False
    )


class CallForm(RefusableForm):
    """What the conference is."""

    kind = forms.ChoiceField(label=_("Loại hội nghị"))
    title = MaskedText(label=_("Hội nghị về việc gì"), max_length=300)
    day = day_field(_("Ngày họp"))
    begins = time_field(_("Bắt đầu lúc"))
    chair = office_field(_("Ai chủ trì"))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        choices = [(one.value, str(KINDS[one]).capitalize()) for one in Kind]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]


class AboutForm(RefusableForm):
    """Which document, and what the conference does to it."""

    directive = forms.TypedChoiceField(label=_("Văn bản"), coerce=int)
    does = forms.ChoiceField(label=_("Hội nghị làm gì với văn bản này"))

    def __init__(self, *given: Any, directives: Named, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["directive"].choices = [  # type: ignore[attr-defined]
            ("", gettext("hãy chọn")),
            *directives,
        ]
        self.fields["does"].choices = [(one.value, DOES[one]) for one in Does]  # type: ignore[attr-defined]


class PointsForm(AreasForm):
    """Where the points are, and how many are summoned at each."""

    summoned = forms.IntegerField(label=_("Số người triệu tập ở mỗi điểm"), min_value=1, max_value=MOST)
    field_order = ("summoned",)


class CountForm(RefusableForm):
    """How many came to a point, and why others did not."""

    present = forms.IntegerField(label=_("Số có mặt"), min_value=0, max_value=MOST)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for code in REASON_CODES:
            self.fields[code] = forms.IntegerField(
                label=gettext("Vắng: %(why)s") % {"why": REASONS[code]},
                min_value=0,
                max_value=MOST,
                required=False,
            )

    def absent(self) -> dict[str, int]:
        """The absences by reason."""
        return {code: self.cleaned_data.get(code) or 0 for code in REASON_CODES}


class AgendaForm(RefusableForm):
    """An item of the agenda: what, and who presents it."""

    title = MaskedText(label=_("Nội dung"), max_length=300)
    office = office_field(_("Ai trình bày"), required=False)


class PaperForm(RefusableForm):
    """A paper of the folder."""

    title = MaskedText(label=_("Tên tài liệu"), max_length=300)
    office = office_field(_("Cơ quan soạn"), required=False)
    text = MaskedText(label=_("Nội dung"), max_length=20_000, rows=8, required=False)


class MinutesForm(RefusableForm):
    """The minutes; what is written last counts."""

    text = MaskedText(
        label=_("Biên bản"),
        help_text=_("Ghi việc và cơ quan; không ghi tên người."),
        max_length=20_000,
        rows=8,
    )


class DecideForm(RefusableForm):
    """What was decided, by whom signed, and whose work it becomes."""

    text = MaskedText(label=_("Kết luận"), max_length=600, rows=3)
    signatory = office_field(_("Ai ký kết luận"))
    decided_on = day_field(_("Ngày của kết luận"))
    owner = forms.ChoiceField(label=_("Giao cho chức danh"), required=False)
    areas = forms.TypedChoiceField(label=_("Ở đâu"), coerce=int, required=False, empty_value=None)
    deadline = day_field(_("Hạn"), required=False, hint=_("Bỏ trống nếu kết luận không thành việc."))

    def __init__(self, *given: Any, owners: Sequence[tuple[str, str]], places: Named, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["owner"].choices = owners  # type: ignore[attr-defined]
        choices = [(EVERY, gettext("mọi điểm cầu có chức danh này")), *places]
        self.fields["areas"].choices = choices  # type: ignore[attr-defined]
