"""One proposed fact as a row of the screen: a headline, what was read field by field, the form to edit it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from vungxanh.intake.queries.reviews import ProposalRow
from vungxanh.intake.rules.decisions import UNDECIDED
from vungxanh.intake.rules.drafts import Data
from vungxanh.intake.rules.fields import FIELDS, Field, held
from vungxanh.intake.web.pages import words
from vungxanh.intake.web.pages.text import quoted
from vungxanh.ui.interface import in_language

IN_THE_HEAD = {
    "quantity": {"measure", "value", "value_max", "denominator", "unit", "comparator"},
    "document": {"type", "symbol"},
    "event": {"type"},
    "area": {"name"},
    "person": {"role"},
    "unquantified": {"measure"},
}
"""Fields that the headline says; the rest stand below it."""
PERIOD = ("period.from", "period.to")
MOST_RELATIONS = 8
Problems = Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class Line:
    """One thing read: what it is called and what it says; `before` is what was read where it was edited."""

    label: str
    value: str
    before: str = ""


@dataclass(frozen=True)
class Input:
    """One field of the form to edit a fact: `options` are (value, word, chosen)."""

    name: str
    label: str
    type: str
    value: str
    options: tuple[tuple[str, str, bool], ...]
    problem: str


@dataclass(frozen=True)
class FactRow:
    """A fact as the screen shows it. `inputs` is empty unless the fact is being edited."""

    number: int
    kind: str
    kind_word: str
    head: str
    quote: str
    lines: tuple[Line, ...]
    decision: str
    decision_word: str
    flagged: bool
    href: str
    inputs: tuple[Input, ...] = ()
    taker: str = ""

    @property
    def decided(self) -> bool:
        """Whether the fact was decided."""
        return self.decision != UNDECIDED


def fact_row(
    one: ProposalRow,
    text: str,
    *,
    flagged: bool = False,
    href: str = "",
    entered: Mapping[str, str] | None = None,
    problems: Problems | None = None,
    editing: bool = False,
    taker: str = "",
) -> FactRow:
    """The row of a fact; with `editing` the form to edit it, with what was entered and what is wrong."""
    return FactRow(
        number=one.number,
        kind=one.kind,
        kind_word=words.word(words.KINDS, one.kind),
        head=headline(one.kind, one.now),
        quote=quoted(text[one.start : one.end]),
        lines=tuple(lines(one.kind, one.now, one.data)),
        decision=one.decision,
        decision_word=words.word(words.DECISIONS, one.decision),
        flagged=flagged,
        href=href,
        inputs=inputs(one.kind, one.now, entered or {}, problems or {}) if editing else (),
        taker=taker,
    )


def headline(kind: str, data: Data) -> str:
    """What a fact says, in one line."""
    if kind == "quantity":
        return f"{words.word(words.MEASURES, data['measure'])}: {amount(data)}"
    if kind == "document":
        return " ".join(filter(None, (words.word(words.DOCUMENT_TYPES, data["type"]), data.get("symbol"))))
    if kind == "event":
        return words.word(words.EVENT_TYPES, data["type"])
    if kind == "area":
        return str(data["name"])
    if kind == "person":
        return data.get("role") or gettext("không rõ chức vụ")
    if data.get("measure"):
        return words.word(words.MEASURES, data["measure"])
    return gettext("không rõ số đo")


def amount(data: Data) -> str:
    """A quantity's figure with how exact it is and its unit: "hơn 1.904,99 g", "297/300 người"."""
    parts = [words.figure(data.get("value"))]
    if data.get("value_max"):
        parts[0] += f"–{words.figure(data['value_max'])}"
    if data.get("denominator"):
        parts[0] += f"/{words.figure(data['denominator'])}"
    if data.get("comparator", "eq") != "eq":
        parts.insert(0, words.word(words.COMPARATORS, data["comparator"]))
    if data.get("unit"):
        parts.append(words.word(words.UNITS, data["unit"]))
    return " ".join(parts)


def lines(kind: str, now: Data, read: Data) -> Sequence[Line]:
    """What stands below the headline: every field that holds something or was edited."""
    found = []
    if kind == "quantity" and headline(kind, now) != headline(kind, read):
        found.append(Line(gettext("Đã đọc là"), headline(kind, read)))
    for field in FIELDS[kind]:
        if field.path in IN_THE_HEAD[kind] or field.path in PERIOD[1:]:
            continue
        value, before = shown(kind, field, now), shown(kind, field, read)
        if value or before:
            label = gettext("Kỳ") if field.path in PERIOD else words.field_label(kind, field.path)
            changed = "" if value == before else (before or gettext("chưa ghi"))
            found.append(Line(label, value or gettext("không ghi"), changed))
    if now.get("derived_from"):
        found.append(Line(gettext("Năm, tháng lấy từ"), words.word(words.DERIVED, now["derived_from"])))
    return [*found, *_relations(now), *_today(now)]


def shown(kind: str, field: Field, data: Data) -> str:
    """What a field holds, in words."""
    if field.path in PERIOD:
        return _period(data.get("period"))
    value = held(data, field)
    if value is None or value is False or value == "":
        return ""
    if field.type == "choice":
        return words.word(words.CHOICES[kind][field.path], value)
    if field.type == "yes":
        return gettext("có")
    if field.type == "number" and isinstance(value, str):
        return words.figure(value)
    return words.partial_day(str(value)) if field.type == "date" else quoted(str(value))


def _period(period: Mapping[str, Any] | None) -> str:
    start, end = (words.partial_day((period or {}).get(name)) for name in ("from", "to"))
    if start == end:
        return start
    if not end:
        return gettext("từ %(start)s") % {"start": start}
    return gettext("đến %(end)s") % {"end": end} if not start else f"{start}–{end}"


def _relations(data: Data) -> list[Line]:
    found = []
    for one in (data.get("relations") or [])[:MOST_RELATIONS]:
        name = " ".join(filter(None, (words.word(words.DOCUMENT_TYPES, one["type"]), one.get("symbol"))))
        found.append(Line(words.word(words.RELATIONS, one["kind"]), name))
    return found


def _today(data: Data) -> list[Line]:
    """The units that carry on from an area that is gone, or which of several it may be."""
    today = [one["name"] for one in data.get("today") or [] if one["name"] != data.get("name")]
    several = data.get("candidates") or []
    found = []
    if len(several) > 1:
        found.append(Line(gettext("Có thể là"), gettext("%(n)s đơn vị cùng tên") % {"n": len(several)}))
    elif today:
        found.append(Line(gettext("Nay thuộc"), ", ".join(today[:MOST_RELATIONS])))
    return found


def inputs(kind: str, data: Data, entered: Mapping[str, str], problems: Problems) -> tuple[Input, ...]:
    """The form to edit a fact: what it holds, or what was entered where that could not be."""
    return tuple(_input(kind, field, data, entered, problems) for field in FIELDS[kind])


def _input(kind: str, field: Field, data: Data, entered: Mapping[str, str], problems: Problems) -> Input:
    value = entered.get(field.name, _entered_as(field, data))
    options: tuple[tuple[str, str, bool], ...] = ()
    if field.type == "choice":
        names = words.CHOICES[kind][field.path]
        empty = () if field.required else (("", gettext("không ghi"), not value),)
        options = (*empty, *((key, words.word(names, key), key == value) for key in field.choices))
    problem = problems.get(field.name)
    said = "" if problem is None else in_language(*problem)
    return Input(field.name, words.field_label(kind, field.path), field.type, value, options, said)


def _entered_as(field: Field, data: Data) -> str:
    """What a field holds, as a person would enter it."""
    value = held(data, field)
    if value is None:
        return ""
    if field.type == "number" and isinstance(value, str) and "/" not in value:
        return words.figure(value)
    if field.path == "unit":
        return words.word(words.UNITS, value)
    if field.type == "date" and len(str(value)) > len("--04"):
        return words.partial_day(str(value))
    return str(int(value)) if isinstance(value, bool) else str(value)
