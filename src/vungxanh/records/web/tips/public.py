"""The two pages of a citizen: telling of a place, and coming back with a code.

No session, no cookie, no post: nothing is read of who asks but the place in the network, which is hashed in
memory. A form carries a signed random value instead of a cookie; it lasts some hours.
"""

import secrets
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.core.signing import BadSignature, TimestampSigner
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from vungxanh.access.interface import place_of, simulated
from vungxanh.areas.interface import AreaSummary
from vungxanh.records.actions.tips.receiving import send_tip
from vungxanh.records.queries.tips.codes import state_of_code
from vungxanh.records.queries.tips.places import held_keys, taking_communes, taking_provinces
from vungxanh.records.rules.tips.course import CODE_DAYS, TEXT_DAYS, TipRefusedError
from vungxanh.records.web.tips import limits, words
from vungxanh.records.web.tips.forms import CodeForm, ProvinceForm, TipForm

SIGNER = TimestampSigner(salt="vungxanh.records.tip-form")
LASTS = 6 * 3600
"""Seconds that a form may stay open."""
LANGUAGES = ("vi", "en")

View = Callable[[HttpRequest], HttpResponse]


def of_anybody(view: View) -> View:
    """A page that knows nobody: its language stands in the address or the form, and nothing is stored."""

    @wraps(view)
    def served(request: HttpRequest) -> HttpResponse:
        asked = (request.POST if request.method == "POST" else request.GET).get("ngon-ngu", "vi")
        language = asked if asked in LANGUAGES else "vi"
        with translation.override(language):
            response = view(request)
        response.headers["Content-Language"] = language
        return response

    kept_out = sensitive_post_parameters()(sensitive_variables()(served))
    return csrf_exempt(never_cache(require_http_methods(["GET", "HEAD", "POST"])(kept_out)))


def _page(template: str, *, status: int = 200, **shown: Any) -> HttpResponse:
    """A page without anything of the request in it, so that no session is ever looked at."""
    language = translation.get_language()
    frame = {
        "language": language,
        "other": next(one for one in LANGUAGES if one != language),
        "simulated": simulated(),
        "text_days": TEXT_DAYS,
    }
    return HttpResponse(render_to_string(template, {**frame, **shown}), status=status)


def _from_here(request: HttpRequest) -> bool:
    """True unless the browser says that another site's page sent the form."""
    site, origin = request.headers.get("Sec-Fetch-Site", ""), request.headers.get("Origin", "")
    if site and site not in {"same-origin", "none"}:
        return False
    return not origin or urlsplit(origin).netloc == request.get_host()


def _token() -> str:
    """A new random value for a form, signed."""
    return SIGNER.sign(secrets.token_urlsafe(16))


def _nonce(request: HttpRequest) -> str:
    """The random value of a form that this site made within the last hours; "" for any other."""
    try:
        return SIGNER.unsign(request.POST.get("phieu", ""), max_age=LASTS) if _from_here(request) else ""
    except BadSignature:
        return ""


@of_anybody
def tell(request: HttpRequest) -> HttpResponse:
    """Tell of a place: the province where there are several, then the form, then the code."""
    today = timezone.localdate()
    provinces = taking_provinces(today)
    chosen = request.POST.get("tinh", "") if request.method == "POST" else ""
    if len(provinces) == 1:
        chosen = str(provinces[0].id)
    province = next((unit for unit in provinces if str(unit.id) == chosen), None)
    if province is None:
        return _where(request, provinces)
    with_text = len(held_keys(province.id, today)) == 2
    sent = request.method == "POST" and "gui" in request.POST
    form = TipForm(
        request.POST if sent else None,
        communes=taking_communes(province.id, today),
        with_text=with_text,
        auto_id="tin-%s",
    )
    frame: dict[str, Any] = {
        "form": form,
        "province": province,
        "several": len(provinces) > 1,
        "with_text": with_text,
    }
    if not sent:
        return _page("records/tips/tell.html", token=_token(), problem="", **frame)
    return _sent(request, form, frame)


def _where(request: HttpRequest, provinces: Sequence[AreaSummary]) -> HttpResponse:
    """Ask for the province."""
    form = ProvinceForm(request.POST if "tinh" in request.POST else None, provinces=provinces)
    return _page(
        "records/tips/province.html", form=form, taken=bool(provinces), status=422 if form.errors else 200
    )


def _sent(request: HttpRequest, form: TipForm, frame: dict[str, Any]) -> HttpResponse:
    """Take what was sent, or show the form again with everything that was typed."""
    now, nonce = timezone.now(), _nonce(request)
    problem = "" if nonce else gettext("Trang đã mở quá lâu. Xin xem lại rồi gửi lần nữa.")
    if form.is_valid() and nonce:
        try:
            _require_few(request)
            sent = send_tip(nonce=nonce, at=now, **form.told())
            return _page("records/tips/told.html", code=str(sent.code), before=sent.before, days=CODE_DAYS)
        except TipRefusedError as error:
            problem = words.said(error)
    token = request.POST.get("phieu", "") if nonce else _token()
    return _page("records/tips/tell.html", token=token, problem=problem, status=422, **frame)


def _require_few(request: HttpRequest) -> None:
    """Raises TipRefusedError for a place in the network that sent too many tips today."""
    if not limits.TIPS.admits(place_of(request), timezone.localdate()):
        raise TipRefusedError(
            "often",
            "Từ chỗ này hôm nay đã gửi quá nhiều tin. Xin gửi lại vào ngày mai.",
            "Too many tips were sent from here today. Please send yours tomorrow.",
        )


@of_anybody
def come_back(request: HttpRequest) -> HttpResponse:
    """How far the tip with a code is, and nothing else."""
    form = CodeForm(request.POST if request.method == "POST" else None, auto_id="ma-%s")
    state, problem = "", ""
    if request.method == "POST" and form.is_valid():
        state, problem = _asked(request, form)
    wrong = bool(problem or form.errors)
    return _page(
        "records/tips/come_back.html", form=form, state=state, problem=problem, status=422 if wrong else 200
    )


def _asked(request: HttpRequest, form: Form) -> tuple[str, str]:
    """The state in words, or what is wrong."""
    today = timezone.localdate()
    if not limits.CODES.admits(place_of(request), today):
        return "", gettext("Từ chỗ này hôm nay đã hỏi quá nhiều lần. Xin thử lại vào ngày mai.")
    state = state_of_code(form.cleaned_data["ma"], on=today)
    if state is None:
        return "", gettext("Không có mã này, hoặc mã đã quá 90 ngày.")
    return str(words.STATES[state]), ""
