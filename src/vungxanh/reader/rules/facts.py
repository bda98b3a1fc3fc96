"""What the reader proposes: facts, each with the place of the words it comes from.

A proposal decides nothing: a person accepts or rejects it. `docs/reference/facts-in-texts.md` says what each
field means and how far a span reaches. Dates are ISO texts and may be partial: `2024`, `2024-06`, `--04-12`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, Protocol

from vungxanh.reader.rules.text import Span

Comparator = Literal["eq", "approx", "gt", "ge", "lt"]
Role = Literal["result", "target", "part", "restated", "background", "non_drug"]
Layout = Literal["title", "heading", "body", "caption", "teaser", "furniture", "instruction"]

MEASURES = (
    "cases",
    "persons_arrested",
    "seizure_mass_g",
    "seizure_tablets",
    "seizure_bricks",
    "drug_free_communes",
    "drug_free_share_pct",
    "key_communes",
    "routes",
    "addicts_managed",
    "users_managed",
    "post_rehab",
    "rehab_intake",
    "hotspots",
    "hotspots_abolished",
    "plants_destroyed",
    "plant_area_m2",
    "propaganda_sessions",
    "propaganda_participants",
    "tips",
    "target_pct",
    "change_pct",
    "other",
)
SUBSTANCES = (
    "heroin",
    "methamphetamine",
    "ketamine",
    "mdma",
    "cannabis",
    "opium",
    "mixed_synthetic",
    "other",
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence, or a line without one, with what it is on the page.

    `paragraph` counts lines of the text from 0; `heading` is the number of the segment that heads this one's
    section, None before the first.
    """

    span: Span
    paragraph: int
    layout: Layout
    heading: int | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day meant, both inside; None is open or not said."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A day, month or year that the text names; `derived_from`: where what is not printed was taken from."""

    value: str
    span: Span
    derived_from: str | None = None
    impossible: bool = False


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A stretch of time that the text names.

    `stock` marks a day as of which something is counted, `compared` a time that figures are held against
    ("so với cùng kỳ năm 2024"). A stretch whose ends are not told ("trong 2 năm trở lại đây") has neither.
    """

    period: Period
    span: Span
    stock: bool = False
    compared: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """What happens to the document with this symbol, told at the span.

    Among a document's relations `implements` names the document that it carries out; the other kinds name
    the document itself and tell what the event at hand does to it: concludes, launches or reviews it.
    """

    kind: Literal["implements", "concludes", "launches", "reviews"]
    symbol: str | None
    type: str
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """A document that the text names; `span` is its fullest mention, `mentions` all of them.

    `date` is the one printed first, `dates` every different one that the text gives it.
    """

    type: str
    symbol: str | None
    issuer: str | None
    date: str | None
    span: Span
    period: Period | None = None
    relations: tuple[Relation, ...] = ()
    mentions: tuple[Span, ...] = ()
    dates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attendance:
    """How many came, how many were called; None where the text does not say."""

    present: int | None
    summoned: int | None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day or will: a conference, a seizure, a raid, a trial."""

    type: str
    date: str | None
    place: str | None
    organiser: str | None
    attendance: Attendance
    span: Span
    derived_from: str | None = None
    online_points: bool = False
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """An administrative unit as the gazetteer knows it; `path` names what it lies in, from the largest."""

    name: str
    level: str
    kind: str
    code: str
    path: tuple[str, ...] = ()


class Gazetteer(Protocol):
    """The register of administrative units, handed in by whoever calls. Names are keys made by `fold`."""

    def named(self, keys: tuple[str, ...], on: str | None) -> Sequence[Unit]:
        """Every unit that bore the name (without the word of its kind) on the ISO day, or ever with None."""
        ...

    def longest(self, first: str) -> int:
        """How many words the longest name has that begins with this key; 0 when none does."""
        ...

    def heirs(self, unit: Unit) -> Sequence[Unit]:
        """The units of today that carry on from the unit, itself when it still exists."""
        ...


@dataclass(frozen=True, slots=True)
class Area:
    """A place the text names. More than one unit in `candidates` means that the text does not tell which."""

    name: str
    level: str
    parent: str | None
    code: str | None
    today: tuple[Unit, ...]
    span: Span
    candidates: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the text names, without the name: office and organisation. The span lies over the mask."""

    role: str | None
    organisation: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as printed: its value, the upper end of a range, the whole of N/M, and the cue before it.

    `span` covers the number, `cue` the words that say how exact it is. `value` is None where no number is
    printed ("hàng nghìn"). Values are exact.
    """

    value: Fraction | None
    span: Span
    value_max: Fraction | None = None
    denominator: Fraction | None = None
    comparator: Comparator = "eq"
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts. `value` is in `unit`; `printed` keeps number and unit as they stand."""

    measure: str
    value: Fraction | None
    unit: str | None
    role: Role
    comparator: Comparator
    span: Span
    value_max: Fraction | None = None
    denominator: Fraction | None = None
    substance: str | None = None
    area: str | None = None
    owner: str | None = None
    period: Period | None = None
    printed: str = ""
    part_of: int | None = None


@dataclass(frozen=True, slots=True)
class Unquantified:
    """A claim of many or few without a number; `measure` says of what, where the text tells."""

    measure: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Flag:
    """Something a person should look at: what, with the arithmetic, in Vietnamese and English."""

    kind: str
    vietnamese: str
    english: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Proposals:
    """All that one text proposes; `text` is masked."""

    text: str
    segments: tuple[Segment, ...] = ()
    documents: tuple[Document, ...] = ()
    events: tuple[Event, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    areas: tuple[Area, ...] = ()
    persons: tuple[Person, ...] = ()
    unquantified: tuple[Unquantified, ...] = ()
    flags: tuple[Flag, ...] = field(default=())
