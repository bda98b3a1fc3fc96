"""What is added to a document that stands: a clause, another date, a tie; and ties taken back."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from vungxanh.access.interface import Actor, Verb, actor_of, require
from vungxanh.programme.actions.directives import add_clause, relate, state_date, unrelate
from vungxanh.programme.queries.chains import chain
from vungxanh.programme.queries.directives import DirectiveView, directive
from vungxanh.programme.rules.directives import ClauseSort, Relation
from vungxanh.programme.rules.partial import Reading
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.web.directives.choices import documents_to_choose, line
from vungxanh.programme.web.directives.forms import ClauseForm, DateForm, TieForm
from vungxanh.programme.web.forms import RefusableForm
from vungxanh.programme.web.frame import of_programme, page
from vungxanh.programme.web.words import DOES


class Part(NamedTuple):
    """One thing that can be added: its title, its form, and how it is written."""

    title: Promise
    form: Callable[[HttpRequest, Actor, int], RefusableForm]
    write: Callable[[dict[str, object], int, Actor, datetime], None]


def _clause(said: dict[str, object], number: int, by: Actor, at: datetime) -> None:
    add_clause(
        directive=number,
        sort=ClauseSort(str(said["sort"])),
        number=str(said["number"]),
        text=str(said["text"]),
        office=str(said["office"]),
        by=by,
        at=at,
    )


def _date(said: dict[str, object], number: int, by: Actor, at: datetime) -> None:
    reading = Reading(said["on"], str(said["source"]))  # type: ignore[arg-type]
    state_date(directive=number, reading=reading, by=by, at=at)


def _tie(said: dict[str, object], number: int, by: Actor, at: datetime) -> None:
    to, relation = int(str(said["to"])), Relation(str(said["relation"]))
    relate(of=number, relation=relation, to=to, by=by, at=at)


PARTS = {
    "muc": Part(_("Thêm mục"), lambda request, _by, _number: ClauseForm(request.POST or None), _clause),
    "ngay": Part(
        _("Thêm ngày theo nguồn khác"), lambda request, _by, _number: DateForm(request.POST or None), _date
    ),
    "quan-he": Part(
        _("Thêm quan hệ văn bản"),
        lambda request, by, number: TieForm(
            request.POST or None, directives=documents_to_choose(by, but=number)
        ),
        _tie,
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@of_programme
def add(request: HttpRequest, directive: int, part: str) -> HttpResponse:
    """Add a clause, a date or a tie to a document that the post keeps."""
    by, now = actor_of(request.user), timezone.now()
    found, what = _kept(by, directive, now), PARTS.get(part)
    if what is None:
        raise Http404
    if request.method == "POST" and part == "quan-he" and request.POST.get("viec") == "bo":
        return _taken_back(request, found, by, now)
    form = what.form(request, by, directive)
    if form.is_bound and form.is_valid() and _written(form, what, directive, by, now):
        messages.success(request, gettext("Đã ghi."))
        return redirect("directive", directive)
    given = {
        "title": str(what.title),
        "found": found,
        "form": form,
        "ties": _own_ties(by, directive) if part == "quan-he" else [],
    }
    status = 422 if form.errors else 200
    return page(request, "programme/directives/add.html", given, here="directives", status=status)


def _kept(by: Actor, number: int, now: datetime) -> DirectiveView:
    """The document, if the post may change it. Raises NoDirectiveError and Refused."""
    found = directive(by, number)
    require(by, Verb.WRITE_DIRECTIVES, area_id=found.keeper, on=timezone.localdate(now))
    return found


def _written(form: RefusableForm, what: Part, number: int, by: Actor, now: datetime) -> bool:
    """Write it; False, and the refusal said in the form, where the rules do not allow it."""
    try:
        what.write(form.cleaned_data, number, by, now)
    except ProgrammeRefusedError as error:
        form.refuse(error)
        return False
    return True


def _own_ties(by: Actor, number: int) -> list[tuple[str, int, str]]:
    """What the document does to others: relation, the other one, and both in words."""
    ties = [one for one in chain(by, number).ties if one.does]
    return [(one.relation.value, one.other.id, f"{DOES[one.relation]} {line(one.other)}") for one in ties]


def _taken_back(request: HttpRequest, found: DirectiveView, by: Actor, now: datetime) -> HttpResponse:
    relation, to = request.POST.get("relation", ""), request.POST.get("to", "")
    if relation not in set(Relation) or not to.isdecimal() or len(to) > 15:
        raise Http404
    unrelate(of=found.row.id, relation=Relation(relation), to=int(to), by=by, at=now)
    messages.success(request, gettext("Đã bỏ quan hệ."))
    return redirect("directive", found.row.id)
