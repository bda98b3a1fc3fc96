"""Forms of key routes: what it is, through which areas, in which order; and the decisions about it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vungxanh.access.interface import MaskedText
from vungxanh.records.rules.events.key_routes import DECISION, NAME_MOST, UNITS_MOST
from vungxanh.records.rules.events.route_kinds import MODES, REACHES
from vungxanh.records.rules.events.shape import Refusal, Words
from vungxanh.records.web.events.words import refused, said

DAY_FORMATS = ["%d/%m/%Y", "%Y-%m-%d"]
PLAIN = {"autocomplete": "off", "spellcheck": "false"}
Named = Sequence[tuple[int, str]]


def day_field(label: Any) -> forms.DateField:  # noqa: ANN401
    """A day, typed as people write it."""
    widget = forms.DateInput(format="%d/%m/%Y", attrs={**PLAIN, "size": 12})
    hint = _("như 3/8/2026")
    return forms.DateField(label=label, help_text=hint, input_formats=DAY_FORMATS, widget=widget)


class RouteForm(forms.Form):
    """A form whose values the rules judge too: what they refuse is said beside the field it concerns."""

    required_css_class = "required"

    def refuse(self, refusals: Sequence[Refusal]) -> None:
        """Say what the rules refuse, above the form where it has no such field."""
        for one in refusals:
            self.add_error(one.field if one.field in self.fields else None, refused(one))


class AboutForm(RouteForm):
    """What the route is."""

    day = day_field(_("Ngày đề xuất"))
    name = MaskedText(
        label=_("Tên tuyến"),
        help_text=_("như Quốc lộ 6 đoạn qua tỉnh; không ghi tên người"),
        max_length=NAME_MOST,
    )
    mode = forms.ChoiceField(label=_("Loại đường, luồng"))
    reach = forms.ChoiceField(label=_("Phạm vi"))
    reason = forms.ChoiceField(label=_("Lý do sửa"))

    def __init__(self, *given: Any, reasons: Sequence[tuple[str, str]] = (), **named: Any) -> None:
        super().__init__(*given, **named)
        if reasons:
            self.fields["reason"].choices = [("", gettext("hãy chọn")), *reasons]  # type: ignore[attr-defined]
        else:
            del self.fields["reason"]
        for name, words in (("mode", MODES), ("reach", REACHES)):
            self.fields[name].choices = listed(words)  # type: ignore[attr-defined]


def listed(words: Mapping[Any, Words]) -> list[tuple[str, str]]:
    """A closed list as choices; nothing is chosen beforehand."""
    return [("", gettext("hãy chọn")), *((str(value), said(text)) for value, text in words.items())]


class ThroughForm(RouteForm):
    """Through which communes of the province, and which provinces beyond."""

    communes = forms.TypedMultipleChoiceField(
        label=_("Qua các xã, phường"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    beyond = forms.TypedMultipleChoiceField(
        label=_("Qua các tỉnh khác"),
        help_text=_("chỉ cho tuyến liên tỉnh"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *given: Any, communes: Named, beyond: Named, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["communes"].choices = communes  # type: ignore[attr-defined]
        self.fields["beyond"].choices = beyond  # type: ignore[attr-defined]

    def chosen(self) -> list[int]:
        """The areas that were chosen."""
        return [*self.cleaned_data["communes"], *self.cleaned_data["beyond"]]


class OrderForm(RouteForm):
    """The place of each area along the route, as a number from 1: by keyboard and without scripts."""

    def __init__(self, *given: Any, units: Named, **named: Any) -> None:
        super().__init__(*given, **named)
        self.units = units
        for place, (area, name) in enumerate(units, 1):
            self.fields[f"thu-tu-{area}"] = forms.IntegerField(
                label=name, min_value=1, max_value=UNITS_MOST * 10, initial=place
            )

    def ordered(self) -> list[int]:
        """The areas in their order."""
        return sorted((area for area, _name in self.units), key=lambda area: self.place(area))

    def place(self, area: int) -> int:
        """The number that was given to an area."""
        given: int = self.cleaned_data[f"thu-tu-{area}"]
        return given

    def clean(self) -> dict[str, Any]:
        """Refuse one number for two areas, beside the second of them."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        taken: dict[int, str] = {}
        for area, name in self.units:
            place = found.get(f"thu-tu-{area}")
            if place in taken:
                self.add_error(
                    f"thu-tu-{area}",
                    gettext("%(other)s đã có số %(place)s: hãy ghi số khác.")
                    % {"other": taken[place], "place": place},
                )
            elif place is not None:
                taken[place] = name
        return found


class DecisionForm(RouteForm):
    """The decision by which a route is approved or ended."""

    decision = forms.RegexField(
        rf"^{DECISION.pattern}$",
        label=_("Số, ký hiệu văn bản"),
        help_text=_("như 15/QĐ-UBND"),
        max_length=40,
        error_messages={"invalid": _("Số văn bản không đúng dạng: ghi như 15/QĐ-UBND.")},
        widget=forms.TextInput(attrs={**PLAIN, "size": 22}),
    )
    day = day_field(_("Ngày của văn bản"))
