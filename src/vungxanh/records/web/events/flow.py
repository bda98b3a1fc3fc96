"""Telling an event screen by screen: every step is a POST that carries the answers; the last one saves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext

from vungxanh.areas.interface import areas, titled
from vungxanh.records.rules.events.registry import KINDS
from vungxanh.records.rules.events.shape import Happened, Kind, Refusal, RefusedEventError
from vungxanh.records.web.events.draft import KEY, SUBJECT, Draft
from vungxanh.records.web.events.words import said

REASON = "ly-do"
SAVE, BACK, MORE, GO = "luu", "lui", "them", "den-"


def nothing_alike(told: Happened) -> Sequence[tuple[str, str]]:
    """For forms in which nobody asks whether another unit told the same."""
    return ()


@dataclass(frozen=True, kw_only=True)
class Doing:
    """What a form is for: its title, what is checked, what saving does, and the words around it.

    `alike` finds what others have told of perhaps the same thing, each with its subject, and `joint` is the
    word of the kind that joins it; `reasons` are asked where an event is amended.
    """

    title: str
    check: Callable[[Happened], object]
    save: Callable[[Happened, Draft], HttpResponse]
    alike: Callable[[Happened], Sequence[tuple[str, str]]] = nothing_alike
    joint: str = ""
    reasons: Sequence[tuple[str, str]] = ()


def begun(*, subject: UUID | None = None, area: str = "") -> QueryDict:
    """The data with which an empty form begins; the subject of a new life is the form's own key."""
    data = QueryDict(mutable=True)
    data[KEY] = str(uuid4())
    if subject is not None:
        data[SUBJECT] = str(subject)
    if area:
        data["area"] = area
    return data


class Step:
    """One step of a form: what was pressed on which screen, and what is shown next."""

    def __init__(self, request: HttpRequest, draft: Draft, doing: Doing) -> None:
        self.request, self.draft, self.doing = request, draft, doing
        self.pressed = draft.data.get("di", "")
        self.last = len(draft.screens)
        shown = draft.data.get("man", "")
        self.shown = min(int(shown), self.last) if shown.isascii() and shown.isdecimal() else -1

    def answer(self) -> HttpResponse:
        """What the page shows next, or what saving leads to."""
        if (other := self.unjudged()) is not None:
            return self.screen(other, judged=False)
        if self.shown < self.last and not self.draft.forms[self.shown].is_valid():
            return self.screen(self.shown)
        if self.shown + 1 < self.last:
            return self.screen(self.shown + 1, judged=False)
        return self.finish()

    def unjudged(self) -> int | None:
        """The screen that is shown as it was left, where a person begins, goes back or wants a row more."""
        wanted = {MORE: self.shown, BACK: self.shown - 1}.get(self.pressed)
        if self.shown < 0:
            wanted = 0
        elif self.pressed.startswith(GO) and self.pressed.removeprefix(GO) in map(str, range(self.last)):
            wanted = int(self.pressed.removeprefix(GO))
        return None if wanted is None else max(0, min(wanted, self.last - 1))

    def finish(self) -> HttpResponse:
        """Check the whole; save it where that was asked, else show what will be counted."""
        wrong = self.draft.first_wrong()
        if wrong is not None:
            return self.screen(wrong)
        try:
            told = self.draft.told(self.draft.subject or self.draft.key)
            if self.pressed == SAVE and self.shown == self.last:
                # What was sent twice is no error: saving knows the form's key, checking would refuse it.
                return self.doing.save(told, self.draft)
            self.doing.check(told)
        except RefusedEventError as error:
            return self.refused(error.refusals)
        return self.check_page(told)

    def refused(self, refusals: tuple[Refusal, ...]) -> HttpResponse:
        """The screen whose field is refused, or the last one with what is wrong on top."""
        number = self.draft.screen_of(refusals)
        number = self.last - 1 if number is None else number
        self.draft.forms[number].refuse(refusals)
        return self.screen(number, offers=tuple(area for one in refusals for area in one.offers))

    def screen(self, number: int, *, judged: bool = True, offers: tuple[int, ...] = ()) -> HttpResponse:
        """One screen. `judged`: with what is wrong in it; else as it was left."""
        form = self.draft.forms[number] if judged else self.draft.form(number)
        fields = self.draft.screens[number].fields
        given = {
            "form": form,
            "screen": said(self.draft.screens[number].title),
            "rows": any(field.sort in {"counts", "units"} for field in fields),
            "offers": [(one.id, titled(one)) for one in areas(offers).values()] if offers else [],
        }
        status = 422 if judged and form.errors else 200
        return self.page("records/events/screen.html", number, given, status)

    def check_page(self, told: Happened) -> HttpResponse:
        """What will be counted, in words, before it is saved."""
        given = {
            "counted": said(KINDS[told.kind].says(told)),
            "answers": answers_of(self.draft),
            "alike": self.doing.alike(told),
            "joint": self.doing.joint,
            "reasons": self.doing.reasons,
            "place": titled(areas([told.area])[told.area]),
        }
        return self.page("records/events/check.html", self.last, given, 200)

    def page(self, template: str, number: int, given: dict[str, Any], status: int) -> HttpResponse:
        """A page of the form, with the answers of the other screens carried along."""
        shown = {
            **given,
            "title": self.doing.title,
            "number": number,
            "step": gettext("Bước %(at)s trên %(of)s") % {"at": number + 1, "of": self.last + 1},
            "carried": list(self.draft.carried(number if number < self.last else None)),
            "key": str(self.draft.key),
            "subject": str(self.draft.subject or ""),
        }
        return render(self.request, template, shown, status=status)


def answers_of(draft: Draft) -> list[tuple[int, str, str]]:
    """Every answer as it reads: the number of its screen, the question, the answer."""
    found = []
    for number, (screen, form) in enumerate(zip(draft.screens, draft.forms, strict=True)):
        for field in screen.fields:
            text = answer_text(form, field.name)
            if text:
                found.append((number, said(field.label), text))
    return found


def answer_text(form: Any, name: str) -> str:  # noqa: ANN401
    """One answer in words."""
    field, value = form.fields[name], form.cleaned_data.get(name)
    if value in (None, "", []):
        return ""
    named = {str(key): str(text) for key, text in getattr(field, "choices", ())}
    if field.__class__.__name__ == "Rows":
        named = {key: said(words) for key, words in field.choices}
        first, second = field.about.row
        return "; ".join(
            f"{named[row[first]]}: {row[second]}" if row[second] is not None else named[row[first]]
            for row in value
        )
    if isinstance(value, list):
        return ", ".join(named[one] for one in value)
    if isinstance(value, bool):
        return gettext("có") if value else ""
    return named.get(str(value), str(form.data.get(name, value)))


def kind_title(kind: Kind) -> str:
    """What a kind is called on the page."""
    return said(kind.label)
