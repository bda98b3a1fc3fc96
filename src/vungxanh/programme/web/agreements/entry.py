"""Entering an agreement on three screens."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vungxanh.access.interface import Verb, actor_of, require
from vungxanh.programme.actions.agreements import Agreed, agree
from vungxanh.programme.rules.agreements import AgreementSort
from vungxanh.programme.rules.practices import Span
from vungxanh.programme.web.agreements.choices import others_of
from vungxanh.programme.web.agreements.forms import PartiesForm, WhatForm, WhenForm
from vungxanh.programme.web.conferences.lists import key_of
from vungxanh.programme.web.directives.choices import documents_to_choose
from vungxanh.programme.web.frame import of_programme
from vungxanh.programme.web.practices.choices import places_of
from vungxanh.programme.web.screens import Screens, sent_to

HERE = "agreements"


@require_http_methods(["GET", "HEAD", "POST"])
@of_programme
def new(request: HttpRequest) -> HttpResponse:
    """Enter an agreement; more parties, meetings and joint work are added on its own page."""
    by, now = actor_of(request.user), timezone.now()
    on, key = timezone.localdate(now), key_of(request)
    require(by, Verb.KEEP_RESOURCES, area_id=by.area_id, on=on)
    what = WhatForm(sent_to(request, 0, 3))
    when = WhenForm(sent_to(request, 1, 3), directives=documents_to_choose(by), initial={"begins": on})
    who = PartiesForm(
        sent_to(request, 2, 3),
        places=places_of(by, on),
        others=others_of(by, on),
        initial={"own": by.area_id},
    )

    def kept() -> str:
        facts, times = what.cleaned_data, when.cleaned_data
        told = Agreed(
            sort=AgreementSort(facts["sort"]),
            title=facts["title"],
            symbol=facts["symbol"],
            signed_on=facts["signed_on"],
            signatory=facts["signatory"],
            span=Span(begins=times["begins"], until=times["until"]),
            directive=times["directive"],
            parties=who.parties(),
        )
        number = agree(told, by=by, at=now, key=key)
        said = gettext("Đã ghi văn bản phối hợp. Tiếp theo, lập cuộc họp, giao việc chung.")
        messages.success(request, said)
        return reverse("agreement", args=(number,))

    return Screens(
        request=request,
        title=gettext("Ghi quy chế, kế hoạch phối hợp"),
        screens=(
            (gettext("Văn bản gì, ai ký"), what),
            (gettext("Thời hạn"), when),
            (gettext("Các bên"), who),
        ),
        save=gettext("Lưu văn bản phối hợp"),
        here=HERE,
        back=reverse("agreements"),
        key=str(key),
        kept=kept,
    ).answer()
