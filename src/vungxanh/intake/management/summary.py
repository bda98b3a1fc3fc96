"""What was read in a document, printed for a person: every fact with the words it comes from."""

from collections.abc import Iterator
from fractions import Fraction

import vungxanh.intake.web.pages.words as words
from vungxanh.reader.interface import (
    Area,
    Document,
    Event,
    Period,
    Person,
    Proposals,
    Quantity,
    Span,
    Unquantified,
)
from vungxanh.ui.interface import SUBSTANCES

LONGEST_QUOTE = 90
WIDTH = 24
"""Characters of the first column."""


def lines_of(name: str, proposals: Proposals) -> Iterator[str]:
    """The lines for one file: what to look at first, then the facts of each kind."""
    yield f"{name}: {len(proposals.text)} ký tự"
    yield from _block("Cần xem lại", [_flag(one.kind, one.vietnamese) for one in proposals.flags])
    yield from _block("Văn bản", [_document(proposals, one) for one in proposals.documents])
    yield from _block("Sự kiện", [_event(proposals, one) for one in proposals.events])
    yield from _block("Số liệu", [_quantity(proposals, one) for one in proposals.quantities])
    yield from _block("Địa bàn", [_area(proposals, one) for one in proposals.areas])
    yield from _block("Người (đã che tên)", [_person(one) for one in proposals.persons])
    yield from _block("Nói có, không có số", [_claim(proposals, one) for one in proposals.unquantified])
    yield ""


def _block(title: str, rows: list[str]) -> Iterator[str]:
    if rows:
        yield f"  {title} ({len(rows)})"
        yield from (f"    {row}" for row in rows)


def _row(first: str, *others: str | None) -> str:
    return "  ".join([f"{first:<{WIDTH}}", *filter(None, others)]).rstrip()


def _quote(proposals: Proposals, span: Span) -> str:
    said = " ".join(proposals.text[slice(*span)].split())
    return f"“{said}”" if len(said) <= LONGEST_QUOTE else f"“{said[:LONGEST_QUOTE].rstrip()}…”"


def _flag(kind: str, vietnamese: str) -> str:
    return f"! {words.word(words.FLAGS, kind)}: {vietnamese}"


def _document(proposals: Proposals, one: Document) -> str:
    first = " ".join(filter(None, [words.word(words.DOCUMENT_TYPES, one.type), one.symbol]))
    return _row(first, words.partial_day(one.date), one.issuer, _quote(proposals, one.span))


def _event(proposals: Proposals, one: Event) -> str:
    came = one.attendance
    counted = f"{came.present}/{came.summoned} người dự" if came.present and came.summoned else None
    first = words.word(words.EVENT_TYPES, one.type)
    return _row(
        first, words.partial_day(one.date), one.place, one.organiser, counted, _quote(proposals, one.span)
    )


def _quantity(proposals: Proposals, one: Quantity) -> str:
    measure = words.word(words.MEASURES, one.measure)
    substance = words.word(SUBSTANCES, one.substance) if one.substance else None
    cue = None if one.comparator == "eq" else words.word(words.COMPARATORS, one.comparator)
    role = words.word(words.ROLES, one.role)
    value = words.figure(_exact(one.value)) if one.value is not None else "không ghi con số"
    unit = words.word(words.UNITS, one.unit) if one.unit else ""
    told = [cue, substance, role, _period(one.period), one.area, _quote(proposals, one.span)]
    return _row(f"{value} {unit}".strip(), measure, *(f"· {part}" for part in told if part))


def _exact(value: Fraction) -> str:
    """An exact figure as a decimal where it is one: 1904.99, else 1/3."""
    places = next((n for n in range(12) if (value * 10**n).denominator == 1), None)
    if places is None:
        return f"{value.numerator}/{value.denominator}"
    return f"{float(value):.{places}f}" if places else str(value.numerator)


def _period(period: Period | None) -> str | None:
    if period is None or not (period.start or period.end):
        return None
    if period.start == period.end:
        return words.partial_day(period.start)
    start = words.partial_day(period.start) or "…"
    return f"{start} – {words.partial_day(period.end) or 'nay'}"


def _area(proposals: Proposals, one: Area) -> str:
    heirs = ", ".join(unit.name for unit in one.today)
    today = f"nay: {heirs}" if heirs and heirs.casefold() != one.name.casefold() else None
    above = f"thuộc {one.parent}" if one.parent else None
    return _row(
        one.name, words.word(words.LEVELS, one.level), above, one.code, today, _quote(proposals, one.span)
    )


def _person(one: Person) -> str:
    return _row(one.role or "không ghi chức vụ", one.organisation)


def _claim(proposals: Proposals, one: Unquantified) -> str:
    return _row(_quote(proposals, one.span), words.word(words.MEASURES, one.measure) if one.measure else None)
