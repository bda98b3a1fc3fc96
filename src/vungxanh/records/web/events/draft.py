"""An event while it is being told: what was answered so far, screen by screen, and the event it makes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict

from vungxanh.records.rules.events import answers
from vungxanh.records.rules.events.codec import from_json, to_json
from vungxanh.records.rules.events.shape import (
    MOST_FIELDS,
    Field,
    Happened,
    Kind,
    Refusal,
    Screen,
    Unit,
    Words,
)
from vungxanh.records.web.events.fields import Choices, field_of
from vungxanh.records.web.events.words import refused

OF_THE_EVENT = frozenset({"day", "area", "units"})
"""The names of fields that are the event's own, not its facts'."""
AREA = Field(name="area", sort="area", label=Words("Nơi xảy ra", "Where it happened"))
KEY, SUBJECT = "khoa", "chu-the"


class ScreenForm(forms.Form):
    """The fields of one screen."""

    required_css_class = "required"

    def __init__(
        self, screen: Screen, choices: Mapping[str, Choices], data: QueryDict, *, judged: bool
    ) -> None:
        super().__init__(data if judged else None)
        for field in screen.fields:
            made = field_of(field, choices.get(field.name, field.choices))
            self.fields[field.name] = made
            if not judged:
                self.initial[field.name] = made.widget.value_from_datadict(data, {}, field.name)

    def refuse(self, refusals: Sequence[Refusal]) -> None:
        """Say what the rules refuse beside the field it concerns, else above the form."""
        for one in refusals:
            self.add_error(one.field if one.field in self.fields else None, refused(one))


@dataclass(frozen=True)
class Choosing:
    """What may be chosen on the day: the communes a post records in, all of its province, other subjects."""

    own: Choices
    communes: Choices
    subjects: Mapping[str, Choices]


def screens_of(kind: Kind, own: Choices) -> tuple[Screen, ...]:
    """The screens, with the question where it happened for a post that has several areas."""
    if len(own) < 2 or not kind.screens:
        return kind.screens
    first = kind.screens[0]
    if len(first.fields) < MOST_FIELDS:
        return (Screen(first.title, (AREA, *first.fields)), *kind.screens[1:])
    return (Screen(AREA.label, (AREA,)), *kind.screens)


class Draft:
    """The answers of a form in several screens, carried from one to the next by the page itself."""

    def __init__(self, kind: Kind, choosing: Choosing, data: QueryDict) -> None:
        self.kind, self.choosing, self.data = kind, choosing, data
        self.screens = screens_of(kind, choosing.own)

    def choices(self, screen: Screen) -> dict[str, Choices]:
        """The choices of a screen that are not in its description."""
        found: dict[str, Choices] = {}
        for field in screen.fields:
            if field.sort == "units":
                found[field.name] = self.choosing.communes
            elif field.sort == "area":
                found[field.name] = self.choosing.own
            elif field.sort == "subject":
                found[field.name] = self.choosing.subjects.get(field.of_kind, ())
        return found

    def form(self, number: int, *, judged: bool = False) -> ScreenForm:
        """The form of one screen with what was answered; `judged`: and with what is wrong in it."""
        screen = self.screens[number]
        return ScreenForm(screen, self.choices(screen), self.data, judged=judged)

    @cached_property
    def forms(self) -> tuple[ScreenForm, ...]:
        """The forms of all screens, judged."""
        return tuple(self.form(number, judged=True) for number in range(len(self.screens)))

    def first_wrong(self) -> int | None:
        """The first screen whose answers cannot be taken."""
        return next((number for number, form in enumerate(self.forms) if not form.is_valid()), None)

    def screen_of(self, refusals: Sequence[Refusal]) -> int | None:
        """The screen beside whose fields a refusal belongs, None where it belongs to the whole."""
        named = {one.field for one in refusals}
        return next((at for at, form in enumerate(self.forms) if named & set(form.fields)), None)

    def carried(self, shown: int | None) -> Iterator[tuple[str, str]]:
        """The answers of the other screens, as names and values of hidden fields."""
        own = {field.name for field in self.screens[shown].fields} if shown is not None else set()
        known = {"area", *(field.name for screen in self.screens for field in screen.fields)}
        for name in self.data:
            if name.partition("-")[0] in known - own:
                yield from ((name, value) for value in self.data.getlist(name))

    @cached_property
    def key(self) -> UUID:
        """The form's own key: sent twice, it is one event."""
        try:
            return UUID(self.data.get(KEY, ""))
        except ValueError:
            return uuid4()

    @property
    def subject(self) -> UUID | None:
        """The subject whose life goes on."""
        try:
            return UUID(self.data.get(SUBJECT, ""))
        except ValueError:
            return None

    @property
    def area(self) -> int:
        """Where it happened: as chosen, else the post's only area; 0 where it is not known yet."""
        chosen = self.data.get("area", "")
        known = [value for value, _ in self.choosing.own]
        return int(chosen if chosen in known else known[0] if len(known) == 1 else 0)

    def told(self, subject: UUID) -> Happened:
        """The event, when every screen is valid. Raises RefusedEventError for facts that contradict."""
        cleaned = {name: value for form in self.forms for name, value in form.cleaned_data.items()}
        return happened(self.kind, cleaned, area=self.area, subject=subject)


def happened(kind: Kind, cleaned: Mapping[str, Any], *, area: int, subject: UUID) -> Happened:
    """The event that cleaned answers make. Raises RefusedEventError for facts that contradict each other."""
    plain = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in cleaned.items()
        if name not in OF_THE_EVENT and value not in (None, "", [])
    }
    units = tuple(Unit(int(one["choice"]), one["number"]) for one in cleaned.get("units") or ())
    facts = from_json(kind.facts, plain)
    return Happened(kind=kind.name, subject=subject, area=area, day=cleaned["day"], facts=facts, units=units)


def answered(kind: Kind, told: Happened, *, key: UUID) -> QueryDict:
    """The answers that would make this event: what a form of amending begins with."""
    data = QueryDict(mutable=True)
    data.update({KEY: str(key), SUBJECT: str(told.subject), "area": str(told.area)})
    data["day"] = f"{told.day:%d/%m/%Y}"
    facts = to_json(told.facts)
    for field in kind.fields:
        if field.name == "units":
            _rows(data, field.name, [(str(unit.area), unit.share) for unit in told.units])
        elif field.name not in OF_THE_EVENT and facts.get(field.name) not in (None, ""):
            _answer(data, field, facts[field.name])
    return data


def _answer(data: QueryDict, field: Field, value: Any) -> None:  # noqa: ANN401
    """Write one fact as a person would."""
    match field.sort:
        case "number":
            data[field.name] = answers.written(value, field.decimals)
        case "yes":
            if value:
                data[field.name] = "on"
        case "choices":
            data.setlist(field.name, value)
        case "counts":
            choice, number = field.row
            _rows(data, field.name, [(row[choice], row[number]) for row in value])
        case "day":
            data[field.name] = f"{date.fromisoformat(value):%d/%m/%Y}"
        case _:
            data[field.name] = str(value)


def _rows(data: QueryDict, name: str, rows: Sequence[tuple[str, int | None]]) -> None:
    for at, (choice, number) in enumerate(rows):
        data[f"{name}-{at}-c"] = choice
        data[f"{name}-{at}-n"] = "" if number is None else str(number)
