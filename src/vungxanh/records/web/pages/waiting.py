"""What waits to be taken into the register, as a page: one row a mark, one key takes it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext

from vungxanh.areas.interface import AreaSummary, titled
from vungxanh.intake.interface import MarkSummary
from vungxanh.records.queries.published import Published
from vungxanh.records.queries.waiting import Waiting, era_of
from vungxanh.records.rules.breaks import last_day
from vungxanh.records.rules.measures import MEASURES as KINDS
from vungxanh.records.rules.published import Claim
from vungxanh.records.rules.taking import NATION, Choice, NotTakenError, exact_number
from vungxanh.records.web.pages.area import definition_choices
from vungxanh.records.web.pages.words import (
    MEASURES,
    REFUSALS,
    ROLES,
    SUBSTANCES,
    TARGET_TYPES,
    WITHDRAWALS,
    measure_text,
    value_text,
    when,
    with_unit,
)
from vungxanh.ui.interface import text_of

Options = Sequence[tuple[str, str]]
COUNTRY = "ca-nuoc"


@dataclass(frozen=True)
class WaitingRow:
    """One mark as shown: the quote, what it says, the choices of the form, why it cannot be taken."""

    id: int
    says: str
    value: str
    about: str
    before: str
    quote: str
    after: str
    source: str
    href: str
    sha256: str
    by: str
    at: datetime
    areas: Options
    area: str
    as_of: str
    definitions: Options
    definition: str
    target_types: Options
    target_type: str
    units: Options
    unit: str
    problem: str
    reason: str
    takeable: bool
    tried: bool


@dataclass(frozen=True)
class Decided:
    """A figure that the post took lately: what it says and whether it still counts."""

    id: int
    mark: int
    says: str
    value: str
    area: str
    at: datetime
    withdrawn: str
    again: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class WaitingPage:
    """What the template places."""

    rows: tuple[WaitingRow, ...]
    count: int
    after: int
    more: int
    decided: tuple[Decided, ...]
    refused: WaitingRow | None
    refusals: Options
    withdrawals: Options
    may_take: bool


def waiting_page(
    found: Sequence[Waiting],
    decided: Iterable[Published],
    *,
    places: Mapping[str, Sequence[AreaSummary]],
    count: int,
    after: int,
    may_take: bool,
    refused: Waiting | None,
    failed: tuple[int, Choice | None, NotTakenError] | None,
) -> WaitingPage:
    """The page of what waits; `failed` is the mark, the choice and the problem of a try that was refused."""
    tried = failed[0] if failed else 0
    rows = [_row(_tried(one, failed), places, tried=one.mark.id == tried) for one in found]
    return WaitingPage(
        rows=tuple(rows),
        count=count,
        after=after,
        more=found[-1].mark.id if len(found) < count and found else 0,
        decided=tuple(map(_decided, decided)),
        refused=_row(refused, places, tried=False) if refused else None,
        refusals=(("", gettext("chọn")), *((key, str(word)) for key, word in REFUSALS.items())),
        withdrawals=tuple((key, str(word)) for key, word in WITHDRAWALS.items() if key != "superseded"),
        may_take=may_take,
    )


def _tried(one: Waiting, failed: tuple[int, Choice | None, NotTakenError] | None) -> Waiting:
    """The mark with what was chosen for it in a try that was refused."""
    if failed is None or failed[0] != one.mark.id:
        return one
    return replace(one, choice=failed[1] or one.choice, problem=failed[2])


def _row(one: Waiting, places: Mapping[str, Sequence[AreaSummary]], *, tried: bool) -> WaitingRow:
    mark, data = one.mark, one.mark.data
    problem = one.problem
    return WaitingRow(
        id=mark.id,
        says=_says(data),
        value=_value(data),
        about=", ".join(_about(data)),
        before=mark.before,
        quote=mark.quote,
        after=mark.after,
        source=mark.title or gettext("tài liệu đã xét"),
        href=f"{reverse('document', args=(mark.document_id,))}#de-xuat-{mark.number}",
        sha256=mark.sha256,
        by=mark.by,
        at=mark.at,
        areas=_areas(places[era_of(one.choice.as_of)]),
        area=_area(one),
        as_of=one.choice.as_of,
        definitions=definition_choices(str(data["measure"])),
        definition=one.choice.definition,
        target_types=_target_types(mark),
        target_type=one.choice.target_type or "floor",
        units=_units(data),
        unit=one.choice.unit or str(data.get("unit") or ""),
        problem=text_of(problem) if problem else "",
        reason=problem.reason if problem else "",
        takeable=not (problem and problem.reason),
        tried=tried,
    )


def _says(data: Mapping[str, object]) -> str:
    """What the mark counts, with its substance."""
    word = MEASURES.get(str(data["measure"]))
    parts = [str(word) if word else gettext("Số ngoài danh mục")]
    if data.get("substance"):
        parts.append(str(SUBSTANCES.get(str(data["substance"]), data["substance"])))
    return ", ".join(parts)


def _claim(data: Mapping[str, object]) -> Claim | None:
    """The mark's number as a claim, only to be shown; None where there is none to show."""
    value, period = exact_number(data.get("value")), data.get("period")
    if value is None or str(data["measure"]) not in KINDS:
        return None
    dates = period if isinstance(period, dict) else {}
    return Claim(
        key="",
        area=None,
        measure=str(data["measure"]),
        value=value,
        unit=str(data.get("unit") or ""),
        source="",
        decimals=min(len(str(data["value"]).partition(".")[2]), 6),
        value_max=exact_number(data.get("value_max")),
        denominator=exact_number(data.get("denominator")),
        comparator=str(data["comparator"]),
        role=str(data["role"]),
        start=_year(dates.get("from")),
        end=_year(dates.get("to")),
    )


def _year(text: object) -> str:
    """A date with its year, for show; without one nothing."""
    return str(text) if text and last_day(str(text)) else ""


def _value(data: Mapping[str, object]) -> str:
    claim = _claim(data)
    return with_unit(claim) if claim else str(data.get("printed") or data.get("value") or "")


def _about(data: Mapping[str, object]) -> list[str]:
    """Role, period and place as they were accepted."""
    claim = _claim(data)
    word = ROLES.get(str(data["role"]))
    parts = [str(word) if word else gettext("nhắc lại hoặc không phải về ma túy")]
    if claim and (claim.start or claim.end):
        parts.append(when(claim))
    if data.get("area"):
        parts.append(str(data["area"]))
    return parts


def _areas(places: Sequence[AreaSummary]) -> Options:
    """The nation and the provinces of the map."""
    country = [("", gettext("chọn")), (COUNTRY, gettext("Toàn quốc"))]
    return [*country, *((str(one.id), titled(one)) for one in places)]


def _area(one: Waiting) -> str:
    if one.choice.area is not None:
        return str(one.choice.area)
    return COUNTRY if one.place == NATION else ""


def _target_types(mark: MarkSummary) -> Options:
    """Floor or stretch, for a target."""
    if mark.data["role"] != "target":
        return ()
    return [(key, str(word)) for key, word in TARGET_TYPES.items()]


def _units(data: Mapping[str, object]) -> Options:
    """Percent or points, where a figure can be either."""
    kind = KINDS.get(str(data["measure"]))
    if kind is None or len(kind.units) < 2:
        return ()
    return [("percent", gettext("phần trăm (%)")), ("pp", gettext("điểm phần trăm"))]


def _decided(one: Published) -> Decided:
    reason = WITHDRAWALS.get(one.withdrawn)
    return Decided(
        id=one.id,
        mark=one.mark_id or 0,
        says=measure_text(one.claim),
        value=value_text(one.claim),
        area=titled(one.area) if one.area else gettext("Toàn quốc"),
        at=one.learned_at,
        withdrawn=str(reason) if reason else "",
        again=_again(one) if reason else (),
    )


def _again(one: Published) -> tuple[tuple[str, str], ...]:
    """The fields of the form that takes a figure anew just as it was taken before."""
    return (
        ("dia-ban", str(one.area.id) if one.area else COUNTRY),
        ("tinh-den", one.claim.as_of),
        ("cach-dem", one.claim.definition),
        ("muc", one.claim.target_type),
        ("don-vi", one.claim.unit),
    )
