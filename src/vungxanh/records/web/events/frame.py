"""What every page of events keeps to: nothing stored by the browser, one answer for what is not there."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial, wraps
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject
from django.views.decorators.cache import never_cache

from vungxanh.access.interface import Actor, Verb
from vungxanh.areas.interface import AreaSummary, area, titled
from vungxanh.records.queries.choosing import areas_to_record, communes_around, subjects_of
from vungxanh.records.queries.events import NoEventError, Version
from vungxanh.records.queries.places import may_record
from vungxanh.records.rules.events.registry import BY_SLUG, KINDS
from vungxanh.records.rules.events.shape import Kind, Words
from vungxanh.records.web.events.draft import Choosing
from vungxanh.records.web.events.fields import Choices
from vungxanh.ui.interface import day

View = Callable[..., HttpResponse]


def of_events(view: View) -> View:
    """A page about events: kept by no browser, and the same 404 for one that is foreign or missing."""

    @wraps(view)
    def served(request: HttpRequest, *given: object, **named: object) -> HttpResponse:
        try:
            return view(request, *given, **named)
        except NoEventError as error:
            raise Http404 from error

    return never_cache(served)


def kind_of(slug: str) -> Kind:
    """The kind that an address names. Raises NoEventError for none that has a form."""
    kind = BY_SLUG.get(slug)
    if kind is None or not kind.screens:
        raise NoEventError
    return kind


def choosing(by: Actor, kind: Kind, *, on: date, asked: str = "") -> Choosing:
    """What the post may choose in a form of the kind on a day. Raises NoEventError where it records none.

    `asked` is an area named by the form: one that was merged into an own one may be chosen too.
    """
    # The communes of a whole province are asked for only where a choice of them is shown or judged.
    around = cast("tuple[AreaSummary, ...]", SimpleLazyObject(partial(communes_around, by, on=on)))
    own = areas_to_record(by, kind.recorded_at, around)
    if not own:
        raise NoEventError
    if (
        asked.isascii()
        and asked.isdecimal()
        and len(asked) < 16
        and asked not in {str(one.id) for one in own}
    ):
        number = int(asked)
        if may_record(by, Verb(kind.recorded_by), area_id=number, on=on):
            own = (*own, area(number))
    linked = {field.of_kind for field in kind.fields if field.sort == "subject"}
    ids = [unit.id for unit in own]
    subjects = {of: tuple(map(_linked, subjects_of(ids, [of]))) for of in linked}
    communes = cast("Choices", SimpleLazyObject(partial(_named, around)))
    return Choosing(own=_named(own), communes=communes, subjects=subjects)


def _named(units: Sequence[AreaSummary]) -> Choices:
    return tuple((str(unit.id), Words(titled(unit), titled(unit))) for unit in units)


def _linked(one: Version) -> tuple[str, Words]:
    return str(one.subject), summary(one)


def summary(one: Version) -> Words:
    """One event in a line: its day and what it counts."""
    says = KINDS[one.kind].says(one)
    return Words(f"{day(one.day)}: {says.vi}", f"{day(one.day)}: {says.en}")
