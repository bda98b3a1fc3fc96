"""The field of a form into which a person may write freely."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vungxanh.access.queries.free_text import covered
from vungxanh.reader.interface import KINDS, Masked

KIND_WORDS: dict[str, "str | Promise"] = {
    "name": _("tên người"),
    "identity": _("số giấy tờ tùy thân"),
    "phone": _("số điện thoại"),
    "plate": _("biển số xe"),
    "mail": _("địa chỉ thư điện tử"),
    "detail": _("nơi ở, ngày sinh, tên gọi hoặc số giấy tờ khác của một người"),
}
PLAIN = {"autocomplete": "off", "spellcheck": "false"}


class MaskedText(forms.CharField):
    """A free text in which names, numbers and addresses of people are covered before anything is stored.

    Where something had to be covered the form comes back once: the field shows the text as it would be kept,
    with blocks, and says what was covered. Sent again it passes. What was under the blocks is neither stored
    nor shown. Use it for every text that is not a symbol of a closed shape; `max_length` is compulsory, and
    `rows` makes it a field of several lines. The action behind the form is called with the cleaned text.
    """

    def __init__(self, *, max_length: int, rows: int = 0, **named: Any) -> None:
        if "widget" not in named:
            named["widget"] = (
                forms.Textarea(attrs={**PLAIN, "rows": rows, "cols": 40})
                if rows
                else forms.TextInput(attrs={**PLAIN, "size": 40})
            )
        super().__init__(max_length=max_length, **named)

    def clean(self, value: Any) -> str:  # noqa: ANN401
        """The text to keep. Raises ValidationError where something of it was covered just now."""
        entered: str = super().clean(value)
        found = self._covered(entered)
        if found.kinds:
            raise forms.ValidationError(said(found.kinds), code="covered")
        return found.text

    def bound_data(self, data: Any, initial: Any) -> Any:  # noqa: ANN401
        """What the field shows when the form comes back: the text with its blocks."""
        entered = super().bound_data(data, initial)
        if not isinstance(entered, str) or len(entered) > (self.max_length or 0):
            return entered
        return self._covered(entered).text

    def _covered(self, entered: str) -> Masked:
        return covered(entered.replace("\r\n", "\n"))


def said(kinds: Iterable[str]) -> str:
    """What was covered, in the words of the page, and what to do about it."""
    found = frozenset(kinds)
    listed = ", ".join(str(KIND_WORDS[kind]) for kind in KINDS if kind in found)
    return gettext(
        "Đã che phần có vẻ là %(what)s. Chưa lưu gì: hãy xem lại rồi gửi, "
        "hoặc viết lại không nói đến người nào."
    ) % {"what": listed}
