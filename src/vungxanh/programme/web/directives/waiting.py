"""Documents that accepted marks name: into the register, or known there already."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vungxanh.access.interface import Actor, Verb, actor_of, holds
from vungxanh.intake.interface import MarkTakenAlreadyError, NoMarkError
from vungxanh.programme.actions.marks import add_mark
from vungxanh.programme.queries.marks import WaitingDocument, documents_waiting
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.web.directives.choices import documents_to_choose, line
from vungxanh.programme.web.frame import of_programme, page, refused
from vungxanh.programme.web.words import SORTS, partial_day
from vungxanh.ui.interface import number, text_of


@require_http_methods(["GET", "HEAD", "POST"])
@of_programme
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits, oldest first; a post that writes documents says which one of the register it is."""
    by, now = actor_of(request.user), timezone.now()
    if request.method == "POST":
        _known(request, by)
        return redirect("directives-waiting")
    found = documents_waiting(by, on=timezone.localdate(now))
    given = {
        "title": gettext("Văn bản chờ vào sổ"),
        "says": gettext("%(n)s văn bản đã được nhận khi đọc tài liệu, chưa vào sổ.")
        % {"n": number(len(found))},
        "rows": [_row(one) for one in found],
        "documents": documents_to_choose(by),
        "may_write": holds(by.role, Verb.WRITE_DIRECTIVES),
    }
    return page(request, "programme/directives/waiting.html", given, here="directives")


def _row(one: WaitingDocument) -> dict[str, object]:
    read = one.read
    said = [
        str(SORTS[read.sort]) if read.sort else "",
        read.symbol,
        read.issuer,
        ", ".join(map(partial_day, read.dates)),
    ]
    return {
        "mark": one.mark,
        "says": " · ".join(text for text in said if text),
        "known": [(row.id, line(row)) for row in one.known],
        "chosen": str(one.known[0].id) if one.known else "",
    }


def _known(request: HttpRequest, by: Actor) -> None:
    """Tie the mark to a document of the register, and say what came of it."""
    mark, chosen = request.POST.get("dau", ""), request.POST.get("van-ban", "")
    if not all(one.isdecimal() and len(one) < 16 for one in (mark, chosen)):
        messages.error(request, gettext("Chưa chọn văn bản trong sổ: hãy chọn."))
        return
    try:
        add_mark(int(mark), directive=int(chosen), by=by, at=timezone.now())
        messages.success(
            request, gettext("Đã gắn với văn bản trong sổ; ngày khác nhau, nếu có, được giữ cả hai.")
        )
    except (MarkTakenAlreadyError, NoMarkError) as error:
        messages.error(request, text_of(error))
    except ProgrammeRefusedError as error:
        messages.error(request, refused(error))
