"""Pages of the second factor: setting it up, showing a code, confirming once more before what weighs."""

import segno
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.generic import View

from vungxanh.access.actions import (
    FactorError,
    admit,
    check_code,
    enrol,
    forget_attempts,
    note,
    open_secret,
    renew_recovery_codes,
    seal_secret,
)
from vungxanh.access.models import Post, SecondFactor
from vungxanh.access.queries import actor_of, has_factor, needs_code, simulated
from vungxanh.access.rules.credentials import address_of, code_at, new_secret
from vungxanh.access.web.backend import place_of
from vungxanh.access.web.forms.sign_in import CodeForm, ConfirmForm, EnrolForm
from vungxanh.access.web.session import (
    CODE,
    SECRET,
    code_shown,
    credential_shown,
    next_of,
    post_of,
    require_fresh,
)
from vungxanh.ui.interface import text_of

ISSUER = "Vùng Xanh"


def qr_code(text: str) -> SafeString:
    """A QR code as SVG: made here, so that no script and no other site sees the secret."""
    drawn = segno.make(text, error="m").svg_inline(scale=5, border=4, light="#fff", svgclass="qr")
    return mark_safe(drawn)  # noqa: S308 - the library writes numbers and the colours given here


def practice_code(secret: str | None) -> str:
    """In a simulated database the code the app would show: one can practise without a phone. Else ""."""
    return code_at(secret, timezone.now()) if secret and simulated() else ""


def _pending(request: HttpRequest) -> str:
    """The secret that is being set up in this session; a new one when there is none."""
    sealed = request.session.get(SECRET)
    secret = open_secret(sealed) if sealed else None
    if secret is None:
        secret = new_secret()
        request.session[SECRET] = seal_secret(secret)
    return secret


@method_decorator([never_cache, sensitive_post_parameters(), sensitive_variables("secret")], name="dispatch")
class Enrol(View):
    """Set up an authenticator app. Posts that see dossiers come here first and see nothing else before."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the QR code, or send a holder who has an app to where its code is asked for."""
        if has_factor(post_of(request).holder):
            return redirect("second-factor")
        return self._page(request, EnrolForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take the first code; show the recovery codes, once."""
        post, form = post_of(request), EnrolForm(request.POST)
        if CODE not in request.session and has_factor(post.holder):
            return redirect("second-factor")
        if not form.is_valid():
            return self._page(request, form)
        try:
            codes = enrol(
                post=post, secret=_pending(request), code=form.cleaned_data["code"], at=timezone.now()
            )
        except FactorError as problem:
            form.add_error("code", text_of(problem))
            return self._page(request, form)
        forget_attempts(post=post)
        post.refresh_from_db()
        update_session_auth_hash(request, post)
        request.session.pop(SECRET, None)
        code_shown(request)
        return codes_page(request, codes, next_of(request))

    def _page(self, request: HttpRequest, form: EnrolForm) -> HttpResponse:
        """The page with the QR code."""
        secret, post = _pending(request), post_of(request)
        address = address_of(secret, symbol=post.symbol, issuer=ISSUER)
        shown = {
            "form": form,
            "qr": qr_code(address),
            "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
            "compulsory": needs_code(post),
            "practice": practice_code(secret),
            "next": next_of(request),
        }
        return render(request, "access/enrol.html", shown, status=422 if form.errors else 200)


def codes_page(request: HttpRequest, codes: tuple[str, ...], after: str) -> HttpResponse:
    """The one page on which recovery codes are ever shown."""
    return render(request, "access/recovery_codes.html", {"codes": codes, "next": after})


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class ShowCode(View):
    """The second step of signing in: the code of the app, or a recovery code."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Ask for the code."""
        if not has_factor(post_of(request).holder):
            return redirect("enrol")
        return self._page(request, CodeForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take the code."""
        post, form, now = post_of(request), CodeForm(request.POST), timezone.now()
        if form.is_valid() and check_code(post=post, code=form.cleaned_data["code"], at=now):
            note(post, "signed_in", at=now)
            request.session.cycle_key()
            code_shown(request)
            return redirect(next_of(request))
        form.say_wrong()
        return self._page(request, form)

    def _page(self, request: HttpRequest, form: CodeForm) -> HttpResponse:
        """The page with the form."""
        shown = {
            "form": form,
            "practice": practice_code(_secret_of(post_of(request))),
            "next": next_of(request),
        }
        return render(request, "access/second_factor.html", shown, status=422 if form.errors else 200)


def _secret_of(post: Post) -> str | None:
    """The secret of the holder's app; only for the practice of a simulated database."""
    if not simulated():
        return None
    factor = SecondFactor.objects.filter(holder=post.holder).first()
    return open_secret(factor.secret) if factor else None


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class Confirm(View):
    """Show the credential once more before what weighs: a code, or the password where there is no app."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Ask."""
        return self._page(request, self._form(request))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take the code or password and go back to where the person came from."""
        post, form, now = post_of(request), self._form(request), timezone.now()
        if form.is_valid() and self._is_right(request, form):
            note(post, "confirmed", at=now)
            credential_shown(request)
            return redirect(next_of(request))
        form.say_wrong()
        return self._page(request, form)

    def _form(self, request: HttpRequest) -> CodeForm | ConfirmForm:
        """The form that fits what the holder has."""
        kind = CodeForm if has_factor(post_of(request).holder) else ConfirmForm
        return kind(request.POST or None)

    @sensitive_variables("password")
    def _is_right(self, request: HttpRequest, form: CodeForm | ConfirmForm) -> bool:
        """True when the code or the password is right; every try counts."""
        post, now = post_of(request), timezone.now()
        if isinstance(form, CodeForm):
            return check_code(post=post, code=form.cleaned_data["code"], at=now)
        password = form.cleaned_data["password"]
        admitted = admit(symbol=post.symbol, place=place_of(request), at=now)
        if post.check_password(password) and admitted:
            forget_attempts(post=post)
            return True
        note(post, "refused" if admitted else "locked", at=now)
        return False

    def _page(self, request: HttpRequest, form: CodeForm | ConfirmForm) -> HttpResponse:
        """The page with the form."""
        post = post_of(request)
        shown = {
            "form": form,
            "practice": practice_code(_secret_of(post)) if isinstance(form, CodeForm) else "",
            "can": isinstance(form, CodeForm) or post.has_usable_password(),
            "next": next_of(request),
        }
        return render(request, "access/confirm.html", shown, status=422 if form.errors else 200)


@method_decorator([never_cache], name="dispatch")
class RenewCodes(View):
    """New recovery codes for a holder who has just shown a code."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Make them and show them, once."""
        account = reverse("account")
        require_fresh(request, back=account)
        post = post_of(request)
        if not has_factor(post.holder):
            return redirect("enrol")
        return codes_page(request, renew_recovery_codes(by=actor_of(post)), account)
