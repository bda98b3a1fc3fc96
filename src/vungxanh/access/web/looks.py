"""Pages of the outside reviewer: looks by month, the month's sample, and a word on each look drawn."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.generic import View

from vungxanh.access.actions.reviewing import commit_sample, draw_sample, mark_looks, overseeing
from vungxanh.access.models import Sample, SignedHead
from vungxanh.access.queries import AccessError, actor_of
from vungxanh.access.queries.reviewing import (
    head_for,
    last_head,
    looks_by_month,
    month_of_looks,
    over_use,
    progress_of,
    samples_of,
)
from vungxanh.access.rules import Actor
from vungxanh.access.rules.samples import SIZE, Mark, months_before, seed_of, span_of
from vungxanh.access.rules.words import MARK_NAMES
from vungxanh.access.web.forms.looks import CommitmentForm, SecretForm
from vungxanh.access.web.session import require_fresh
from vungxanh.ui.interface import in_language, text_of

LISTED = 13
"""Months that the first page lists."""


@never_cache
@require_safe
def months(request: HttpRequest) -> HttpResponse:
    """The months of a year, how far each one's sample is, and who was shown too many rows lately."""
    by, now, today = actor_of(request.user), timezone.now(), timezone.localdate()
    listed = months_before(today, LISTED)
    with overseeing(by, today, on=today):
        told = over_use(by, now - timedelta(days=31), now)
        looks = looks_by_month(by, listed[-1])
    samples = samples_of(by, listed)
    shown = {
        "months": [(month, looks.get(month, 0), samples.get(month)) for month in listed],
        "progress": progress_of(samples.values()),
        "over_use": told,
        "limit": settings.ROWS_A_DAY,
        "head": last_head(),
    }
    return render(request, "access/looks.html", shown)


@method_decorator([never_cache], name="dispatch")
class Month(View):
    """One month: counts by commune, over-use, and the sample from commitment to the last word."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest, year: int, month: int) -> HttpResponse:
        """The page; the credential is asked for before anything is filled in."""
        wanted = _month(year, month)
        by = actor_of(request.user)
        sample = samples_of(by, [wanted]).get(wanted)
        if sample is None or not sample.secret:
            require_fresh(request)
        return self._page(request, by, wanted)

    def post(self, request: HttpRequest, year: int, month: int) -> HttpResponse:
        """Do what the button says; a problem comes back on the page, and nothing is half done."""
        wanted, by = _month(year, month), actor_of(request.user)
        what = DEEDS.get(request.POST.get("do", ""))
        if what is None:
            raise Http404
        try:
            messages.success(request, what(request, by, wanted))
        except AccessError as problem:
            return self._page(request, by, wanted, text_of(problem))
        return redirect("looks-of-a-month", year=year, month=month)

    def _page(self, request: HttpRequest, by: Actor, month: date, problem: str = "") -> HttpResponse:
        """The page of the month."""
        sample = samples_of(by, [month]).get(month)
        with overseeing(by, month, on=timezone.localdate()):
            found = month_of_looks(by, month, sample)
        shown = {
            "month": month,
            "found": found,
            "looks": sum(row.looks for row in found.counted),
            "sample": sample,
            "head": _head(sample),
            "seed": _seed(sample),
            "marks": [(mark.value, in_language(*MARK_NAMES[mark])) for mark in Mark],
            "limit": settings.ROWS_A_DAY,
            "size": SIZE,
            "over": span_of(month)[1] <= timezone.now(),
            "form": SecretForm() if sample else CommitmentForm(),
            "problem": problem,
        }
        return render(request, "access/looks_of_a_month.html", shown, status=422 if problem else 200)


def _month(year: int, month: int) -> date:
    """The first day of a month that looks are kept of; any other is not there."""
    if not 1 <= month <= 12 or not 2000 <= year <= 2999:
        raise Http404
    wanted, today = date(year, month, 1), timezone.localdate()
    if not today.replace(year=today.year - settings.RECORD_YEARS, day=1) <= wanted <= today:
        raise Http404
    return wanted


def _head(sample: Sample | None) -> SignedHead | None:
    """The head that lets the sample be drawn; none where the public key is missing, as the draw will say."""
    try:
        return head_for(sample) if sample and not sample.secret else None
    except AccessError:
        return None


def _seed(sample: Sample | None) -> str:
    """The seed of a drawn sample, for whoever works the draw out again."""
    if sample is None or sample.head is None:
        return ""
    return seed_of(bytes(sample.head.signature), sample.secret).hex()


def _commit(request: HttpRequest, by: Actor, month: date) -> str:
    """Hand in the hash of a secret."""
    require_fresh(request)
    commit_sample(month=month, commitment=request.POST.get("commitment", ""), by=by, at=timezone.now())
    return gettext("Đã nhận mã cam kết. Hãy giữ kín chuỗi bí mật đến lúc rút mẫu.")


def _draw(request: HttpRequest, by: Actor, month: date) -> str:
    """Draw the sample."""
    require_fresh(request)
    drawn = draw_sample(month=month, secret=request.POST.get("secret", "").strip(), by=by, at=timezone.now())
    return gettext("Đã rút mẫu: %(n)d lượt xem.") % {"n": drawn}


def _mark(request: HttpRequest, by: Actor, _month: date) -> str:
    """Keep the words on the looks that were drawn."""
    marks = {
        int(name.removeprefix("mark-")): value
        for name, value in request.POST.items()
        if name.startswith("mark-") and name.removeprefix("mark-").isdecimal() and value in set(Mark)
    }
    changed = mark_looks(marks={look: Mark(value) for look, value in marks.items()}, by=by, at=timezone.now())
    return gettext("Đã lưu %(n)d nhận xét.") % {"n": changed}


DEEDS: Mapping[str, Callable[[HttpRequest, Actor, date], str]] = {
    "cam-ket": _commit,
    "rut-mau": _draw,
    "nhan-xet": _mark,
}
"""What the buttons of the page do; each says what it did."""
