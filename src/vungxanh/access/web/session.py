"""What an open session knows: since when, how it was opened, which credential was shown and when."""

from datetime import datetime

from django.contrib.auth import login
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from vungxanh.access.models import Post
from vungxanh.access.queries import NotFreshError, Refused, has_factor, needs_code
from vungxanh.access.rules import Role, is_weighty, sees_dossiers
from vungxanh.access.rules.credentials import is_fresh, is_over

BACKEND = "vungxanh.access.web.backend.PostBackend"
STARTED, SEEN, SHOWN, NO_CODE = "started_at", "seen_at", "credential_shown_at", "no_code_needed"
CODE, BY_LINK, SECRET = "code_shown_at", "signed_in_by_link_at", "secret_to_confirm"
MINUTE = 60.0


def post_of(request: HttpRequest) -> Post:
    """The signed-in post; raises Refused for a stranger."""
    if not isinstance(request.user, Post):
        raise Refused("Hãy đăng nhập trước.", "Sign in first.")
    return request.user


def begin(request: HttpRequest, post: Post, *, by_link: bool) -> None:
    """Open a session for a post that has shown its password or a link."""
    login(request, post, backend=BACKEND)
    now, session = timezone.now().isoformat(), request.session
    for key in (CODE, SHOWN, NO_CODE, BY_LINK, SECRET):
        session.pop(key, None)
    session[STARTED] = session[SEEN] = now
    if by_link:
        session[BY_LINK] = now
    if not needs_code(post):
        session[SHOWN] = now


def code_shown(request: HttpRequest) -> None:
    """Note that the second factor was shown just now."""
    request.session[CODE] = request.session[SHOWN] = timezone.now().isoformat()


def credential_shown(request: HttpRequest) -> None:
    """Note that a credential was shown once more just now."""
    request.session[SHOWN] = timezone.now().isoformat()


def instant(session: SessionBase, key: str) -> datetime | None:
    """When something was noted in the session."""
    kept = session.get(key)
    return datetime.fromisoformat(kept) if kept else None


def has_ended(request: HttpRequest, post: Post, now: datetime) -> bool:
    """True when the session lasted or lay unused too long; else notes that it is used, once a minute."""
    session = request.session
    started, seen = instant(session, STARTED) or now, instant(session, SEEN) or now
    if is_over(started, seen, now, dossiers=sees_dossiers(Role(post.role))):
        return True
    if STARTED not in session or (now - seen).total_seconds() >= MINUTE:
        session[STARTED], session[SEEN] = started.isoformat(), now.isoformat()
    return False


def code_page(request: HttpRequest, post: Post) -> str:
    """The address where a session must go before it sees anything else, "" when it may go on."""
    session = request.session
    if CODE in session or (NO_CODE in session and not is_weighty(Role(post.role))):
        return ""
    if has_factor(post.holder):
        return reverse("second-factor")
    if is_weighty(Role(post.role)):
        return reverse("enrol")
    # Remembered, so that the next page needs not ask; enrolling later ends this session anyway.
    session[NO_CODE] = True
    return ""


def require_fresh(request: HttpRequest, *, back: str = "") -> None:
    """Raise NotFreshError unless the person has shown their credential within the last 10 minutes.

    For what weighs: approvals, posts, dossiers of minors, objections. The person is then asked for a code or
    the password and comes back to `back`, or to the page itself; nothing has been done meanwhile.
    """
    if not is_fresh(instant(request.session, SHOWN), timezone.now()):
        raise NotFreshError(back or request.path)


def next_of(request: HttpRequest) -> str:
    """Where to go afterwards, as the address or form says; only within this site."""
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    inside = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if inside else "/"


def go_to(request: HttpRequest, address: str, back: str = "") -> HttpResponse:
    """Send the browser to a page that comes back; a part of a page sends the whole page there."""
    place = resolve_url(address)
    if back and back != "/":
        place = f"{place}?{urlencode({'next': back})}"
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401, headers={"HX-Redirect": place})
    return redirect(place)
