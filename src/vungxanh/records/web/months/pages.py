"""A report as its page shows it: sections in words, figures that open to their events, the steps taken."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from vungxanh.areas.interface import AreaSummary, titled
from vungxanh.records.queries.months import Frozen, Report, StepTaken
from vungxanh.records.rules.events.seizure import amount_of
from vungxanh.records.rules.events.substances import Measure, substances
from vungxanh.records.rules.monthly.assemble import Assembled, Filled
from vungxanh.records.rules.monthly.names import names
from vungxanh.records.rules.monthly.sections import Said
from vungxanh.records.rules.monthly.steps import Reason
from vungxanh.records.web.events.words import said
from vungxanh.records.web.months import words
from vungxanh.ui.interface import day, number


@dataclass(frozen=True)
class FigureRow:
    """A figure: what it is called, what it is, where it opens to its events."""

    label: str
    value: str
    href: str
    known: bool


@dataclass(frozen=True)
class SectionRow:
    """A section with its figures."""

    code: str
    label: str
    says: str
    figures: tuple[FigureRow, ...]
    missing: bool


@dataclass(frozen=True)
class StepRow:
    """A step that was taken."""

    act: str
    on: str
    post: str
    reason: str
    remark: str


@dataclass(frozen=True)
class ReportPage:
    """The whole page."""

    title: str
    place: str
    period: str
    due: str
    state: str
    sections: tuple[SectionRow, ...]
    steps: tuple[StepRow, ...]
    changed: bool
    digest: str
    frozen: bool


def report_page(
    place: AreaSummary, found: Report, now: Assembled, frozen: Mapping[tuple[str, str], Frozen] | None
) -> ReportPage:
    """The page of a report: its frozen figures while they count, else those of the events as they stand."""
    submitted = found.counting
    return ReportPage(
        title=gettext("Báo cáo tháng %(month)s") % {"month": found.month},
        place=titled(place),
        period=words.period(found.month),
        due=words.due(found.month),
        state=str(words.STATES[found.state]),
        sections=tuple(_section(one, place, found, frozen) for one in now.sections),
        steps=tuple(map(_step, found.steps)),
        changed=submitted is not None and submitted.digest != now.digest,
        digest=now.digest,
        frozen=frozen is not None,
    )


def _section(
    filled: Filled, place: AreaSummary, found: Report, frozen: Mapping[tuple[str, str], Frozen] | None
) -> SectionRow:
    if frozen is None:
        figures = [(one.indicator, one.part, one.value) for one in filled.figures]
    else:
        codes = filled.section.indicators
        figures = [(one.indicator, one.part, one.value) for one in frozen.values() if one.indicator in codes]
    missing = filled.missing and frozen is None
    return SectionRow(
        filled.section.code,
        said(filled.section.label),
        _says(filled, missing=missing),
        () if missing else tuple(_figure(place, found, *one) for one in figures),
        missing,
    )


def _says(filled: Filled, *, missing: bool) -> str:
    if filled.events:
        return gettext("%(n)s việc đã ghi") % {"n": number(len(filled.events))}
    if missing:
        return gettext("chưa ghi việc nào, chưa trả lời")
    if filled.said is Said.UNKNOWN:
        return gettext("xã trả lời: chưa rõ")
    return gettext("xã trả lời: không có")


def figure_text(part: str, value: int | None) -> str:
    """A figure in words, with substance and unit where figures stand apart."""
    if not part or value is None:
        return words.figure(value)
    substance, unit = part.split("/")
    return f"{said(substances()[substance].words)}: {said(amount_of(value, Measure(unit)))}"


def _figure(place: AreaSummary, found: Report, code: str, part: str, value: int | None) -> FigureRow:
    label = said(names()[code])
    href = reverse("month-figure", args=(place.code, found.month.year, found.month.month, code))
    return FigureRow(label, figure_text(part, value), href, value is not None)


def _step(one: StepTaken) -> StepRow:
    reason = str(words.REASONS[Reason(one.reason)]) if one.reason else ""
    return StepRow(str(words.ACTS[one.act]), day(one.at.date()), one.post, reason, one.remark)
