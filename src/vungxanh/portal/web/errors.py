"""The page of a failure of the program: drawn without the database, which may be what failed."""

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.translation import get_language

from vungxanh.portal.web.context import Page


def failed(request: HttpRequest) -> HttpResponse:
    """Say that the program failed, that nothing half-done was kept, and what to do."""
    shown = {
        "page": Page(here=request.path),
        "LANGUAGE_CODE": get_language() or "vi",
        "messages": (),
        "csrf_token": get_token(request),
    }
    return HttpResponse(render_to_string("500.html", shown), status=500)
