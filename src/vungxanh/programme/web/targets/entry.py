"""Setting a target of a document in two screens; a quota on people is refused with its reason."""

from fractions import Fraction
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from vungxanh.access.interface import Actor, MaskedText, Verb, actor_of, require
from vungxanh.indicators.interface import catalogue
from vungxanh.programme.actions.targets import set_target
from vungxanh.programme.queries.directives import directive
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.rules.targets import Comparison, Measure, Rounding, Strength
from vungxanh.programme.web.forms import PLAIN, RefusableForm, day_field, listed, offer
from vungxanh.programme.web.frame import of_programme, page
from vungxanh.programme.web.targets.words import COMPARISONS, MEASURES, ROUNDINGS, STRENGTHS
from vungxanh.ui.interface import text_of

NO_INDICATOR = "khong"


class AboutForm(RefusableForm):
    """What is to be reached, and what would measure it."""

    says = MaskedText(label=_("Mục tiêu"), help_text=_("một câu, như văn bản ghi"), max_length=300, rows=2)
    indicator = forms.ChoiceField(label=_("Chỉ số đo"))
    measure = forms.ChoiceField(label=_("Loại chỉ tiêu"))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        every = catalogue(timezone.localdate()).items()
        names = [(code, f"{code} · {text_of(made)}") for code, made in every]
        first = [("", gettext("hãy chọn")), (NO_INDICATOR, gettext("chưa có chỉ số nào đo"))]
        offer(self, indicator=[*first, *names])
        offer(self, measure=listed(MEASURES))


class ValueForm(RefusableForm):
    """How much, until when, and how a share becomes a number of units."""

    comparison = forms.ChoiceField(label=_("So sánh"))
    value = forms.DecimalField(
        label=_("Mức"),
        help_text=_("số thuần, như 20 hoặc 0,5"),
        max_digits=12,
        decimal_places=2,
        localize=False,
        widget=forms.TextInput(attrs={**PLAIN, "size": 10, "inputmode": "decimal"}),
    )
    cut_off = day_field(_("Ngày chốt"), hint=_("ngày cuối được tính, như 14/12/2026"))
    strength = forms.ChoiceField(label=_("Sàn hay phấn đấu"))
    rounding = forms.ChoiceField(label=_("Quy ra số đơn vị"))

    def __init__(self, data: Any = None, **named: Any) -> None:  # noqa: ANN401
        if data is not None and "value" in data:
            data = data.copy()
            data["value"] = data["value"].replace(",", ".")
        super().__init__(data, **named)
        for name, words in (("comparison", COMPARISONS), ("strength", STRENGTHS), ("rounding", ROUNDINGS)):
            offer(self, **{name: listed(words)})


@require_http_methods(["GET", "HEAD", "POST"])
@of_programme
def enter_target(request: HttpRequest, directive: int) -> HttpResponse:
    """Set a target of a document: first what it is, then how much and by when."""
    by, data = actor_of(request.user), request.POST
    named = _kept(by, directive)
    back, shown = "lui" in data, data.get("man", "")
    about = AboutForm(data if shown in {"0", "1"} else None)
    value = ValueForm(data if shown == "1" and not back else None)
    forms_valid = about.is_bound and about.is_valid() and not back
    if forms_valid and value.is_bound and value.is_valid() and _set(about, value, directive, by):
        messages.success(request, gettext("Đã đặt chỉ tiêu."))
        return redirect("directive", directive)
    refused_first = any(name in about.errors for name in about.fields) if about.is_bound else False
    at = 1 if forms_valid and not refused_first else 0
    form: RefusableForm = value if at else about
    given = {
        "title": gettext("Đặt chỉ tiêu"),
        "screen": (gettext("Đo cái gì"), gettext("Bao nhiêu, đến ngày nào"))[at],
        "named": named,
        "directive": directive,
        "form": form,
        "number": at,
        "carried": [(name, data[name]) for name in about.fields if name in data] if at else [],
        "step": gettext("Bước %(at)s trên %(of)s") % {"at": at + 1, "of": 2},
        "last": at == 1,
    }
    status = 422 if form.is_bound and form.errors and not back else 200
    return page(request, "programme/targets/entry.html", given, here="targets", status=status)


def _kept(by: Actor, number: int) -> str:
    """The document's name, if the post may change it. Raises NoDirectiveError and Refused."""
    found = directive(by, number)
    require(by, Verb.WRITE_DIRECTIVES, area_id=found.keeper, on=timezone.localdate())
    return found.row.named


def _set(about: AboutForm, value: ValueForm, number: int, by: Actor) -> bool:
    """Keep it; False, and the refusal said in the form it concerns, where the rules do not allow it."""
    what, how = about.cleaned_data, value.cleaned_data
    try:
        set_target(
            directive=number,
            says=what["says"],
            indicator="" if what["indicator"] == NO_INDICATOR else what["indicator"],
            measure=Measure(what["measure"]),
            comparison=Comparison(how["comparison"]),
            value=Fraction(how["value"]),
            cut_off=how["cut_off"],
            strength=Strength(how["strength"]),
            rounding=Rounding(how["rounding"]),
            by=by,
            at=timezone.now(),
        )
    except ProgrammeRefusedError as error:
        (about if error.field in about.fields else value).refuse(error)
        return False
    return True
