"""What the forms of the programme share: days, symbols, closed lists, areas, and what the rules refuse."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vungxanh.programme.rules.directives import SYMBOL
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.web.frame import refused

DAY_FORMATS = ["%d/%m/%Y", "%Y-%m-%d"]
PLAIN = {"autocomplete": "off", "spellcheck": "false"}
AS_WRITTEN = _("như 3/8/2026")
Named = Sequence[tuple[int, str]]
Options = Sequence[tuple[str, str]]


class RefusableForm(forms.Form):
    """A form whose values the rules judge too: what they refuse is said beside the field it concerns."""

    TOLD_AT: ClassVar[Mapping[str, str]] = {"begins": "hours", "ends": "hours"}
    """The field that stands for one of the rules under another name."""

    def refuse(self, error: ProgrammeRefusedError) -> None:
        """Say what the rules refuse, above the form where it has no such field."""
        field = error.field if error.field in self.fields else self.TOLD_AT.get(error.field, "")
        self.add_error(field if field in self.fields else None, refused(error))


class AreasForm(RefusableForm):
    """Where: every area of a list, or some of them."""

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


def listed(words: Mapping[Any, Promise]) -> list[tuple[str, str]]:
    """A closed list as choices; nothing is chosen beforehand."""
    return [("", gettext("hãy chọn")), *((str(value), str(text)) for value, text in words.items())]


def day_field(label: Any, *, required: bool = True, hint: Any = AS_WRITTEN) -> forms.DateField:  # noqa: ANN401
    """A day, typed as people write it."""
    widget = forms.DateInput(format="%d/%m/%Y", attrs={**PLAIN, "size": 12})
    return forms.DateField(
        label=label, help_text=hint, input_formats=DAY_FORMATS, widget=widget, required=required
    )


def symbol_field(label: Any, hint: Any) -> forms.RegexField:  # noqa: ANN401
    """A document's number and symbol, which may be left out. Its shape has no room for a name."""
    return forms.RegexField(
        rf"^{SYMBOL.pattern}$",
        label=label,
        help_text=hint,
        required=False,
        max_length=60,
        error_messages={"invalid": _("Số văn bản không đúng dạng: ghi như 36-CT/TW hoặc 15/QĐ-UBND.")},
        widget=forms.TextInput(attrs={**PLAIN, "size": 22}),
    )
