"""What the reader proposes, as facts that can be stored and decided one by one."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from fractions import Fraction
from typing import Any, Protocol

from vungxanh.intake.rules.drafts import Data, Draft, Notice, Proposed, Span
from vungxanh.intake.rules.editing import exact
from vungxanh.reader.interface import Proposals

MOST = 20_000
"""So many facts one person may be asked to decide about one document."""
_UNSTORABLE = {0: "\ufffd"} | dict.fromkeys(range(55296, 57344), "�")
"""What a database cannot keep in a text; replaced one for one, so that every position stays true."""


class TooManyFactsError(ValueError):
    """The text proposes more facts than anybody could decide; `count` says how many."""

    def __init__(self, count: int) -> None:
        super().__init__(str(count))
        self.count = count


class Periodic(Protocol):
    """Anything with a first and a last day."""

    @property
    def start(self) -> str | None:
        """The first day meant, partial where the text is."""

    @property
    def end(self) -> str | None:
        """The last day meant."""


def draft_of(read: Proposals, *, sha256: str, media: str, page_date: date | None) -> Draft:
    """A review's beginning: the masked text and its facts in reading order; raises TooManyFactsError."""
    facts = [*_quantities(read), *_documents(read), *_events(read), *_others(read)]
    if len(facts) > MOST:
        raise TooManyFactsError(len(facts))
    ordered = sorted(facts, key=lambda one: one[0].span)
    number_of = {key: number for number, (_, key) in enumerate(ordered, start=1)}
    return Draft(
        sha256=sha256,
        media=media,
        text=read.text.translate(_UNSTORABLE),
        page_date=page_date,
        layout=tuple((*one.span, one.layout) for one in read.segments if one.layout != "body"),
        proposed=tuple(_numbered(one, number_of) for one, _ in ordered),
        notices=tuple(
            Notice(one.kind, storable(one.vietnamese), storable(one.english), one.spans) for one in read.flags
        ),
    )


Keyed = tuple[Proposed, tuple[str, int]]
"""A fact with its kind and its place among those of its kind: parts name their total by it."""


def _numbered(one: Proposed, number_of: dict[tuple[str, int], int]) -> Proposed:
    """A part names its total by its number in the review, not by its place in the reader's list."""
    whole = one.data.get("part_of")
    if whole is None:
        return one
    return Proposed(one.kind, one.span, {**one.data, "part_of": number_of.get(("quantity", whole))})


def storable(value: str) -> str:
    """The text as a database can keep it, every position unchanged."""
    return value.translate(_UNSTORABLE)


def _clean(value: object) -> object:
    """JSON whose texts a database can keep."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {key: _clean(one) for key, one in value.items()}
    return [_clean(one) for one in value] if isinstance(value, list | tuple) else value


def _fact(kind: str, place: int, span: Span, data: Data) -> Keyed:
    return Proposed(kind, span, {key: _clean(value) for key, value in data.items()}), (kind, place)


def _figure(value: Fraction | None) -> str | None:
    return None if value is None else exact(value)


def _period(period: Periodic | None) -> dict[str, str | None] | None:
    return None if period is None else {"from": period.start, "to": period.end}


def _relations(relations: Sequence[Any]) -> list[dict[str, Any]]:
    return [asdict(one) for one in relations]


def _quantities(read: Proposals) -> Iterator[Keyed]:
    for place, one in enumerate(read.quantities):
        data = {
            "measure": one.measure,
            "value": _figure(one.value),
            "value_max": _figure(one.value_max),
            "denominator": _figure(one.denominator),
            "unit": one.unit,
            "substance": one.substance,
            "comparator": one.comparator,
            "role": one.role,
            "period": _period(one.period),
            "area": one.area,
            "owner": one.owner,
            "printed": one.printed,
            "part_of": one.part_of,
        }
        yield _fact("quantity", place, one.span, data)


def _documents(read: Proposals) -> Iterator[Keyed]:
    for place, one in enumerate(read.documents):
        data = {
            "type": one.type,
            "symbol": one.symbol,
            "issuer": one.issuer,
            "date": one.date,
            "period": _period(one.period),
            "relations": _relations(one.relations),
            "mentions": [list(span) for span in one.mentions],
        }
        yield _fact("document", place, one.span, data)


def _events(read: Proposals) -> Iterator[Keyed]:
    for place, one in enumerate(read.events):
        data = {
            "type": one.type,
            "date": one.date,
            "derived_from": one.derived_from,
            "place": one.place,
            "organiser": one.organiser,
            "attendance": asdict(one.attendance),
            "online_points": one.online_points,
            "relations": _relations(one.relations),
        }
        yield _fact("event", place, one.span, data)


def _others(read: Proposals) -> Iterator[Keyed]:
    for place, area in enumerate(read.areas):
        units = {
            name: [{"name": unit.name, "level": unit.level, "code": unit.code} for unit in found]
            for name, found in (("today", area.today), ("candidates", area.candidates))
        }
        own = {"name": area.name, "level": area.level, "parent": area.parent, "code": area.code}
        yield _fact("area", place, area.span, own | units)
    for place, person in enumerate(read.persons):
        yield _fact("person", place, person.span, {"role": person.role, "organisation": person.organisation})
    for place, claim in enumerate(read.unquantified):
        yield _fact("unquantified", place, claim.span, {"measure": claim.measure})
