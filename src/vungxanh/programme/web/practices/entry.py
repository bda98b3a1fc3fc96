"""Proposing a practice, on two screens."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vungxanh.access.interface import Verb, actor_of, require
from vungxanh.programme.actions.practices import Proposed, propose
from vungxanh.programme.rules.practices import Audience, WorkSort
from vungxanh.programme.web.conferences.lists import key_of
from vungxanh.programme.web.directives.choices import documents_to_choose
from vungxanh.programme.web.frame import of_programme
from vungxanh.programme.web.practices.choices import places_of
from vungxanh.programme.web.practices.forms import NO_INDICATOR, WhatForm, WhereForm
from vungxanh.programme.web.screens import Screens, sent_to

HERE = "practices"


@require_http_methods(["GET", "HEAD", "POST"])
@of_programme
def new(request: HttpRequest) -> HttpResponse:
    """Enter a practice; its trials and adoptions are added on its own page."""
    by, now = actor_of(request.user), timezone.now()
    on, key = timezone.localdate(now), key_of(request)
    require(by, Verb.KEEP_RESOURCES, area_id=by.area_id, on=on)
    what = WhatForm(sent_to(request, 0, 2))
    where = WhereForm(
        sent_to(request, 1, 2),
        places=places_of(by, on),
        directives=documents_to_choose(by),
        initial={"area": by.area_id, "proposed_on": on},
    )

    def kept() -> str:
        facts, rest = what.cleaned_data, where.cleaned_data
        told = Proposed(
            title=facts["title"],
            what=facts["what"],
            work=WorkSort(facts["work"]),
            audience=Audience(facts["audience"]),
            aim="" if facts["aim"] == NO_INDICATOR else facts["aim"],
            area=rest["area"],
            proposed_on=rest["proposed_on"],
            directive=rest["directive"],
        )
        number = propose(told, by=by, at=now, key=key)
        messages.success(request, gettext("Đã ghi mô hình. Tiếp theo, ghi nơi làm thử, nơi áp dụng."))
        return reverse("practice", args=(number,))

    return Screens(
        request=request,
        title=gettext("Ghi mô hình, cách làm hay"),
        screens=((gettext("Làm gì, cho ai"), what), (gettext("Ai đề xuất, khi nào"), where)),
        save=gettext("Lưu mô hình"),
        here=HERE,
        back=reverse("practices"),
        key=str(key),
        kept=kept,
    ).answer()
