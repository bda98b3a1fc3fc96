"""What the forms of the programme share: days, symbols, closed lists, areas, and what the rules refuse."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vungxanh.programme.rules.directives import SYMBOL
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.web.frame import refused

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    Label: TypeAlias = StrOrPromise
else:
    Label = str | Promise

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
        offer(self, areas=places)
        self.places = places

    def chosen(self) -> list[int]:
        """The areas that were chosen."""
        if self.cleaned_data["everywhere"]:
            return [area_id for area_id, _name in self.places]
        return list(self.cleaned_data["areas"])


def offer(form: forms.Form, **choices: Iterable[tuple[Any, Any]]) -> None:
    """Give fields of a form what may be chosen in them, by the names of the fields."""
    for name, offered in choices.items():
        field = form.fields[name]
        if not isinstance(field, forms.ChoiceField):
            raise TypeError(f"{name} is no field to choose in")
        field.choices = list(offered)


def listed(words: Mapping[Any, str | Promise]) -> list[tuple[str, str]]:
    """A closed list as choices; nothing is chosen beforehand."""
    return [("", gettext("hãy chọn")), *((str(value), str(text)) for value, text in words.items())]


def day_field(label: Label, *, required: bool = True, hint: Label = AS_WRITTEN) -> forms.DateField:
    """A day, typed as people write it."""
    widget = forms.DateInput(format="%d/%m/%Y", attrs={**PLAIN, "size": 12})
    return forms.DateField(
        label=label, help_text=hint, input_formats=DAY_FORMATS, widget=widget, required=required
    )


def symbol_field(label: Label, hint: Label) -> forms.RegexField:
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
