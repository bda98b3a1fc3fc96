"""Pages of signing in: with a password, by a one-time link, choosing a password, signing out."""

import logging

from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_GET, require_POST
from django.views.generic import View

from vungxanh.access.actions import LinkSpentError, note, set_password, use_link
from vungxanh.access.models import Post
from vungxanh.access.queries import Refused, actor_of, needs_code, open_link
from vungxanh.access.rules.credentials import BY_LINK as LINK_IS_NEW
from vungxanh.access.web.forms.sign_in import ChangePasswordForm, ChoosePasswordForm, SignInForm
from vungxanh.access.web.session import BY_LINK, begin, instant, post_of
from vungxanh.ui.interface import text_of

log = logging.getLogger("vungxanh.refused")


class SignIn(LoginView):
    """Sign in with the post's symbol and password."""

    form_class = SignInForm
    template_name = "access/sign_in.html"
    redirect_authenticated_user = True

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Open the session; where a code follows, that page comes first."""
        post = form.get_user()
        if not isinstance(post, Post):
            raise Refused("Hãy đăng nhập trước.", "Sign in first.")
        begin(self.request, post, by_link=False)
        if not needs_code(post):
            note(post, "signed_in", at=timezone.now())
        return redirect(self.get_success_url())


@method_decorator([never_cache, sensitive_variables("token")], name="dispatch")
class ByLink(View):
    """A one-time link. Opening it spends nothing, so that programs which open links in advance do no harm."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Ask whether to sign in as the link's post."""
        link = open_link(token, at=timezone.now())
        if link is None:
            return _spent(request)
        return render(request, "access/by_link.html", {"post": link.post})

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Spend the link and sign in."""
        now = timezone.now()
        try:
            post = use_link(token=token, at=now)
        except LinkSpentError:
            return _spent(request)
        begin(request, post, by_link=True)
        if not needs_code(post):
            note(post, "signed_in", at=now)
        return redirect("choose-password")


def _spent(request: HttpRequest) -> HttpResponse:
    """The page that says a link can no longer be used."""
    return render(request, "access/link_spent.html", status=410)


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class ChoosePassword(View):
    """Choose a password: with the old one, or just after signing in by a link."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form."""
        return self._page(request, self._form(request))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Set the password; other sessions of the post end, this one stays."""
        form = self._form(request)
        if not form.is_valid():
            return self._page(request, form)
        by = actor_of(post_of(request))
        chosen = form.cleaned_data["new_password1"]
        post = set_password(post_id=by.post_id, password=chosen, at=timezone.now(), by=by)
        update_session_auth_hash(request, post)
        request.session.pop(BY_LINK, None)
        return redirect("/")

    def _form(self, request: HttpRequest) -> ChoosePasswordForm:
        """The form that fits how the post signed in."""
        kind = ChoosePasswordForm if _just_by_link(request) else ChangePasswordForm
        return kind(post_of(request), request.POST or None)

    def _page(self, request: HttpRequest, form: ChoosePasswordForm) -> HttpResponse:
        """The page with the form, for a post without a password also with a way round it."""
        has_password = post_of(request).has_usable_password()
        shown = {"form": form, "by_link": _just_by_link(request), "has_password": has_password}
        return render(request, "access/choose_password.html", shown)


def _just_by_link(request: HttpRequest) -> bool:
    """True shortly after signing in by a link."""
    at = instant(request.session, BY_LINK)
    return at is not None and timezone.now() - at < LINK_IS_NEW


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    response = redirect("sign-in")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@never_cache
@require_GET
def health(request: HttpRequest) -> HttpResponse:
    """Whether the site can serve: for machines that watch it. Tells nothing else."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "no database"}, status=503)
    return JsonResponse({"status": "ok"})


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for what a post may not do: says why and what is possible."""
    reason, role = "", getattr(request.user, "role", "")
    log.warning("refused", extra={"request": request, "role": role, "status_code": 403})
    if isinstance(exception, Refused):
        reason = text_of(exception)
    return render(request, "access/refused.html", {"reason": reason}, status=403)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form that was open too long or came from another site."""
    return render(request, "access/form_expired.html", status=403)
