"""What every page of the programme keeps to: its sub-navigation, and one answer for what is not there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from vungxanh.access.interface import Verb, actor_of, holds
from vungxanh.programme.queries.agreements import NoAgreementError
from vungxanh.programme.queries.conferences import NoConferenceError
from vungxanh.programme.queries.directives import NoDirectiveError
from vungxanh.programme.queries.funds import NoFundError
from vungxanh.programme.queries.inspections import NoInspectionError
from vungxanh.programme.queries.practices import NoPracticeError
from vungxanh.programme.queries.reviews.asked import NoReviewError
from vungxanh.programme.queries.task import NoTaskError
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.ui.interface import text_of

View = Callable[..., HttpResponse]
SECTIONS: tuple[tuple[Promise, str, Verb | None], ...] = (
    (_("Văn bản"), "directives", None),
    (_("Mục tiêu"), "targets", None),
    (_("Việc"), "tasks", Verb.VIEW_TASKS),
    (_("Hội nghị"), "conferences", Verb.VIEW_CONFERENCES),
    (_("Mô hình"), "practices", None),
    (_("Nguồn lực"), "funds", Verb.VIEW_TASKS),
    (_("Phối hợp"), "agreements", Verb.VIEW_TASKS),
    (_("Kết quả"), "results", None),
)
"""The pages of the programme in their order: label, address by name, permission (None: every post)."""

MISSING = (
    NoAgreementError,
    NoConferenceError,
    NoDirectiveError,
    NoFundError,
    NoInspectionError,
    NoPracticeError,
    NoReviewError,
    NoTaskError,
)
"""What queries raise for what is not there, or is not the post's to see."""


@dataclass(frozen=True)
class Section:
    """One entry of the sub-navigation."""

    label: str
    href: str
    current: bool


def of_programme(view: View) -> View:
    """A page of the programme: kept by no browser, and the same 404 for what is foreign or missing."""

    @wraps(view)
    def served(request: HttpRequest, *given: object, **named: object) -> HttpResponse:
        try:
            return view(request, *given, **named)
        except MISSING as error:
            raise Http404 from error

    return never_cache(served)


def page(
    request: HttpRequest, template: str, given: Mapping[str, object], *, here: str, status: int = 200
) -> HttpResponse:
    """A page with the sub-navigation; `here` is the name of the section it belongs to."""
    role = actor_of(request.user).role
    sections = [
        Section(str(label), reverse(name), name == here)
        for label, name, verb in SECTIONS
        if verb is None or holds(role, verb)
    ]
    return render(request, template, {"sections": sections, **given}, status=status)


def refused(error: ProgrammeRefusedError) -> str:
    """A refusal in the language of the page."""
    return text_of(error)
