"""The list of documents with the form to read one, a finished document, two documents side by side."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from vungxanh.access.interface import Actor, Verb, actor_of, require
from vungxanh.intake.actions import mask_document, sweep
from vungxanh.intake.actions.reading import UnreadableDocumentError, read_document
from vungxanh.intake.queries import documents as queries
from vungxanh.intake.queries.documents import NoDocumentError
from vungxanh.intake.queries.reviews import reviews_of
from vungxanh.intake.web.forms import HandedIn, handed_in, spans_to_mask, whole
from vungxanh.intake.web.pages.finished import finished_page
from vungxanh.intake.web.pages.side import side_by_side


def reader_of(request: HttpRequest) -> Actor:
    """The post that asks, if it may read documents; raises Refused."""
    by = actor_of(request.user)
    require(by, Verb.READ_DOCUMENTS, area_id=by.area_id, on=timezone.localdate())
    return by


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def listed(request: HttpRequest) -> HttpResponse:
    """What is under review and what is finished; a POST reads a document and opens its review."""
    by = reader_of(request)
    sweep()
    if request.method != "POST":
        return _list(request, by, HandedIn())
    form = handed_in(request)
    if form.problems:
        return _list(request, by, form)
    try:
        review = read_document(
            form.content,
            form.name,
            page_date=form.page_date,
            by=by,
            at=timezone.now(),
            on=timezone.localdate(),
        )
    except UnreadableDocumentError as error:
        said = error.vi if request.LANGUAGE_CODE == "vi" else error.en
        form.problems["pasted" if form.pasted.strip() else "tep"] = said
        return _list(request, by, form)
    return redirect("review", review=review)


def _list(request: HttpRequest, by: Actor, form: HandedIn) -> HttpResponse:
    context = {
        "form": form,
        "reviews": reviews_of(by, at=timezone.now()),
        "documents": queries.documents(by, on=timezone.localdate()),
    }
    return render(request, "intake/documents.html", context, status=422 if form.problems else 200)


@sensitive_post_parameters("chu")
@require_http_methods(["GET", "HEAD", "POST"])
def finished(request: HttpRequest, document: int) -> HttpResponse:
    """A finished document; a POST covers a name that was overlooked."""
    by = reader_of(request)
    today = timezone.localdate()
    try:
        found = queries.document(document, by=by, on=today)
        if request.method == "POST":
            return _mask(request, found.id, found.text, by)
        marks = queries.marks_of(document, by=by, on=today)
    except NoDocumentError as error:
        raise Http404(str(error)) from error
    asked = whole(request.GET.get("so"))
    page = finished_page(found, marks, page=whole(request.GET.get("trang")), fact=asked)
    others = [one for one in queries.documents(by, on=today) if one.id != document]
    return render(request, "intake/document.html", {"document": page, "review": page, "others": others})


def _mask(request: HttpRequest, document_id: int, text: str, by: Actor) -> HttpResponse:
    spans = spans_to_mask(request, text)
    if spans:
        mask_document(document_id, spans, by=by, on=timezone.localdate())
        messages.success(request, gettext("Đã che; việc che được ghi vào nhật ký."))
    else:
        messages.error(request, gettext("Không thấy chữ đó trong văn bản: nhập đúng như trong văn bản."))
    page = whole(request.POST.get("trang")) or 1
    return HttpResponseRedirect(f"{reverse('document', args=(document_id,))}?trang={page}#che-ten")


@require_safe
def compared(request: HttpRequest) -> HttpResponse:
    """Two finished documents side by side."""
    by = reader_of(request)
    today = timezone.localdate()
    one, other = (whole(request.GET.get(name)) for name in ("mot", "hai"))
    if not one or not other or one == other:
        messages.error(request, gettext("Chọn hai tài liệu đã xét khác nhau để so sánh."))
        return HttpResponseRedirect(reverse("documents") + "#da-xet")
    try:
        sides = [
            (queries.document(number, by=by, on=today), queries.marks_of(number, by=by, on=today))
            for number in (one, other)
        ]
    except NoDocumentError as error:
        raise Http404(str(error)) from error
    return render(request, "intake/compare.html", {"side": side_by_side(*sides)})
