"""Entering a conference that a published source tells of, on four screens."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vungxanh.access.interface import Actor, Verb, actor_of, require
from vungxanh.programme.actions.published import enter_published
from vungxanh.programme.rules.conferences import Kind
from vungxanh.programme.rules.published import PublishedConference
from vungxanh.programme.web.conferences.lists import key_of
from vungxanh.programme.web.conferences.published_forms import AboutForm, PrintedForm, SaidForm, WhatForm
from vungxanh.programme.web.directives.choices import areas_to_choose, documents_to_choose
from vungxanh.programme.web.frame import of_programme
from vungxanh.programme.web.screens import Screens, sent_to

HERE = "conferences"


@require_http_methods(["GET", "HEAD", "POST"])
@of_programme
def new(request: HttpRequest) -> HttpResponse:
    """Enter a conference from its source: what is printed, and nothing more."""
    by, now = actor_of(request.user), timezone.now()
    require(by, Verb.WRITE_DIRECTIVES, area_id=by.area_id, on=timezone.localdate(now))
    return _Entry(request, by, now).screens().answer()


class _Entry:
    """A published conference while it is told."""

    def __init__(self, request: HttpRequest, by: Actor, now: datetime) -> None:
        self.request, self.by, self.now = request, by, now
        areas = areas_to_choose(by, on=timezone.localdate(now))
        sent = [sent_to(request, at, 4) for at in range(4)]
        self.what = WhatForm(sent[0], areas=areas)
        self.about = AboutForm(sent[1], directives=documents_to_choose(by))
        self.printed = PrintedForm(sent[2], areas=areas)
        self.said = SaidForm(sent[3])

    def screens(self) -> Screens:
        """The four screens."""
        return Screens(
            request=self.request,
            title=gettext("Ghi hội nghị theo nguồn công bố"),
            screens=(
                (gettext("Hội nghị nào, ở đâu, khi nào"), self.what),
                (gettext("Về văn bản nào"), self.about),
                (gettext("Theo nguồn nào, bao nhiêu người dự"), self.printed),
                (gettext("Nguồn kể hội nghị nêu gì"), self.said),
            ),
            save=gettext("Lưu hội nghị"),
            here=HERE,
            back=reverse("conferences"),
            key=str(key_of(self.request)),
            kept=self.kept,
        )

    def kept(self) -> str:
        """Write it; the address of its page. Raises ProgrammeRefusedError."""
        what, printed, said = self.what.cleaned_data, self.printed.cleaned_data, self.said.cleaned_data
        told = PublishedConference(
            kind=Kind(what["kind"]),
            title=what["title"],
            area=self.what.chosen_area(),
            held_by=what["held_by"],
            on=what["on"],
            source=printed["source"],
            note=printed["note"],
            about=self.about.about(),
            points=printed["points"],
            statements=(*said["claims"], *said["conclusions"]),
        )
        number = enter_published(told, by=self.by, at=self.now)
        messages.success(self.request, gettext("Đã ghi hội nghị theo nguồn."))
        return reverse("conference-published", args=(number,))
