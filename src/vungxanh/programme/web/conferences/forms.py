"""Forms of conferences."""

import re
from collections.abc import Sequence
from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vungxanh.access.interface import MaskedText
from vungxanh.programme.rules.conferences import REASONS as REASON_CODES
from vungxanh.programme.rules.conferences import Does, Kind
from vungxanh.programme.web.conferences.words import DOES, KINDS, REASONS
from vungxanh.programme.web.forms import PLAIN, AreasForm, Label, Named, RefusableForm, day_field, offer

MOST = 9_999
EVERY = 0
"""Stands for all points of the conference in the list of where a decision's work goes."""


def office_field(label: Label, *, required: bool = True) -> MaskedText:
    """An office, never a name."""
    return MaskedText(
        label=label,
        help_text=_("Ghi chức vụ, cơ quan; không ghi họ tên."),
        max_length=160,
        required=required,
    )


class HoursField(forms.CharField):
    """From when to when, in one field: 13:30–16:00, or the beginning alone."""

    SHAPE = re.compile(r"(\d{1,2})(?:[:hg](\d{2})?)?(?:\s*(?:[-–]|đến)\s*(\d{1,2})(?:[:hg](\d{2})?)?)?")

    def __init__(self) -> None:
        super().__init__(
            label=_("Từ mấy giờ đến mấy giờ"),
            help_text=_("như 13:30–16:00; chưa biết giờ kết thúc thì chỉ ghi 13:30"),
            required=False,
            max_length=20,
            widget=forms.TextInput(attrs={**PLAIN, "size": 14}),
        )

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 (as the field it stands for)
        """Both times of the day; None for what is not said."""
        text = (super().to_python(value) or "").strip()
        if not text:
            return (None, None)
        found = self.SHAPE.fullmatch(text)
        try:
            if found is None:
                raise ValueError(text)
            return (_time(found[1], found[2]), _time(found[3], found[4]))
        except ValueError as error:
            raise forms.ValidationError(_("Giờ không đúng dạng: ghi như 13:30 hoặc 13:30–16:00.")) from error

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401
        """Both times as they are typed."""
        if isinstance(value, tuple):
            return "–".join(f"{one:%H:%M}" for one in value if one is not None)
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:  # noqa: ANN401
        """Whether another time was typed."""
        return bool(self.prepare_value(initial) != data)


def _time(hour: str | None, minute: str | None) -> time | None:
    return None if hour is None else time(int(hour), int(minute or 0))


class CallForm(RefusableForm):
    """What the conference is."""

    kind = forms.ChoiceField(label=_("Loại hội nghị"))
    title = MaskedText(label=_("Hội nghị về việc gì"), max_length=300)
    day = day_field(_("Ngày họp"))
    hours = HoursField()
    chair = office_field(_("Ai chủ trì"))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        choices = [(one.value, str(KINDS[one]).capitalize()) for one in Kind]
        offer(self, kind=choices)


class AboutForm(RefusableForm):
    """Which document, and what the conference does to it."""

    directive = forms.TypedChoiceField(label=_("Văn bản"), coerce=int)
    does = forms.ChoiceField(label=_("Hội nghị làm gì với văn bản này"))

    def __init__(self, *given: Any, directives: Named, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(
            self,
            directive=[
                ("", gettext("hãy chọn")),
                *directives,
            ],
        )
        offer(self, does=[(one.value, DOES[one]) for one in Does])


class PointsForm(AreasForm):
    """Where the points are, and how many are summoned at each."""

    summoned = forms.IntegerField(label=_("Số người triệu tập ở mỗi điểm"), min_value=1, max_value=MOST)
    reason = MaskedText(
        label=_("Vì sao đổi số triệu tập"),
        help_text=_("Chỉ cần khi điểm cầu đã có số triệu tập khác."),
        max_length=600,
        required=False,
    )
    field_order = ("summoned", "reason")


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
        offer(self, owner=owners)
        choices = [(EVERY, gettext("mọi điểm cầu có chức danh này")), *places]
        offer(self, areas=choices)


def reason_field() -> MaskedText:
    """Why something is corrected."""
    return MaskedText(
        label=_("Vì sao đính chính"),
        help_text=_("Một câu. Điều đang ghi vẫn giữ lại trong lịch sử."),
        max_length=600,
    )


class CorrectForm(RefusableForm):
    """What is put in place of what stands, and why."""

    title = MaskedText(label=_("Hội nghị về việc gì"), max_length=300)
    day = day_field(_("Ngày họp"))
    hours = HoursField()
    chair = office_field(_("Ai chủ trì"))
    reason = reason_field()
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class LeaveOutForm(RefusableForm):
    """Which point takes no part, and why."""

    point = forms.TypedChoiceField(label=_("Điểm cầu"), coerce=int)
    reason = reason_field()

    def __init__(self, *given: Any, points: Named, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, point=[("", gettext("hãy chọn")), *points])


class CancelForm(RefusableForm):
    """Why the conference is not held."""

    reason = MaskedText(label=_("Vì sao huỷ"), help_text=_("Một câu; không ghi tên người."), max_length=600)
