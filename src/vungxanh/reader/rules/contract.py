"""Proposals as the JSON that `./run read` prints: plain values, one key a field."""

from fractions import Fraction
from typing import Any

from vungxanh.reader.rules.facts import (
    Area,
    Document,
    Event,
    Flag,
    Period,
    Person,
    Proposals,
    Quantity,
    Relation,
    Unit,
)

Json = dict[str, Any]


def as_json(proposals: Proposals) -> Json:
    """The object of one file, without its name: the keys of the contract and some more.

    Spans are `[start, end)` in code points of the extracted text. A value is the exact number; `printed`
    holds the words it was read from. Dates are ISO and may be partial.
    """
    return {
        "documents": [_document(one) for one in proposals.documents],
        "events": [_event(one) for one in proposals.events],
        "quantities": [_quantity(one) for one in proposals.quantities],
        "areas": [_area(one) for one in proposals.areas],
        "persons": [_person(one) for one in proposals.persons],
        "unquantified": [
            {"measure": one.measure, "span": one.span, "printed": proposals.text[slice(*one.span)]}
            for one in proposals.unquantified
        ],
        "flags": [_flag(one) for one in proposals.flags],
    }


def number(value: Fraction | None) -> int | float | None:
    """A printed number as JSON writes it; whole numbers stay whole, None stays unknown."""
    if value is None or value.denominator != 1:
        return None if value is None else float(value)
    return int(value)


def _period(period: Period | None) -> Json | None:
    return None if period is None else {"from": period.start, "to": period.end}


def _relation(one: Relation) -> Json:
    return {"relation": one.kind, "type": one.type, "symbol": one.symbol, "span": one.span}


def _document(one: Document) -> Json:
    return {
        "type": one.type,
        "symbol": one.symbol,
        "issuer": one.issuer,
        "date": one.date,
        "relations": [_relation(relation) for relation in one.relations],
        "span": one.span,
        "period": _period(one.period),
        "mentions": list(one.mentions),
    }


def _event(one: Event) -> Json:
    return {
        "type": one.type,
        "date": one.date,
        "place": one.place,
        "organiser": one.organiser,
        "attendance": {"present": one.attendance.present, "summoned": one.attendance.summoned},
        "span": one.span,
        "derived_from": one.derived_from,
        "online_points": one.online_points,
        "relations": [_relation(relation) for relation in one.relations],
    }


def _quantity(one: Quantity) -> Json:
    return {
        "measure": one.measure,
        "value": number(one.value),
        "value_max": number(one.value_max),
        "unit": one.unit,
        "substance": one.substance,
        "area": one.area,
        "period": _period(one.period),
        "comparator": one.comparator,
        "role": one.role,
        "denominator": number(one.denominator),
        "span": one.span,
        "printed": one.printed,
        "owner": one.owner,
        "part_of": one.part_of,
    }


def _person(one: Person) -> Json:
    return {"role": one.role, "organisation": one.organisation, "span": one.span}


def _unit(one: Unit) -> Json:
    return {"name": one.name, "level": one.level, "kind": one.kind, "code": one.code, "path": list(one.path)}


def _area(one: Area) -> Json:
    return {
        "name": one.name,
        "level": one.level,
        "parent": one.parent,
        "code": one.code,
        "today": [_unit(unit) for unit in one.today],
        "span": one.span,
        "candidates": [_unit(unit) for unit in one.candidates] if len(one.candidates) > 1 else [],
    }


def _flag(one: Flag) -> Json:
    return {"kind": one.kind, "vi": one.vietnamese, "en": one.english, "spans": list(one.spans)}
