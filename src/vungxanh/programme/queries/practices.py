"""Good practices as a post sees them: those of its province, with what was measured where they were tried."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from vungxanh.access.interface import Actor, Refused, Verb, holds, may, visible_areas
from vungxanh.areas.interface import communes_of, province_of, same_ground
from vungxanh.indicators.interface import Measurement, catalogue
from vungxanh.programme.models import Adoption, Practice, PracticeChange, Trial
from vungxanh.programme.queries.directives import own_provinces
from vungxanh.programme.rules.practices import (
    Audience,
    Beside,
    Course,
    Described,
    Reading,
    Span,
    WorkSort,
    beside,
    course,
)

Read = Mapping[tuple[str, int], Collection[Reading]]
"""Readings by indicator and area."""


class NoPracticeError(LookupError):
    """There is no such practice, or the post does not see it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialRow:
    """A trial with its readings, the change elsewhere and whether the post may see figures of that area."""

    id: int
    area: int
    indicator: str
    span: Span
    shown: bool
    course: Course
    province: Beside | None = None
    others: Beside | None = None
    mine: bool = False


@dataclass(frozen=True, slots=True)
class AdoptionRow:
    """Who has adopted a practice, and whether the post may end that."""

    id: int
    area: int
    span: Span
    mine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeRow:
    """A practice in a list, with its trials and adoptions."""

    id: int
    title: str
    what: str
    work: WorkSort
    audience: Audience
    aim: str
    area: int
    proposed_on: date
    directive: int | None
    trials: tuple[TrialRow, ...]
    adoptions: tuple[AdoptionRow, ...]

    @property
    def described(self) -> Described:
        """What of it can be corrected, as it stands."""
        return Described(
            title=self.title,
            what=self.what,
            work=self.work,
            audience=self.audience,
            aim=self.aim,
            proposed_on=self.proposed_on,
            directive=self.directive,
        )

    @property
    def known(self) -> bool:
        """Whether a change that the post may see is known of one of its trials."""
        return any(one.shown and one.course.change is not None for one in self.trials)


@dataclass(frozen=True, slots=True)
class Sought:
    """What narrows the list; "" and None: everything."""

    work: str = ""
    audience: str = ""
    area: int | None = None
    known: str = ""


def practices_seen(by: Actor) -> QuerySet[Practice]:
    """The practices that were proposed in the post's province, by its predecessors too."""
    inside = own_provinces(by)
    return Practice.objects.filter(area__in=inside) | Practice.objects.filter(
        area__level="commune", area__parent__in=inside
    )


def practice_list(by: Actor, sought: Sought, *, on: date) -> tuple[PracticeRow, ...]:
    """The practices that the post sees and that answer to what is sought, the newest first."""
    rows = practices_seen(by)
    if sought.work:
        rows = rows.filter(work=sought.work)
    if sought.audience:
        rows = rows.filter(audience=sought.audience)
    if sought.area is not None:
        ground = same_ground([sought.area])[sought.area]
        rows = rows.filter(pk__in=Trial.objects.filter(area__in=ground).values("practice"))
    found = _rows(by, rows.order_by("-proposed_on", "-pk"), on)
    return tuple(one for one in found if not sought.known or one.known is (sought.known == "co"))


def one_practice(by: Actor, number: int, *, on: date) -> PracticeRow:
    """A practice with the changes beside those of its trials. Raises NoPracticeError."""
    found = _rows(by, practices_seen(by).filter(pk=number), on, compared=True)
    if not found:
        raise NoPracticeError(number)
    return found[0]


def described(row: Practice) -> Described:
    """What of a practice can be corrected, as it stands."""
    return Described(
        title=row.title,
        what=row.what,
        work=WorkSort(row.work),
        audience=Audience(row.audience),
        aim=row.aim,
        proposed_on=row.proposed_on,
        directive=row.directive_id,
    )


def changes_of(practice: int) -> tuple[PracticeChange, ...]:
    """What was corrected of a practice, in order. Who may see it is asked by the caller."""
    return tuple(PracticeChange.objects.filter(practice=practice).order_by("number"))


def may_amend(by: Actor, area: int, *, on: date) -> bool:
    """Whether the post corrects what an area proposed: its own, of what was merged into it too."""
    return holds(by.role, Verb.KEEP_RESOURCES) and area in visible_areas(by, on=on, gone=True)


def require_amending(by: Actor, area: int, *, on: date) -> None:
    """Raise Refused unless the post corrects what an area proposed."""
    if not may_amend(by, area, on=on):
        raise Refused("Mô hình này do nơi khác đề xuất.", "Another area proposed this practice.")


def _rows(
    by: Actor, practices: QuerySet[Practice], on: date, *, compared: bool = False
) -> tuple[PracticeRow, ...]:
    rows = list(practices)
    trials, adoptions = _tried(by, rows, on, compared), _adopted(by, rows, on)
    return tuple(
        PracticeRow(
            id=row.pk,
            title=row.title,
            what=row.what,
            work=WorkSort(row.work),
            audience=Audience(row.audience),
            aim=row.aim,
            area=row.area_id,
            proposed_on=row.proposed_on,
            directive=row.directive_id,
            trials=tuple(trials[row.pk]),
            adoptions=tuple(adoptions[row.pk]),
        )
        for row in rows
    )


def _adopted(by: Actor, practices: list[Practice], on: date) -> dict[int, list[AdoptionRow]]:
    mine = kept_by(by, on)
    found: defaultdict[int, list[AdoptionRow]] = defaultdict(list)
    for row in Adoption.objects.filter(practice__in=practices).order_by("begins", "pk"):
        span = Span(begins=row.begins, until=row.until)
        found[row.practice_id].append(
            AdoptionRow(row.pk, row.area_id, span, row.area_id in mine and row.until is None)
        )
    return found


def _tried(by: Actor, practices: list[Practice], on: date, compared: bool) -> dict[int, list[TrialRow]]:
    rows = list(Trial.objects.filter(practice__in=practices).order_by("begins", "pk"))
    looked = _Looked(by, rows, on, compared)
    found: defaultdict[int, list[TrialRow]] = defaultdict(list)
    for row in rows:
        found[row.practice_id].append(looked.told(row))
    return found


class _Looked:
    """The measurements behind trials, read at once for all of them."""

    def __init__(self, by: Actor, rows: list[Trial], on: date, compared: bool) -> None:
        self.shown = visible_areas(by, on=on, gone=True) if holds(by.role, Verb.VIEW) else frozenset()
        self.mine = kept_by(by, on)
        self.province = province_of([by.area_id])[by.area_id]
        tried = {row.area_id for row in rows}
        self.ground = same_ground(tried | {self.province})
        self.communes = frozenset[int]()
        self.compared = compared and may(by, Verb.VIEW, area_id=self.province, on=on)
        if self.compared:
            self.communes = frozenset(unit.id for unit in communes_of(self.province, on))
        wanted = self.communes.union(*self.ground.values())
        self.read = readings({row.indicator for row in rows}, wanted, on)

    def told(self, row: Trial) -> TrialRow:
        """A trial with what was measured around it, as far as the post may see it."""
        span, shown = Span(begins=row.begins, until=row.until), row.area_id in self.shown
        own = course(self.of(row.indicator, self.ground[row.area_id]), span) if shown else Course()
        above = {self.province: self.of(row.indicator, self.ground[self.province])}
        elsewhere = self.communes - self.ground[row.area_id]
        others = {area: self.read.get((row.indicator, area), ()) for area in sorted(elsewhere)}
        return TrialRow(
            id=row.pk,
            area=row.area_id,
            indicator=row.indicator,
            span=span,
            shown=shown,
            course=own,
            province=beside(own, above) if self.compared else None,
            others=beside(own, others) if self.compared else None,
            mine=row.area_id in self.mine and row.until is None,
        )

    def of(self, code: str, ground: Iterable[int]) -> list[Reading]:
        """The readings of every version of one ground."""
        return [one for area in sorted(ground) for one in self.read.get((code, area), ())]


def kept_by(by: Actor, on: date) -> frozenset[int]:
    """The areas whose trials and adoptions the post may enter and end."""
    return visible_areas(by, on=on) if holds(by.role, Verb.KEEP_RESOURCES) else frozenset()


def readings(codes: Collection[str], areas: Collection[int], on: date) -> Read:
    """The kept measurements of indicators in areas, of each day the one known last.

    A stock counts on its day, a flow and a share over their period. What is unknown is left out.
    """
    stocks = {code for code, made in catalogue(on).items() if made.kind == "stock"}
    newest: dict[tuple[str, int, date], Measurement] = {}
    rows = Measurement.objects.filter(code__in=codes, area__in=areas) if codes else Measurement.objects.none()
    for row in rows.order_by("known_on", "pk"):
        newest[row.code, row.area_id, row.as_of] = row
    found: defaultdict[tuple[str, int], list[Reading]] = defaultdict(list)
    for (code, area, as_of), row in newest.items():
        if row.numerator is not None:
            start = as_of if code in stocks else row.period.lower
            found[code, area].append(Reading(start, as_of, row.numerator, row.denominator))
    return found
