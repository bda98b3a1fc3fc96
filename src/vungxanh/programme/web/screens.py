"""Entering something in several screens of at most five fields, the last of which saves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext

from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.web.forms import RefusableForm
from vungxanh.programme.web.frame import page

SHOWN, BACK = "man", "lui"
OWN = frozenset({SHOWN, BACK, "csrfmiddlewaretoken"})
Kept = Callable[[], str]


@dataclass(frozen=True, kw_only=True)
class Screens:
    """What is entered: each screen with its heading and form, what saves them, and what the page says.

    `kept` saves when every form is valid and gives the address to go to; it may raise ProgrammeRefusedError.
    `here` is the section, `back` the address to give up to, `key` makes sending twice save once.
    """

    request: HttpRequest
    title: str
    screens: Sequence[tuple[str, RefusableForm]]
    save: str
    here: str
    back: str
    key: str
    kept: Kept

    def answer(self) -> HttpResponse:
        """The next screen, the first with something wrong, or the address of what was saved."""
        shown = shown_of(self.request, len(self.screens))
        if BACK in self.request.POST:
            return self.screen(max(0, shown - 1))
        for at in range(shown + 1):
            if not self.screens[at][1].is_valid():
                return self.screen(at, wrong=True)
        return self.screen(shown + 1) if shown < len(self.screens) - 1 else self.saved()

    def saved(self) -> HttpResponse:
        """Save it; what is refused is said on the screen whose field it concerns."""
        try:
            return redirect(self.kept())
        except ProgrammeRefusedError as error:
            last = len(self.screens) - 1
            at = next((at for at, (_, form) in enumerate(self.screens) if error.field in form.fields), last)
            self.screens[at][1].refuse(error)
            return self.screen(at, wrong=True)

    def screen(self, at: int, *, wrong: bool = False) -> HttpResponse:
        """One screen, with what was answered on the others."""
        heading, form = self.screens[at]
        data = self.request.POST
        given = {
            "title": self.title,
            "screen": heading,
            "form": form,
            "number": at,
            "carried": [(name, data[name]) for name in data if name not in {*OWN, "khoa", *form.fields}],
            "key": self.key,
            "step": gettext("Bước %(at)s trên %(of)s") % {"at": at + 1, "of": len(self.screens)},
            "save": self.save if at == len(self.screens) - 1 else gettext("Tiếp tục"),
            "back": self.back,
        }
        status = 422 if wrong else 200
        return page(self.request, "programme/screens.html", given, here=self.here, status=status)


def shown_of(request: HttpRequest, screens: int) -> int:
    """The number of the screen that was sent; -1 before the first."""
    sent = request.POST.get(SHOWN, "")
    return int(sent) if sent in {str(at) for at in range(screens)} else -1


def sent_to(request: HttpRequest, at: int, screens: int) -> QueryDict | None:
    """What the form of a screen is bound to: what was sent, once its screen was shown."""
    return request.POST if shown_of(request, screens) >= at else None
