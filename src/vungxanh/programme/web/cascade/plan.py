"""A plan from the plan above, clause by clause: taken, adapted, or declined with a reason."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vungxanh.access.interface import Actor, Verb, actor_of, may, require
from vungxanh.programme.actions.cascade import choose_clause
from vungxanh.programme.queries.cascade import DraftRow, plan_draft
from vungxanh.programme.queries.directives import DirectiveView, directive
from vungxanh.programme.rules.cascade import Choice, Chosen
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.web.cascade.forms import ChoiceForm
from vungxanh.programme.web.cascade.words import CHOICES
from vungxanh.programme.web.frame import of_programme, page
from vungxanh.ui.interface import number


@require_http_methods(["GET", "HEAD", "POST"])
@of_programme
def plan(request: HttpRequest, directive: int) -> HttpResponse:
    """Every clause of the document above with what this plan does with it; who keeps the plan decides."""
    by, now = actor_of(request.user), timezone.now()
    found, rows = _seen(by, directive), plan_draft(by, directive)
    on, tried = timezone.localdate(now), None
    if request.method == "POST":
        require(by, Verb.WRITE_DIRECTIVES, area_id=found.keeper, on=on)
        tried = ChoiceForm(request.POST)
        if tried.is_valid() and _chosen(tried, directive, by, now):
            messages.success(request, gettext("Đã ghi mục này."))
            return redirect(_next(directive, tried, rows))
    may_write = may(by, Verb.WRITE_DIRECTIVES, area_id=found.keeper, on=on)
    waiting = sum(one.chosen is None for one in rows)
    given = {
        "title": gettext("Kế hoạch theo từng mục của văn bản cấp trên"),
        "found": found,
        "says": gettext("%(n)s mục, còn %(open)s mục chưa quyết định.")
        % {"n": number(len(rows)), "open": number(waiting)},
        "rows": [_row(one, may_write=may_write, tried=tried) for one in rows],
    }
    status = 422 if tried is not None else 200
    return page(request, "programme/cascade/plan.html", given, here="directives", status=status)


def _seen(by: Actor, number: int) -> DirectiveView:
    return directive(by, number)


def _chosen(form: ChoiceForm, plan: int, by: Actor, now: datetime) -> bool:
    """Keep it; False, and the refusal said in the form, where the rules do not allow it."""
    said = form.cleaned_data
    try:
        told = Chosen(
            clause=str(said["clause"]),
            choice=Choice(said["choice"]),
            text=said["text"],
            reason=said["reason"],
        )
        choose_clause(plan=plan, told=told, by=by, at=now)
    except ProgrammeRefusedError as error:
        form.refuse(error)
        return False
    return True


def _next(plan: int, form: ChoiceForm, rows: tuple[DraftRow, ...]) -> str:
    """To the next clause that waits for a decision, so that a plan is gone through from top to bottom."""
    done = form.cleaned_data["clause"]
    waiting = [one.clause.id for one in rows if one.chosen is None and one.clause.id != done]
    anchor = f"#muc-{waiting[0]}" if waiting else f"#muc-{done}"
    return reverse("plan-clauses", args=(plan,)) + anchor


def _row(one: DraftRow, *, may_write: bool, tried: ChoiceForm | None) -> dict[str, object]:
    chosen = one.chosen
    form: ChoiceForm | None = None
    if may_write:
        mine = tried is not None and str(tried.data.get("clause")) == str(one.clause.id)
        first: dict[str, object] = {"clause": one.clause.id}
        if chosen:
            first |= {"choice": chosen.choice.value, "text": chosen.text, "reason": chosen.reason}
        fresh = ChoiceForm(initial=first, auto_id=f"id_{one.clause.id}_%s")
        form = tried if mine else fresh
    return {
        "clause": one.clause,
        "of": one.of,
        "choice": str(CHOICES[chosen.choice]) if chosen else "",
        "said": chosen,
        "form": form,
    }
