"""Rows pasted from a spreadsheet: each is read by the fields of the form and checked; nothing is kept before
a person says so, and the wrong rows stay on the page to be mended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4, uuid5

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from vungxanh.access.interface import Actor, actor_of
from vungxanh.records.actions.recording import record_all, refusals_of_new
from vungxanh.records.queries.events import NoEventError
from vungxanh.records.rules.events import answers
from vungxanh.records.rules.events.shape import Field, Happened, Kind, RefusedEventError
from vungxanh.records.web.events.draft import Choosing, happened, screens_of
from vungxanh.records.web.events.fields import Choices, Rows, field_of, problem
from vungxanh.records.web.events.frame import choosing, kind_of, of_events
from vungxanh.records.web.events.telling import offered
from vungxanh.records.web.events.words import refused, said

MOST_CELLS = 10_000
MOST_LETTERS = 1_000_000


@dataclass(frozen=True)
class Line:
    """One pasted row: its number, the text, and the event it makes or what is wrong with it."""

    number: int
    text: str
    told: Happened | None
    wrong: tuple[str, ...] = ()


class Reader:
    """Reads the cells of a kind's rows by the fields of its form."""

    def __init__(self, kind: Kind, choices: Choosing) -> None:
        self.kind, self.choices = kind, choices
        every = (one for screen in screens_of(kind, choices.own) for one in screen.fields)
        self.fields = tuple(one for one in every if one.sort != "subject")
        self.readers = {field.name: field_of(field, self._choices(field)) for field in self.fields}

    def _choices(self, field: Field) -> Choices:
        """The choices of a field."""
        if field.sort == "units":
            return self.choices.communes
        return self.choices.own if field.sort == "area" else field.choices

    def event(self, cells: Sequence[str], subject: UUID) -> Happened:
        """The event of a row. Raises ValidationError with what is wrong where, or RefusedEventError."""
        if len(cells) > len(self.fields):
            raise forms.ValidationError(
                gettext("Có %(found)s ô, chỉ cần %(wanted)s: hãy bỏ cột thừa.")
                % {"found": len(cells), "wanted": len(self.fields)}
            )
        wrong, cleaned = [], {}
        for field, cell in zip(self.fields, [*cells, *[""] * len(self.fields)], strict=False):
            try:
                cleaned[field.name] = self._cell(field, cell.strip())
            except forms.ValidationError as error:
                wrong += [f"{said(field.label)}: {text}" for text in error.messages]
        if wrong:
            raise forms.ValidationError(wrong)
        area = int(str(cleaned.get("area") or self.choices.own[0][0]))
        return happened(self.kind, cleaned, area=area, subject=subject)

    def _cell(self, field: Field, cell: str) -> object:
        """What a cell says. Raises ValidationError."""
        reader = self.readers[field.name]
        try:
            return reader.clean(self._written(field, reader, cell))
        except answers.AnswerError as error:
            raise problem(error) from error

    def _written(self, field: Field, reader: forms.Field, cell: str) -> object:
        """The cell as the form's own page would send it."""
        if isinstance(reader, Rows):
            return [(answers.choice(name, reader.choices), number) for name, number in answers.rows(cell)]
        if field.sort == "choices":
            return [answers.choice(one, field.choices) for one in answers.several(cell)]
        if field.sort in {"choice", "area"}:
            return answers.choice(cell, self._choices(field)) if cell else ""
        if field.sort == "yes":
            return answers.plain(cell) in {"co", "x", "yes", "1"}
        return cell


def read(reader: Reader, text: str, *, base: UUID, by: Actor, on: date) -> list[Line]:
    """Every row with the event it makes or what is wrong; an empty row is no row."""
    found, told = [], {}
    for number, row in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if not row.strip():
            continue
        try:
            told[number] = reader.event(row.split("\t"), uuid5(base, f"{number} {row}"))
            found.append(Line(number, row, told[number]))
        except forms.ValidationError as error:
            found.append(Line(number, row, None, tuple(error.messages)))
        except RefusedEventError as error:
            found.append(Line(number, row, None, tuple(refused(one) for one in error.refusals)))
    refusals = refusals_of_new(told, by=by, on=on)
    return [
        Line(line.number, line.text, None, tuple(refused(one) for one in refusals[line.number]))
        if refusals.get(line.number)
        else line
        for line in found
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@of_events
def paste(request: HttpRequest, what: str) -> HttpResponse:
    """Paste rows, see which are right, save those; the wrong ones stay to be mended."""
    by, now, kind = actor_of(request.user), timezone.now(), kind_of(what)
    on = timezone.localdate(now)
    if not offered(by, kind) or not kind.pasted:
        raise NoEventError
    reader = Reader(kind, choosing(by, kind, on=on))
    base = _uuid(request.POST.get("khoa", ""))
    text, waiting = request.POST.get("hang", ""), request.POST.get("dung", "")
    problem = _too_much(text) or _too_much(waiting)
    if problem:
        return _page(request, reader, base, [], text, problem=problem)
    if request.POST.get("di") == "luu":
        lines = read(reader, waiting, base=base, by=by, on=on)
        if not any(line.wrong for line in lines):
            _save(request, lines, by=by)
            return _page(request, reader, uuid4(), [], text)
        text = f"{waiting}\n{text}"
    lines = read(reader, text, base=base, by=by, on=on)
    return _page(request, reader, base, lines, "\n".join(line.text for line in lines if line.wrong))


def _save(request: HttpRequest, lines: Sequence[Line], *, by: Actor) -> None:
    told = [line.told for line in lines if line.told is not None]
    record_all(told, by=by, at=timezone.now(), keys=[one.subject for one in told])
    said = ngettext("Đã ghi %(count)s dòng.", "Đã ghi %(count)s dòng.", len(told)) % {"count": len(told)}
    messages.success(request, said)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return uuid4()


def _too_much(text: str) -> str:
    cells = text.count("\t") + text.count("\n") + 1
    if cells <= MOST_CELLS and len(text) <= MOST_LETTERS:
        return ""
    return gettext("Dán nhiều nhất 10.000 ô một lần: hãy chia thành nhiều lần dán.")


def _page(
    request: HttpRequest, reader: Reader, base: UUID, lines: Sequence[Line], text: str, *, problem: str = ""
) -> HttpResponse:
    right = [line for line in lines if line.told is not None]
    wrong = [line for line in lines if line.wrong]
    given = {
        "title": said(reader.kind.label),
        "slug": reader.kind.slug,
        "columns": [(said(field.label), said(field.hint), field.required) for field in reader.fields],
        "right": [(line.number, said(reader.kind.says(line.told))) for line in right[:20] if line.told],
        "right_count": len(right),
        "right_text": "\n".join(line.text for line in right),
        "wrong": wrong,
        "text": text,
        "key": str(base),
        "problem": problem,
    }
    return render(request, "records/events/paste.html", given, status=422 if problem else 200)
