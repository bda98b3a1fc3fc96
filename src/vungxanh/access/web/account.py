"""The post's own page: what it may do, its password, its second factor, its other sessions."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from vungxanh.access.actions import end_sessions
from vungxanh.access.queries import actor_of, codes_left, has_factor
from vungxanh.access.rules import GRANTS
from vungxanh.access.rules.words import ROLE_NAMES, VERB_NAMES
from vungxanh.access.web.session import post_of
from vungxanh.areas.interface import area
from vungxanh.ui.interface import in_language


@never_cache
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """What the post may do and where, and the state of its credentials."""
    post = post_of(request)
    by = actor_of(post)
    verbs = [in_language(*VERB_NAMES[verb]) for verb in VERB_NAMES if verb in GRANTS[by.role]]
    shown = {
        "post": post,
        "role": in_language(*ROLE_NAMES[by.role]),
        "area": area(by.area_id),
        "verbs": verbs,
        "has_factor": has_factor(post.holder),
        "codes_left": codes_left(post.holder),
    }
    return render(request, "access/account.html", shown)


@never_cache
@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    """End every other session of the post; this one stays."""
    post = post_of(request)
    end_sessions(symbol=post.symbol, by=actor_of(post))
    post.refresh_from_db()
    update_session_auth_hash(request, post)
    messages.success(request, gettext("Mọi phiên khác của chức danh này đã kết thúc."))
    return redirect("account")
