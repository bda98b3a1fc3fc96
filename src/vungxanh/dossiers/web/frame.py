"""What every page of dossiers keeps to: nothing stored, nothing printed, one answer for what is not there."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from vungxanh.dossiers.queries.kept import NoDossierError

View = Callable[..., HttpResponse]


def of_dossiers(view: View) -> View:
    """A page about dossiers: kept by no browser, its form in no error report, and the same 404 for a dossier
    that is foreign, over or missing."""

    @wraps(view)
    def served(request: HttpRequest, *given: object, **named: object) -> HttpResponse:
        try:
            return view(request, *given, **named)
        except NoDossierError as error:
            raise Http404 from error

    return never_cache(sensitive_post_parameters()(served))


def uuid_of(request: HttpRequest, name: str) -> UUID:
    """The id in the body of a POST. Raises NoDossierError for anything else, as for a missing one."""
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError as error:
        raise NoDossierError from error


def number_of(request: HttpRequest, name: str) -> int:
    """The number of a row in the body of a POST. Raises NoDossierError for anything else."""
    said = request.POST.get(name, "")
    if not said.isascii() or not said.isdecimal() or len(said) > 18:
        raise NoDossierError
    return int(said)
