"""The page of a review under way: read, decide, cover names, finish."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from vungxanh.access.interface import Actor, Verb, actor_of, require
from vungxanh.intake.actions import decide, discard, finish, mask_review, undo
from vungxanh.intake.queries import reviews as queries
from vungxanh.intake.queries.documents import read_before
from vungxanh.intake.queries.reviews import NoProposalError, NoReviewError, ReviewDetail, ReviewError
from vungxanh.intake.rules.decisions import ACCEPTED, EDITED, REJECTED
from vungxanh.intake.rules.editing import EditError
from vungxanh.intake.web.forms import spans_to_mask, whole
from vungxanh.intake.web.pages import words
from vungxanh.intake.web.pages.desk import (
    Editing,
    next_href,
    page_count,
    page_of,
    review_page,
    row_of,
)
from vungxanh.ui.interface import number

DECIDE = {"chap-nhan": ACCEPTED, "bo": REJECTED, "luu": EDITED}
"""The buttons of a fact, with what each decides."""


@sensitive_post_parameters("chu")
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, review: int) -> HttpResponse:
    """The page of a review; a POST does what its button says."""
    by = actor_of(request.user)
    require(by, Verb.READ_DOCUMENTS, area_id=by.area_id, on=timezone.localdate())
    try:
        if request.method == "POST":
            return _act(request, review, by)
        found = queries.review(review, by=by, at=timezone.now())
    except NoReviewError:
        return render(request, "intake/gone.html", status=404)
    except NoProposalError as error:
        raise Http404(str(error)) from error
    asked = whole(request.GET.get("sua"))
    editing = Editing(asked, {}, {}) if asked else None
    if request.headers.get("HX-Request"):
        return _row(request, found, asked or whole(request.GET.get("hang")), editing)
    return _page(request, by, found, page=whole(request.GET.get("trang")), editing=editing)


def _page(
    request: HttpRequest,
    by: Actor,
    found: ReviewDetail,
    *,
    page: int,
    editing: Editing | None,
    status: int = 200,
) -> HttpResponse:
    """The whole page."""
    context = {
        "review": review_page(found, page=page, editing=editing),
        "before": read_before(found.sha256, by=by, on=timezone.localdate()),
    }
    response = render(request, "intake/review.html", context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _row(
    request: HttpRequest, found: ReviewDetail, number: int, editing: Editing | None = None, status: int = 200
) -> HttpResponse:
    """One fact and the count, for a script that asked."""
    one = next((one for one in found.proposals if one.number == number), None)
    if one is None:
        raise Http404(str(number))
    row = row_of(one, found, page=page_of(found, number), editing=editing)
    context = {"fact": row, "count": page_count(found)}
    return render(request, "intake/fact_answer.html", context, status=status)


def _act(request: HttpRequest, review_id: int, by: Actor) -> HttpResponse:
    """Do what the pressed button says."""
    for button, decision in DECIDE.items():
        if button in request.POST:
            return _decide(request, review_id, whole(request.POST[button]), decision, by)
    if "hoan-tac" in request.POST:
        return _undo(request, review_id, by)
    if "che" in request.POST:
        return _mask(request, review_id, by)
    if "xong" in request.POST:
        return _finish(request, review_id, by)
    if "xoa" in request.POST:
        discard(review_id, by=by, at=timezone.now())
        messages.success(request, gettext("Đã xoá lượt xét; không còn giữ gì của tài liệu."))
        return redirect("documents")
    raise Http404


def _decide(request: HttpRequest, review_id: int, number: int, decision: str, by: Actor) -> HttpResponse:
    now = timezone.now()
    entered = {name: value for name, value in request.POST.items() if isinstance(value, str)}
    change = dict(entered)
    if "unit" in entered:
        before = queries.proposal(review_id, number, by=by, at=now).data.get("unit")
        change["unit"] = words.unit_code(entered["unit"], before)
    try:
        decide(review_id, number, decision, by=by, at=now, change=change)
    except EditError as error:
        found = queries.review(review_id, by=by, at=now)
        editing = Editing(number, entered, error.problems)
        if request.headers.get("HX-Request"):
            return _row(request, found, number, editing)
        return _page(request, by, found, page=page_of(found, number), editing=editing, status=422)
    return _answer(request, queries.review(review_id, by=by, at=now), number)


def _answer(request: HttpRequest, found: ReviewDetail, number: int) -> HttpResponse:
    """After a decision: the fact's row for a script, else the page at the next undecided fact."""
    if request.headers.get("HX-Request"):
        return _row(request, found, number)
    return HttpResponseRedirect(reverse("review", args=(found.id,)) + next_href(found, number))


def _undo(request: HttpRequest, review_id: int, by: Actor) -> HttpResponse:
    now = timezone.now()
    number = undo(review_id, whole(request.POST["hoan-tac"]) or None, by=by, at=now)
    found = queries.review(review_id, by=by, at=now)
    if number is None:
        return redirect("review", review=review_id)
    if request.headers.get("HX-Request"):
        return _row(request, found, number)
    page = page_of(found, number)
    return HttpResponseRedirect(f"{reverse('review', args=(review_id,))}?trang={page}#de-xuat-{number}")


def _mask(request: HttpRequest, review_id: int, by: Actor) -> HttpResponse:
    now = timezone.now()
    found = queries.review(review_id, by=by, at=now)
    spans = spans_to_mask(request, found.text)
    if spans:
        gone = mask_review(review_id, spans, by=by, at=now)
        said = {"places": number(len(spans)), "gone": number(gone)}
        messages.success(request, gettext("Đã che %(places)s chỗ; bỏ %(gone)s đề xuất nằm ở đó.") % said)
    else:
        messages.error(request, gettext("Không thấy chữ đó trong văn bản: nhập đúng như trong văn bản."))
    page = whole(request.POST.get("trang")) or 1
    return HttpResponseRedirect(f"{reverse('review', args=(review_id,))}?trang={page}#che-ten")


def _finish(request: HttpRequest, review_id: int, by: Actor) -> HttpResponse:
    try:
        document = finish(review_id, by=by, at=timezone.now(), no_names="khong-con-ten" in request.POST)
    except NoReviewError:
        raise
    except ReviewError as error:
        messages.error(request, error.vi if request.LANGUAGE_CODE == "vi" else error.en)
        return HttpResponseRedirect(reverse("review", args=(review_id,)) + "#xong")
    messages.success(request, gettext("Đã xong. Các dữ kiện được chấp nhận đang chờ đưa vào sổ."))
    return redirect("document", document=document)
