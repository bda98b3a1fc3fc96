"""Forms of tasks: giving work in two screens, and each act on a task."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vungxanh.access.interface import MaskedText
from vungxanh.programme.rules.owners import OWNERS
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.rules.tasks import Work
from vungxanh.programme.web.frame import refused
from vungxanh.programme.web.tasks.words import WORKS, owner

DAY_FORMATS = ["%d/%m/%Y", "%Y-%m-%d"]
PLAIN = {"autocomplete": "off", "spellcheck": "false"}
LARGEST = 5_000_000
"""A file that is proof has at most so many bytes, which is what the reader takes."""
ENDINGS = frozenset({".txt", ".html", ".htm", ".docx", ".pdf"})
SYMBOL = r"^[0-9A-Za-zĐđÀ-ỹ][0-9A-Za-zĐđÀ-ỹ/.&() -]{0,59}$"
Named = Sequence[tuple[int, str]]
AS_WRITTEN = _("như 3/8/2026")


def day_field(label: Any, *, required: bool = True, hint: Any = AS_WRITTEN) -> forms.DateField:  # noqa: ANN401
    """A day, typed as people write it."""
    widget = forms.DateInput(format="%d/%m/%Y", attrs={**PLAIN, "size": 12})
    return forms.DateField(
        label=label, help_text=hint, input_formats=DAY_FORMATS, widget=widget, required=required
    )


def reason_field(label: Any) -> MaskedText:  # noqa: ANN401
    """Why, in a sentence that names nobody."""
    return MaskedText(
        label=label,
        help_text=_("Ghi chức vụ, cơ quan; không ghi tên, số điện thoại của ai."),
        max_length=600,
        rows=3,
    )


class RefusableForm(forms.Form):
    """A form whose values the rules judge too: what they refuse is said beside the field it concerns."""

    def refuse(self, error: ProgrammeRefusedError) -> None:
        """Say what the rules refuse, above the form where it has no such field."""
        self.add_error(error.field if error.field in self.fields else None, refused(error))


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
        self.fields["work"].choices = [(one.value, WORKS[one]) for one in Work]  # type: ignore[attr-defined]
        if clauses:
            choices = [("", gettext("cả văn bản")), *clauses]
            self.fields["clause"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["clause"]


class OwnerForm(RefusableForm):
    """Which post has it, and what must be done before."""

    owner = forms.ChoiceField(label=_("Chức danh nhận việc"))
    needs = forms.TypedMultipleChoiceField(
        label=_("Chỉ làm được sau khi xong việc"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *given: Any, owners: Sequence[tuple[str, str]], needs: Named, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["owner"].choices = owners  # type: ignore[attr-defined]
        if needs:
            self.fields["needs"].choices = needs  # type: ignore[attr-defined]
        else:
            del self.fields["needs"]


class AreasForm(RefusableForm):
    """Where: all communes that have the post, or some of them."""

    everywhere = forms.BooleanField(label=_("Mọi nơi trong danh sách"), required=False)
    areas = forms.TypedMultipleChoiceField(
        label=_("Hoặc chọn từng nơi"), coerce=int, widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *given: Any, places: Named, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["areas"].choices = places  # type: ignore[attr-defined]
        self.places = places

    def chosen(self) -> list[int]:
        """The areas that were chosen."""
        if self.cleaned_data["everywhere"]:
            return [area_id for area_id, _name in self.places]
        return list(self.cleaned_data["areas"])


class DoneForm(RefusableForm):
    """That the task is done, on which day, and what shows it: a symbol, or a file of which a mark is kept."""

    on = day_field(_("Xong ngày"))
    reference = forms.RegexField(
        SYMBOL,
        label=_("Số, ký hiệu văn bản làm căn cứ"),
        help_text=_("như 15/BC-UBND"),
        max_length=60,
        required=False,
        error_messages={"invalid": _("Số văn bản không đúng dạng: ghi như 15/BC-UBND.")},
        widget=forms.TextInput(attrs={**PLAIN, "size": 22}),
    )
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
        self.fields["told"].choices = choices  # type: ignore[attr-defined]


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
        self.fields["areas"].choices = [("", gettext("hãy chọn")), *places]  # type: ignore[attr-defined]
        self.fields["owner"].choices = owners  # type: ignore[attr-defined]
