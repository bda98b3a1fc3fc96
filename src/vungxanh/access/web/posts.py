"""Pages for those who manage posts: the list, a new post, and what can be done with one."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.generic import View

from vungxanh.access.actions import (
    change_post,
    create_post,
    end_naming,
    end_sessions,
    give_link,
    hand_over,
    name_for_minors,
    reset_credentials,
    set_active,
)
from vungxanh.access.queries import AccessError, ManagedPost, actor_of, holder_of, managed_posts
from vungxanh.access.rules import GRANTS, Actor, Verb, holds
from vungxanh.access.rules.words import ROLE_NAMES, VERB_NAMES
from vungxanh.access.web.forms.posts import ChangeForm, DaysForm, HolderForm, NewPostForm
from vungxanh.access.web.session import require_fresh
from vungxanh.ui.interface import in_language, text_of


@never_cache
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Every post of the province and its communes."""
    found = managed_posts(actor_of(request.user), on=timezone.localdate())
    shown = {"rows": [(one, in_language(*ROLE_NAMES[one.role])) for one in found]}
    return render(request, "access/posts.html", shown)


@method_decorator([never_cache], name="dispatch")
class Create(View):
    """A new post."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form; the credential is asked for before it is filled in."""
        require_fresh(request)
        return self._page(request, NewPostForm(by=actor_of(request.user), on=timezone.localdate()))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Make the post and go to its page, where it gets its link."""
        require_fresh(request)
        by, today = actor_of(request.user), timezone.localdate()
        form = NewPostForm(request.POST, by=by, on=today)
        if not form.is_valid():
            return self._page(request, form)
        wanted = form.cleaned_data
        try:
            made = create_post(
                symbol=wanted["symbol"],
                title=wanted["title"],
                role=wanted["role"],
                area_id=int(wanted["area"]),
                holder=holder_of(by, wanted["same_as"], on=today) if wanted["same_as"] else None,
                by=by,
                on=today,
            )
        except AccessError as problem:
            form.add_error(None, text_of(problem))
            return self._page(request, form)
        messages.success(request, gettext("Đã lập chức danh. Hãy cấp liên kết đăng nhập cho người giữ."))
        return redirect("post", post=made.post_id)

    def _page(self, request: HttpRequest, form: NewPostForm) -> HttpResponse:
        """The page with the form."""
        managed_posts(actor_of(request.user), on=timezone.localdate())
        return render(request, "access/new_post.html", {"form": form}, status=422 if form.errors else 200)


@method_decorator([never_cache], name="dispatch")
class Manage(View):
    """One post: its link, hand-over, closing, sessions, role and area, and the list for ages 12–17."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest, post: int) -> HttpResponse:
        """The page; the credential is asked for before anything is filled in."""
        require_fresh(request)
        return self._page(request, self._found(request, post))

    def post(self, request: HttpRequest, post: int) -> HttpResponse:
        """Do what the button says; a problem comes back on the page, and nothing is half done."""
        require_fresh(request)
        found, by = self._found(request, post), actor_of(request.user)
        what = DEEDS.get(request.POST.get("do", ""))
        if what is None:
            raise Http404
        try:
            said = what(request, found, by)
        except AccessError as problem:
            return self._page(request, found, problem=text_of(problem))
        if said.startswith("/"):
            link = request.build_absolute_uri(said)
            return self._page(request, self._found(request, post), link=link)
        messages.success(request, said)
        return redirect("post", post=post)

    def _found(self, request: HttpRequest, post: int) -> ManagedPost:
        """The post, if the actor manages its area; a foreign one is missing like one that is not there."""
        for one in managed_posts(actor_of(request.user), on=timezone.localdate()):
            if one.id == post:
                return one
        raise Http404

    def _page(
        self, request: HttpRequest, found: ManagedPost, *, link: str = "", problem: str = ""
    ) -> HttpResponse:
        """The page of the post, with a link that is shown once."""
        by, today = actor_of(request.user), timezone.localdate()
        start = {"title": found.title, "role": found.role.value, "area": str(found.area.id)}
        shown = {
            "managed": found,
            "role": in_language(*ROLE_NAMES[found.role]),
            "verbs": [in_language(*VERB_NAMES[verb]) for verb in VERB_NAMES if verb in GRANTS[found.role]],
            "may_be_named": holds(found.role, Verb.VIEW_MINORS),
            "change": ChangeForm(initial=start, by=by, on=today, auto_id="doi_%s"),
            "hand_over": HolderForm(auto_id="giao_%s"),
            "days": DaysForm(initial={"since": today}, auto_id="ngay_%s"),
            "link": link,
            "problem": problem,
        }
        return render(request, "access/post.html", shown, status=422 if problem else 200)


def _give_link(request: HttpRequest, found: ManagedPost, by: Actor) -> str:
    """The path of a one-time link."""
    token = give_link(symbol=found.symbol, at=timezone.now(), by=by, on=timezone.localdate())
    return reverse("by-link", args=(token,))


def _hand_over(request: HttpRequest, found: ManagedPost, by: Actor) -> str:
    """Pass the post to another human."""
    today, other = timezone.localdate(), request.POST.get("same_as", "").strip()
    holder = holder_of(by, other, on=today) if other else None
    hand_over(symbol=found.symbol, by=by, on=today, holder=holder)
    return gettext("Đã bàn giao: mật khẩu, mã xác thực, liên kết và phiên của người cũ hết hiệu lực.")


def _switch(request: HttpRequest, found: ManagedPost, by: Actor) -> str:
    """Close an open post, or open a closed one."""
    set_active(symbol=found.symbol, active=not found.is_open, by=by, on=timezone.localdate())
    return gettext("Đã đóng chức danh.") if found.is_open else gettext("Đã mở lại chức danh.")


def _end_sessions(request: HttpRequest, found: ManagedPost, by: Actor) -> str:
    """End the post's open sessions."""
    end_sessions(symbol=found.symbol, by=by, on=timezone.localdate())
    return gettext("Mọi phiên đang mở của chức danh đã kết thúc.")


def _reset(request: HttpRequest, found: ManagedPost, by: Actor) -> str:
    """Take everything the holder signs in with."""
    reset_credentials(symbol=found.symbol, by=by, on=timezone.localdate())
    return gettext("Đã xoá mật khẩu và mã xác thực của người giữ; hãy cấp liên kết mới.")


def _change(request: HttpRequest, found: ManagedPost, by: Actor) -> str:
    """Give the post another title, role or area."""
    today = timezone.localdate()
    form = ChangeForm(request.POST, by=by, on=today)
    if not form.is_valid():
        raise AccessError("Tên, vai trò hoặc địa bàn không hợp lệ.", "The title, role or area is not valid.")
    wanted = form.cleaned_data
    change_post(
        symbol=found.symbol,
        title=wanted["title"],
        role=wanted["role"],
        area_id=int(wanted["area"]),
        by=by,
        on=today,
    )
    return gettext("Đã đổi chức danh; có hiệu lực ngay ở lần bấm tiếp theo.")


def _name(request: HttpRequest, found: ManagedPost, by: Actor) -> str:
    """Put the holder on the list of those who see dossiers of ages 12–17."""
    form = DaysForm(request.POST)
    if not form.is_valid():
        raise AccessError("Ngày không hợp lệ.", "The days are not valid.")
    name_for_minors(
        symbol=found.symbol,
        since=form.cleaned_data["since"],
        until=form.cleaned_data["until"],
        by=by,
        on=timezone.localdate(),
    )
    return gettext("Đã ghi vào danh sách xem hồ sơ người 12–17 tuổi.")


def _unname(request: HttpRequest, found: ManagedPost, by: Actor) -> str:
    """Take the post off that list from today on."""
    today = timezone.localdate()
    end_naming(symbol=found.symbol, last=today, by=by, on=today)
    return gettext("Đã đưa ra khỏi danh sách từ hôm nay.")


DEEDS: Mapping[str, Callable[[HttpRequest, ManagedPost, Actor], str]] = {
    "lien-ket": _give_link,
    "ban-giao": _hand_over,
    "dong-mo": _switch,
    "ket-thuc-phien": _end_sessions,
    "dat-lai": _reset,
    "doi": _change,
    "ghi-ten": _name,
    "bo-ten": _unname,
}
"""What the buttons of the page do; each says what it did, or gives the path of a link."""
