"""Forms of tasks: giving work in two screens, and each act on a task."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vungxanh.access.interface import MaskedText
from vungxanh.programme.rules.owners import OWNERS
from vungxanh.programme.rules.tasks import Work
from vungxanh.programme.web.forms import Label, Named, RefusableForm, day_field, offer, symbol_field
from vungxanh.programme.web.tasks.words import WORKS, owner

LARGEST = 5_000_000
"""A file that is proof has at most so many bytes, which is what the reader takes."""
ENDINGS = frozenset({".txt", ".html", ".htm", ".docx", ".pdf"})


def reason_field(label: Label) -> MaskedText:
    """Why, in a sentence that names nobody."""
    return MaskedText(
        label=label,
        help_text=_("Ghi chức vụ, cơ quan; không ghi tên, số điện thoại của ai."),
        max_length=600,
        rows=3,
    )


def head_field() -> MaskedText:
    """The office of the head who answers for the work."""
    return MaskedText(
        label=_("Người đứng đầu chịu trách nhiệm"),
        help_text=_("Ghi chức vụ, như Chủ tịch UBND xã; không ghi họ tên. Hiện trên danh sách quá hạn."),
        max_length=160,
        required=False,
    )


class WorkForm(RefusableForm):
    """What is to be done and by when."""

    what = MaskedText(
        label=_("Việc cần làm"),
        help_text=_("Một câu, bắt đầu bằng động từ. Không ghi tên người."),
        max_length=600,
        rows=3,
    )
    clause = forms.TypedChoiceField(
        label=_("Từ mục nào của văn bản"), coerce=int, empty_value=None, required=False
    )
    work = forms.ChoiceField(label=_("Loại việc"))
    begins = day_field(_("Bắt đầu từ ngày"), required=False, hint=_("Chỉ cho đợt cao điểm, như 1/6/2026."))
    deadline = day_field(_("Hạn"))

    def __init__(self, *given: Any, clauses: Named, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, work=[(one.value, WORKS[one]) for one in Work])
        if clauses:
            choices = [("", gettext("cả văn bản")), *clauses]
            offer(self, clause=choices)
        else:
            del self.fields["clause"]


class OwnerForm(RefusableForm):
    """Which post has it, and what must be done before."""

    owner = forms.ChoiceField(label=_("Chức danh nhận việc"))
    head = head_field()
    needs = forms.TypedMultipleChoiceField(
        label=_("Chỉ làm được sau khi xong việc"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *given: Any, owners: Sequence[tuple[str, str]], needs: Named, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, owner=owners)
        if needs:
            offer(self, needs=needs)
        else:
            del self.fields["needs"]


class DoneForm(RefusableForm):
    """That the task is done, on which day, and what shows it: a symbol, or a file of which a mark is kept."""

    on = day_field(_("Xong ngày"))
    reference = symbol_field(_("Số, ký hiệu văn bản làm căn cứ"), _("như 15/BC-UBND"))
    file = forms.FileField(
        label=_("Hoặc tệp làm căn cứ"),
        help_text=_(
            "Văn bản .docx, .pdf, .txt. Hệ thống đọc để chắc không có tên, số của người, rồi chỉ giữ"
            " mã kiểm tra; tệp ở lại với bạn. Không nhận ảnh, danh sách người."
        ),
        required=False,
    )

    def content(self) -> tuple[bytes, str] | None:
        """The bytes of the file and a name that tells its kind only; None where there is none."""
        sent = self.cleaned_data.get("file")
        if not sent:
            return None
        ending = PurePath(sent.name or "").suffix.lower()
        return sent.read(LARGEST + 1), "can-cu" + (ending if ending in ENDINGS else "")


class MarkForm(RefusableForm):
    """That an area review or a basic investigation is done: the day alone."""

    on = day_field(_("Xong ngày"))


class BlockedForm(RefusableForm):
    """What stands in the way, and who is asked to remove it."""

    text = reason_field(_("Vướng vì sao"))
    told = forms.ChoiceField(label=_("Đề nghị ai tháo gỡ"))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        choices = [("", gettext("hãy chọn")), *((one.value, owner(one.value)) for one in OWNERS)]
        offer(self, told=choices)


class ReasonForm(RefusableForm):
    """Why a task is returned or dropped."""

    text = reason_field(_("Lý do"))


class MoveForm(RefusableForm):
    """Another deadline, and why."""

    deadline = day_field(_("Hạn mới"))
    text = reason_field(_("Lý do"))


class HandOnForm(RefusableForm):
    """Who has the task from now on, and why."""

    areas = forms.TypedChoiceField(label=_("Nơi nhận mới"), coerce=int)
    owner = forms.ChoiceField(label=_("Chức danh nhận việc"))
    text = reason_field(_("Lý do"))

    def __init__(self, *given: Any, places: Named, owners: Sequence[tuple[str, str]], **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, areas=[("", gettext("hãy chọn")), *places])
        offer(self, owner=owners)
