"""The page of the own key: making it, printing it once, a new passphrase from paper, giving it up."""

from collections.abc import Callable, Mapping

import segno
from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from vungxanh.access.interface import Actor, actor_of, require_fresh
from vungxanh.records.actions.tips.keys import end_key, make_key, reseal, wrap_anew
from vungxanh.records.queries.tips.desk import texts_to_reseal
from vungxanh.records.queries.tips.places import held_keys, own_key
from vungxanh.records.rules.tips.course import TipRefusedError
from vungxanh.records.web.tips import words
from vungxanh.records.web.tips.forms import NewKeyForm, PaperForm, PassphraseForm


@never_cache
@sensitive_post_parameters()
@sensitive_variables()
def key(request: HttpRequest) -> HttpResponse:
    """Who holds keys, the own one, and what can be done with it."""
    by = actor_of(request.user)
    require_fresh(request)
    deed = DEEDS.get(request.POST.get("viec", "")) if request.method == "POST" else None
    if deed is None:
        return _page(request, by)
    try:
        return deed(request, by)
    except TipRefusedError as error:
        return _page(request, by, problem=words.said(error))


def _page(request: HttpRequest, by: Actor, *, problem: str = "", form: Form | None = None) -> HttpResponse:
    """The page; a form that was wrong comes back with what is wrong."""
    today = timezone.localdate()
    shown = {
        "keys": held_keys(by.area_id, today),
        "own": own_key(by, today),
        "stale": texts_to_reseal(by, on=today),
        "problem": problem,
        "making": form if type(form) is NewKeyForm else NewKeyForm(auto_id="moi-%s"),
        "paper": form if isinstance(form, PaperForm) else PaperForm(auto_id="giay-%s"),
        "sealing": form if isinstance(form, PassphraseForm) else PassphraseForm(auto_id="niem-%s"),
    }
    wrong = bool(problem or (form and form.errors))
    return render(request, "records/tips/key.html", shown, status=422 if wrong else 200)


def qr_code(text: str) -> SafeString:
    """A QR code as SVG, made here: no script and no other site sees the key."""
    drawn = segno.make(text, error="m").svg_inline(scale=4, border=4, light="#fff", svgclass="qr")
    return mark_safe(drawn)  # noqa: S308 - the library writes numbers and the colours given here


def _make(request: HttpRequest, by: Actor) -> HttpResponse:
    form = NewKeyForm(request.POST, auto_id="moi-%s")
    if not form.is_valid():
        return _page(request, by, form=form)
    made = make_key(words=form.cleaned_data["cum"], by=by, at=timezone.now())
    shown = {"identity": made.identity, "public": made.public, "qr": qr_code(made.identity)}
    return render(request, "records/tips/key_made.html", shown)


def _paper(request: HttpRequest, by: Actor) -> HttpResponse:
    form = PaperForm(request.POST, auto_id="giay-%s")
    if not form.is_valid():
        return _page(request, by, form=form)
    found = form.cleaned_data
    wrap_anew(paper=found["giay"], words=found["cum"], by=by, at=timezone.now())
    return _back(request, gettext("Đã đặt cụm mật khẩu mới."))


def _seal(request: HttpRequest, by: Actor) -> HttpResponse:
    form = PassphraseForm(request.POST, auto_id="niem-%s")
    if not form.is_valid():
        return _page(request, by, form=form)
    done = reseal(words=form.cleaned_data["cum"], by=by, at=timezone.now())
    return _back(request, gettext("Đã niêm phong lại %(n)d nội dung cho hai khóa hiện nay.") % {"n": done})


def _end(request: HttpRequest, by: Actor) -> HttpResponse:
    end_key(by=by, at=timezone.now())
    return _back(request, gettext("Đã thôi giữ khóa; khóa bí mật ở máy chủ đã xóa."))


def _back(request: HttpRequest, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("tips-key")


DEEDS: Mapping[str, Callable[[HttpRequest, Actor], HttpResponse]] = {
    "tao": _make,
    "giay": _paper,
    "niem-phong": _seal,
    "thoi-giu": _end,
}
"""What the buttons of the page do, by the word in the body."""
