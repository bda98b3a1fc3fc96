"""Forms of the exchange: a list of decisions to compare, and what a province looks at and for what."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.utils.translation import gettext_lazy as _

from vungxanh.access.interface import Purpose
from vungxanh.dossiers.queries.looked import PURPOSES
from vungxanh.dossiers.rules.reconcile import MOST_CHARACTERS
from vungxanh.dossiers.web import words

ENCODINGS = ("utf-8-sig", "utf-16")
"""How spreadsheets write text files; one that is written otherwise is refused."""


class ListForm(forms.Form):
    """The decisions of another register: pasted, or in a text file. What was sent is never shown again."""

    listed = forms.CharField(
        label=_("Danh sách quyết định"),
        help_text=_("mỗi dòng một quyết định: số, ký hiệu và ngày, như 12/QĐ-CAX; 3/8/2026"),
        widget=forms.Textarea(attrs={"rows": 10, "cols": 40, "autocomplete": "off", "spellcheck": "false"}),
        required=False,
        strip=False,
        max_length=MOST_CHARACTERS,
    )
    file = forms.FileField(
        label=_("hoặc tệp CSV"),
        help_text=_("chỉ hai cột: số, ký hiệu và ngày"),
        required=False,
        max_length=200,
    )

    def clean(self) -> dict[str, Any]:
        """One of both; a file must be text."""
        found = super().clean() or {}
        pasted, file = found.get("listed"), found.get("file")
        if pasted and file:
            self.add_error(None, _("Hãy dán danh sách hoặc chọn tệp, không làm cả hai."))
        elif file:
            self._read(file)
        return found

    def _read(self, file: InMemoryUploadedFile) -> None:
        content = file.read(4 * MOST_CHARACTERS + 1)
        for encoding in ENCODINGS:
            try:
                self.cleaned_data["listed"] = content.decode(encoding)
            except UnicodeDecodeError:
                continue
            return
        self.add_error("file", _("Tệp không phải văn bản; hãy lưu bảng tính thành CSV UTF-8 rồi chọn lại."))

    def text(self) -> str:
        """What is to be compared."""
        said: str = self.cleaned_data["listed"]
        return said


class LookForm(forms.Form):
    """Which commune a post in the province looks at, and what for; the page is a number in the body."""

    commune = forms.TypedChoiceField(label=_("Xã, phường"), coerce=int)
    purpose = forms.TypedChoiceField(label=_("Mục đích xem"), coerce=Purpose)
    page = forms.IntegerField(min_value=1, max_value=10_000, required=False, widget=forms.HiddenInput)

    def __init__(self, *given: Any, communes: list[tuple[int, str]], **named: Any) -> None:
        super().__init__(*given, **named)
        for name, choices in (("commune", communes), ("purpose", _purposes())):
            field = self.fields[name]
            assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 (it is declared above)
            field.choices = [("", _("chọn")), *choices]

    @property
    def page_number(self) -> int:
        """Which page is asked for."""
        return int(self.cleaned_data["page"] or 1)


def _purposes() -> list[tuple[str, str]]:
    """The purposes with their ground in law."""
    return [(purpose.value, words.purpose(purpose)) for purpose in PURPOSES]
