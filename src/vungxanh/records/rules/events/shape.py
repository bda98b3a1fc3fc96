"""What every kind of event is made of: the event, its lines, its refusals, and its form as data.

Nothing here knows Django, a clock or the database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

COMMUNE, PROVINCE = "commune", "province"


@dataclass(frozen=True, slots=True)
class Words:
    """A text for people in both languages."""

    vi: str
    en: str

    def __bool__(self) -> bool:
        """Whether there is a text at all."""
        return bool(self.vi)


NO_WORDS = Words("", "")


@dataclass(frozen=True, slots=True)
class Unit:
    """Another area of an event: of a joint case, of a hotspot, at its place along a route.

    `share` is what of the event's number falls to it, None where it has none or nobody said.
    """

    area: int
    share: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One event as it is told. `facts` is the kind's own dataclass; `units` stand in their order."""

    kind: str
    subject: UUID
    area: int
    day: date
    facts: Any
    units: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing(Happened):
    """An event that is recorded and counts: with its number, when it was learned and from whom."""

    id: int
    learned_at: datetime
    post: str = ""
    holder: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """What follows from an event for counting. Unknown is no line; a stock goes up by 1 and down by -1.

    `value` is whole, in the unit that `breakdown` or the indicator names.
    """

    area: int
    indicator: str
    day: date
    value: int
    breakdown: Mapping[str, str | int | bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an event is not recorded: `field` names where, the texts say what is wrong and what to do."""

    code: str
    field: str
    vi: str
    en: str
    offers: tuple[int, ...] = ()
    """Areas that may be chosen instead."""


class RefusedEventError(ValueError):
    """An event that the rules do not allow; nothing of it is kept."""

    def __init__(self, *refusals: Refusal) -> None:
        self.refusals = refusals
        super().__init__(" · ".join(f"{one.vi} / {one.en}" for one in refusals))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What the common rules ask of an area: its life, and who stood on its ground on the day."""

    name: str
    level: str
    valid_from: date | None
    valid_to: date | None
    instead: tuple[tuple[int, str], ...] = ()
    """The units that stood there on the day of the event, where this one did not: number and name."""
    province: int | None = None
    """The province it lies in, itself for a province; asked only where an event has several areas."""

    def stood(self, day: date) -> bool:
        """Whether the unit existed on a day."""
        after = self.valid_from is None or self.valid_from <= day
        return after and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a rule may ask: the day of learning, who records, and what stands already.

    `life` is what stands of the same subject and happened before, in order; `related` what stands of the
    other subjects that the kind names.
    """

    today: date
    holder: str = ""
    life: tuple[Standing, ...] = ()
    related: tuple[Standing, ...] = ()
    places: Mapping[int, Place] = field(default_factory=dict)
    """The event's own area and its units, as they are on the day it happened."""


Sort = Literal[
    "number", "choice", "choices", "yes", "counts", "units", "area", "text", "reference", "subject", "day"
]
"""How a field is asked: a whole or decimal number, one or several of a list, a mark that is set or not, rows
of choice and number, rows of commune and number, a commune, a short text that is masked, a reference of a
paper, another subject, a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question of a form. `name` is the facts' own, but `day`, `area`, `units`, which are the event's.

    `decimals` of a number: so many places may be given; the facts then hold the number times 10 to that
    power, which is exact. `digits` bounds it.
    """

    name: str
    sort: Sort
    label: Words
    hint: Words = NO_WORDS
    choices: Sequence[tuple[str, Words]] = ()
    required: bool = True
    least: int = 0
    most: int = 1_000_000
    decimals: int = 0
    longest: int = 200
    pattern: str = ""
    """What a reference must look like, as a regular expression."""
    of_kind: str = ""
    """The kind that begins the other subject."""
    row: tuple[str, str] = ("choice", "number")
    """What the facts call the two parts of a row of counts."""


@dataclass(frozen=True, slots=True)
class Screen:
    """At most five fields under one heading."""

    title: Words
    fields: tuple[Field, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.fields) <= MOST_FIELDS:
            raise ValueError(f"{self.title.en}: a screen has 1 to {MOST_FIELDS} fields")


MOST_FIELDS = 5


def listed(words: Mapping[Any, Words]) -> tuple[tuple[str, Words], ...]:
    """A closed list as the choices of a field."""
    return tuple((str(value), text) for value, text in words.items())


DAY = Field(name="day", sort="day", label=Words("Ngày xảy ra", "Day it happened"))


def none_refused(told: Happened, context: Context) -> Iterable[Refusal]:
    """For kinds that the common rules are enough for."""
    return ()


def no_subjects(told: Happened) -> Iterable[UUID]:
    """For kinds that look at no other subject."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of event: what it is called, what it is made of, what follows from it, how it is asked.

    `lines` is given what stands of the same subject before the event. A kind without `screens` has pages of
    its own. `follows` names the kinds that begin the subject whose life it goes on with; empty: it begins it.
    `says` tells in words what will be counted, for the page before saving. `recorded_at` is the level of the
    area it is of, `recorded_by` the permission, as access calls it. `pasted` says that rows of a spreadsheet
    may be pasted. `related` names other subjects whose events `refusals` wants to see.
    """

    name: str
    slug: str
    label: Words
    facts: type[Any]
    lines: Callable[[Happened, tuple[Standing, ...]], Iterable[Line]]
    screens: tuple[Screen, ...]
    says: Callable[[Happened], Words]
    refusals: Callable[[Happened, Context], Iterable[Refusal]] = none_refused
    related: Callable[[Happened], Iterable[UUID]] = no_subjects
    follows: frozenset[str] = frozenset()
    recorded_at: Literal["commune", "province"] = "commune"
    recorded_by: str = "record_events"
    pasted: bool = False
    same: Callable[[Happened, Standing], bool] | None = None
    """Whether what another unit told may be the same thing; `joint` is the kind that joins it then."""
    joint: str = ""
    whole: Callable[[Sequence[Standing]], Iterable[Words]] | None = None
    """What is to be said of a whole life, such as a balance."""
    carried: bool = False
    """Whether an heir goes on with the life of what lay in a unit that is gone; the event's units name it."""
    two_holders: bool = False
    """Whether a later event of the life must come from another holder than the one before; the kind's own
    `refusals` hold it, this says it on the page."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field in the order of the screens."""
        return tuple(one for screen in self.screens for one in screen.fields)
