"""Entering a document in three screens of at most five fields, by hand or from an accepted mark."""

import re
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vungxanh.access.interface import Actor, Verb, actor_of, require
from vungxanh.intake.interface import MarkTakenAlreadyError, NoMarkError
from vungxanh.programme.actions.directives import enter_directive, relate
from vungxanh.programme.actions.frame import writing
from vungxanh.programme.actions.marks import enter_from_mark, source_of
from vungxanh.programme.queries.directives import seen
from vungxanh.programme.queries.marks import WaitingDocument, document_waiting
from vungxanh.programme.rules.directives import Directive, Relation, Sort
from vungxanh.programme.rules.partial import Reading, SourcedDate
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.web.directives.choices import areas_to_choose, documents_to_choose
from vungxanh.programme.web.directives.forms import WhatForm, WhenForm, WhereForm
from vungxanh.programme.web.forms import RefusableForm
from vungxanh.programme.web.frame import of_programme, page
from vungxanh.programme.web.words import partial_day

SCREENS = 3


@require_http_methods(["GET", "HEAD", "POST"])
@of_programme
def enter(request: HttpRequest) -> HttpResponse:
    """Enter a document. Each screen carries the answers of those before it; the last one saves."""
    by, now = actor_of(request.user), timezone.now()
    require(by, Verb.WRITE_DIRECTIVES, area_id=by.area_id, on=timezone.localdate(now))
    return _Entry(request, by, now).answer()


class _Entry:
    """A document while it is told."""

    def __init__(self, request: HttpRequest, by: Actor, now: datetime) -> None:
        self.request, self.by, self.now = request, by, now
        data, on = request.POST, timezone.localdate(now)
        self.mark = _number(data.get("dau", "") or request.GET.get("dau", ""))
        waits = document_waiting(by, self.mark, on=on) if self.mark else None
        shown = data.get("man", "")
        self.shown = int(shown) if shown in {"0", "1", "2"} else -1
        first = _initial(waits) if waits else _after(by, _number(request.GET.get("theo", "")))
        sent = [data if self.shown >= screen else None for screen in range(SCREENS)]
        self.what = WhatForm(sent[0], areas=areas_to_choose(by, on=on), initial=first)
        self.when = WhenForm(sent[1], initial=first)
        self.where = WhereForm(sent[2], directives=documents_to_choose(by), initial=first)
        self.forms: tuple[RefusableForm, ...] = (self.what, self.when, self.where)

    def answer(self) -> HttpResponse:
        """The next screen, the first with something wrong, or the document once it is saved."""
        if "lui" in self.request.POST:
            return self.screen(max(0, self.shown - 1))
        for at in range(self.shown + 1):
            if not self.forms[at].is_valid():
                return self.screen(at)
        return self.screen(self.shown + 1) if self.shown < SCREENS - 1 else self.save()

    def save(self) -> HttpResponse:
        """Keep the document and its tie upward, both or neither; what is refused is said where it belongs."""
        try:
            number = self.kept()
        except ProgrammeRefusedError as error:
            at = next((at for at, form in enumerate(self.forms) if error.field in form.fields), SCREENS - 1)
            self.forms[at].refuse(error)
            return self.screen(at)
        except (MarkTakenAlreadyError, NoMarkError) as error:
            self.where.refuse(ProgrammeRefusedError("value", error.vi, error.en))
            return self.screen(SCREENS - 1)
        messages.success(self.request, gettext("Đã ghi văn bản. Tiếp theo, ghi các mục của văn bản."))
        return redirect("directive", number)

    def kept(self) -> int:
        """Write it; the number in the register. Raises ProgrammeRefusedError and what marks raise."""
        where = self.where.cleaned_data
        told, public = self.told(), {"text": where["text"], "source": where["source"]}
        with writing(self.by, "enter directive"):
            if self.mark:
                number = enter_from_mark(self.mark, told=told, **public, by=self.by, at=self.now)
            else:
                number = enter_directive(told=told, **public, by=self.by, at=self.now)
            if where["above"] is not None:
                relate(of=number, relation=Relation.IMPLEMENTS, to=where["above"], by=self.by, at=self.now)
        return number

    def told(self) -> Directive:
        """The document as the rules know it. Raises ProgrammeRefusedError."""
        what, when = self.what.cleaned_data, self.when.cleaned_data
        return Directive(
            key="",
            symbol=what["symbol"],
            sort=Sort(what["sort"]),
            title=what["title"],
            issuer=what["issuer"],
            area=self.what.chosen_area(),
            issued=SourcedDate((Reading(when["issued"], when["issued_source"]),)),
            signatory=when["signatory"],
            begins=when["begins"],
            until=when["until"],
        )

    def screen(self, at: int) -> HttpResponse:
        """One screen, with what was answered on the others."""
        form, data = self.forms[at], self.request.POST
        own = {*form.fields, "man", "lui", "dau", "csrfmiddlewaretoken"}
        given = {
            "title": gettext("Ghi văn bản"),
            "screen": (
                gettext("Văn bản gì"),
                gettext("Ngày, người ký, thời kỳ"),
                gettext("Liên quan và toàn văn"),
            )[at],
            "form": form,
            "number": at,
            "mark": self.mark,
            "carried": [(name, data[name]) for name in data if name not in own],
            "step": gettext("Bước %(at)s trên %(of)s") % {"at": at + 1, "of": SCREENS},
            "last": at == SCREENS - 1,
        }
        wrong = form.is_bound and self.shown >= at and "lui" not in data and bool(form.errors)
        template = "programme/directives/entry.html"
        return page(self.request, template, given, here="directives", status=422 if wrong else 200)


def _number(typed: str) -> int:
    return int(typed) if re.fullmatch(r"[0-9]{1,15}", typed) else 0


def _after(by: Actor, above: int) -> dict[str, object]:
    """What is known of a plan begun from a document: that it is one, whose, and what it implements."""
    if not above:
        return {}
    return {"sort": Sort.PLAN.value, "area": str(by.area_id), "above": seen(by, above).pk}


def _initial(found: WaitingDocument) -> dict[str, object]:
    """What a mark says, as the fields show it; a person looks at each before it is kept."""
    read = found.read
    first = read.dates[0] if read.dates else None
    return {
        "symbol": read.symbol,
        "sort": read.sort.value if read.sort else "",
        "issuer": read.issuer,
        "issued": partial_day(first) if first else "",
        "issued_source": source_of(found.mark) if first else "",
        "begins": read.begins,
        "until": read.until,
        "above": found.above[0].id if found.above else "",
    }
