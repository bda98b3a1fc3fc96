"""Giving work, screen by screen: what and by when, which post, where. Each screen carries those before it."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vungxanh.access.interface import Actor, Verb, actor_of, require
from vungxanh.areas.interface import area, areas, titled
from vungxanh.programme.actions.assigning import Given, assign, check_owners
from vungxanh.programme.queries.owners import assignments_before, places_with, roles_to_give
from vungxanh.programme.queries.sources import Source, source_of
from vungxanh.programme.rules.owners import Owner
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.rules.tasks import Work
from vungxanh.programme.web.forms import AreasForm, RefusableForm
from vungxanh.programme.web.frame import of_programme, page
from vungxanh.programme.web.tasks.forms import OwnerForm, WorkForm
from vungxanh.programme.web.tasks.words import owner as owner_words
from vungxanh.ui.interface import number

HERE = "tasks"
SHORT = 80
"""So many characters of a clause or an assignment stand in a list to choose from."""


@require_http_methods(["GET", "HEAD", "POST"])
@of_programme
def give(request: HttpRequest) -> HttpResponse:
    """Give work from a document or a clause, which the address names, or without one."""
    by, now = actor_of(request.user), timezone.now()
    require(by, Verb.ASSIGN_TASKS, area_id=by.area_id, on=timezone.localdate(now))
    return Giving(request, by, now).answer()


def shortened(text: str) -> str:
    """The beginning of a text, cut at a word."""
    if len(text) <= SHORT:
        return text
    return text[:SHORT].rsplit(" ", 1)[0] + "…"


class Giving:
    """Work while it is given; every screen is a POST that carries the answers of those before it."""

    def __init__(self, request: HttpRequest, by: Actor, now: datetime) -> None:
        self.request, self.by, self.now = request, by, now
        self.on: date = timezone.localdate(now)
        data = request.POST
        shown = data.get("man", "")
        self.shown = int(shown) if shown in {"0", "1", "2"} else -1
        self.source: Source = source_of(by, {**request.GET.dict(), **data.dict()})
        self.work = WorkForm(
            data if self.shown >= 0 else None,
            clauses=[(one.id, shortened(f"{one.number} {one.text}".strip())) for one in self.source.clauses],
            initial={"clause": self.source.clause_id, "what": self.source.text[:600]},
        )
        needs = assignments_before(by, self.source.directive_id)
        self.owner = OwnerForm(
            data if self.shown >= 1 else None,
            owners=[(one.value, owner_words(one.value)) for one in roles_to_give(by)],
            needs=[(one, shortened(what)) for one, what in needs],
        )
        self.places: Sequence[tuple[int, str]] = ()
        self.where: AreasForm | None = None

    def answer(self) -> HttpResponse:
        """The next screen, the same with what is wrong, or the assignment once it is given."""
        if "lui" in self.request.POST:
            return self.screen(max(0, self.shown - 1))
        if self.shown < 0:
            return self.screen(0)
        if not self.work.is_valid():
            return self.screen(0, wrong=True)
        if self.shown < 1:
            return self.screen(1)
        if not self.owner.is_valid():
            return self.screen(1, wrong=True)
        return self.placed()

    def placed(self) -> HttpResponse:
        """Ask where, unless there is but one place that has the post."""
        chosen = Owner(self.owner.cleaned_data["owner"])
        self.places = [(one.id, titled(one)) for one in places_with(self.by, chosen, on=self.on)]
        if not self.places:
            self.owner.add_error("owner", gettext("Chưa có ai giữ chức danh này: lập chức danh trước."))
            return self.screen(1, wrong=True)
        self.where = AreasForm(self.request.POST if self.shown >= 2 else None, places=self.places)
        if len(self.places) == 1 and "areas" not in self.request.POST:
            return self.given(chosen, [self.places[0][0]])
        if self.shown < 2:
            return self.screen(2)
        if not self.where.is_valid():
            return self.gone(chosen) or self.screen(2, wrong=True)
        return self.given(chosen, self.where.chosen())

    def gone(self, chosen: Owner) -> HttpResponse | None:
        """What became of an area that is not on the list: ended, with its heirs, or without the post."""
        sent = [one for one in self.request.POST.getlist("areas") if one.isdecimal() and len(one) < 18]
        wanted = frozenset(areas(map(int, sent)))
        try:
            check_owners(chosen, wanted, on=self.on)
        except ProgrammeRefusedError as error:
            if self.where is not None:
                self.where.errors.pop("areas", None)
            return self.refused(error)
        return None

    def given(self, chosen: Owner, area_ids: Sequence[int]) -> HttpResponse:
        """Give it; what the rules refuse is said on the screen it concerns."""
        facts = self.work.cleaned_data
        wanted = Given(
            what=facts["what"],
            deadline=facts["deadline"],
            work=Work(facts["work"]),
            begins=facts["begins"],
            directive_id=self.source.directive_id,
            clause_id=facts.get("clause"),
            needs=self.owner.cleaned_data.get("needs", ()),
            head=self.owner.cleaned_data["head"],
        )
        try:
            made = assign(wanted, owner=chosen, area_ids=area_ids, by=self.by, at=self.now, key=self.key())
        except ProgrammeRefusedError as error:
            return self.refused(error)
        messages.success(
            self.request, gettext("Đã giao việc cho %(n)s nơi.") % {"n": number(len(set(area_ids)))}
        )
        return redirect("assignment", assignment=made)

    def refused(self, error: ProgrammeRefusedError) -> HttpResponse:
        """The screen whose field is refused, the last one where no screen has it."""
        forms: list[RefusableForm | None] = [self.work, self.owner, self.where]
        place = next((at for at, form in enumerate(forms) if form and error.field in form.fields), self.shown)
        form = forms[place] or self.owner
        form.refuse(error)
        offers = [titled(one) for one in areas(error.offers).values()] if error.offers else []
        return self.screen(place, wrong=True, offers=offers)

    def key(self) -> UUID:
        """The key of this form, so that sending it twice gives once."""
        try:
            return UUID(self.request.POST.get("khoa", ""))
        except ValueError:
            return uuid4()

    def screen(self, number: int, *, wrong: bool = False, offers: Sequence[str] = ()) -> HttpResponse:
        """One screen; `wrong` shows what is wrong in it, else it is as it was left."""
        forms: list[RefusableForm | None] = [self.work, self.owner, self.where]
        given = {
            "title": gettext("Giao việc"),
            "place": titled(area(self.by.area_id)),
            "source": self.source,
            "form": forms[number] or self.owner,
            "earlier": [form for form in forms[:number] if form is not None],
            "number": number,
            "key": self.key(),
            "offers": offers,
        }
        return page(self.request, "programme/tasks/give.html", given, here=HERE, status=422 if wrong else 200)
