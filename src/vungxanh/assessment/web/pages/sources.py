"""Where figures come from, as pages show it: a commune's source, two sources compared, what lies behind."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from vungxanh.areas.interface import titled
from vungxanh.assessment.interface import CommuneSources, Compared, Side, SideBehind, Why
from vungxanh.dossiers.interface import Behind, kind_name
from vungxanh.periods.interface import ReportMonth
from vungxanh.records.interface import Fact
from vungxanh.ui.interface import (
    Cell,
    Column,
    Link,
    Table,
    day,
    in_language,
    number,
    signed,
    table,
    unknown,
    words,
)

TABLE = "bang-nguon"


def side_word(side: Side) -> str:
    """A source in words."""
    return gettext("biểu mẫu") if side is Side.WORKBOOK else gettext("hồ sơ, sự kiện")


def why_words(found: CommuneSources) -> str:
    """Which source counts and why, as one sentence."""
    side = side_word(found.sources.chosen.side)
    if found.sources.chosen.why is Why.DECIDED:
        said = gettext("Nguồn được dùng là %(side)s, từ ngày %(day)s, do %(post)s quyết định.") % {
            "side": side,
            "day": day(found.since) if found.since else unknown(),
            "post": found.by_title,
        }
        if found.whole_from:
            whole = gettext("Hồ sơ, sự kiện được khai là đủ từ ngày %(day)s.")
            said += " " + whole % {"day": day(found.whole_from)}
        return said
    if found.sources.chosen.why is Why.UNDECIDED:
        return gettext("Nguồn được dùng là %(side)s, vì chưa ai chọn nguồn khác.") % {"side": side}
    return gettext("Nguồn được dùng là %(side)s; nguồn kia không có gì cho năm này.") % {"side": side}


def count_text(value: int | None) -> str:
    """A figure of a source, or that it is unknown there."""
    return unknown() if value is None else number(value)


def difference_text(one: Compared) -> str:
    """By how much the two sources differ: unknown where one of them is, never zero."""
    if not one.differs:
        return gettext("khớp")
    return gettext("một bên chưa rõ") if one.difference is None else signed(one.difference)


@dataclass(frozen=True)
class ComparedLine:
    """One input in both sources."""

    name: str
    workbook: str
    registers: str
    difference: str
    differs: bool
    href: str


@dataclass(frozen=True)
class Origin:
    """The source of one commune's figures: why it counts, and how the two sources compare."""

    says: str
    warning: str
    lines: tuple[ComparedLine, ...]


def origin(found: CommuneSources, href: Callable[[str], str] = lambda _: "") -> Origin:
    """The source of a commune; `href` gives the page behind an input."""
    lines = tuple(
        ComparedLine(
            words.figure_name(one.input),
            count_text(one.workbook),
            count_text(one.registers),
            difference_text(one),
            one.differs,
            href(one.input),
        )
        for one in found.sources.compared
    )
    return Origin(why_words(found), warning(len(found.sources.differing), found), lines)


def warning(differing: int, found: CommuneSources) -> str:
    """What a difference means, "" without one."""
    if not differing:
        return ""
    said = gettext("%(n)s số khác nhau giữa hai nguồn. Xếp loại theo %(side)s; chỗ khác không tự đổi loại.")
    return said % {"n": number(differing), "side": side_word(found.sources.chosen.side)}


@dataclass(frozen=True)
class SourcesPage:
    """The sources of a province's communes."""

    says: str
    table: Table
    withheld: str


def sources_page(
    rows: Sequence[CommuneSources],
    href: Callable[[str], str],
    choice: Callable[[str], str] | None,
    *,
    withheld: str = "",
) -> SourcesPage:
    """Every commune with its source, those first whose sources differ; `choice` leads to deciding.

    `withheld` says why a figure is not compared here.
    """
    differ = sum(bool(one.sources.differing) for one in rows)
    sides = Counter(one.sources.chosen.side for one in rows)
    says = gettext(
        "%(differ)s trong %(all)s xã, phường có số khác nhau giữa hai nguồn. "
        "Theo biểu mẫu: %(workbook)s; theo hồ sơ, sự kiện: %(registers)s."
    ) % {
        "differ": number(differ),
        "all": number(len(rows)),
        "workbook": number(sides[Side.WORKBOOK]),
        "registers": number(sides[Side.REGISTERS]),
    }
    columns = [
        Column[CommuneSources]("xa", gettext("Xã, phường"), lambda one: _name(one)),
        Column[CommuneSources]("nguon", gettext("Nguồn được dùng"), lambda one: _side(one, choice)),
        Column[CommuneSources]("khac", gettext("Số khác nhau"), lambda one: _differing(one)),
    ]
    drawn = table(
        rows,
        columns,
        anchor=TABLE,
        caption=gettext("Nguồn số liệu của từng xã, phường và chỗ hai nguồn khác nhau"),
        href=lambda one: href(one.area.code),
    )
    return SourcesPage(says, drawn, withheld)


def _name(one: CommuneSources) -> Cell:
    return Cell(titled(one.area))


def _side(one: CommuneSources, choice: Callable[[str], str] | None) -> Cell:
    chosen = one.sources.chosen
    reasons = {
        Why.DECIDED: gettext("theo quyết định, từ %(day)s") % {"day": day(one.since) if one.since else ""},
        Why.UNDECIDED: gettext("chưa ai chọn"),
        Why.ALONE: gettext("nguồn kia không có gì"),
    }
    word = gettext("Chọn nguồn")
    change = Link(word, choice(one.area.code), f"{word}: {_name(one).text}") if choice else None
    return Cell(side_word(chosen.side), note=reasons[chosen.why], links=(change,) if change else ())


def _differing(one: CommuneSources) -> Cell:
    if not one.sources.compared:
        return Cell(gettext("không có gì để so"), unknown=True)
    said = [
        gettext("%(name)s: %(workbook)s trong biểu mẫu, %(registers)s trong hồ sơ, sự kiện (%(by)s)")
        % {
            "name": words.figure_name(each.input),
            "workbook": count_text(each.workbook),
            "registers": count_text(each.registers),
            "by": difference_text(each),
        }
        for each in one.sources.differing
    ]
    return Cell("; ".join(said) or gettext("khớp"))


@dataclass(frozen=True)
class CellBehind:
    """One cell of a workbook."""

    value: str
    place: str
    learned: str
    href: str


@dataclass(frozen=True)
class DayBehind:
    """Dossiers of one kind that came or went on one day, as counts."""

    day: str
    kind: str
    standing: str
    came: str
    went: str


@dataclass(frozen=True)
class BehindPart:
    """What one source says of an input, and what that rests on."""

    side: str
    counted: bool
    value: str
    cells: tuple[CellBehind, ...]
    before: str
    days: tuple[DayBehind, ...]
    hidden: bool
    empty: bool


EventHref = Callable[[Fact], str]


def behind_parts(found: Iterable[SideBehind], event_href: EventHref = lambda _: "") -> tuple[BehindPart, ...]:
    """The sources of one input, the one that counts first; `event_href` opens a figure to its events."""
    return tuple(_part(one, event_href) for one in found)


def _part(one: SideBehind, event_href: EventHref) -> BehindPart:
    return BehindPart(
        side=side_word(one.side),
        counted=one.counted,
        value=count_text(one.value),
        cells=tuple(
            CellBehind(
                count_text(fact.value),
                _place(fact),
                day(fact.learned_at.date()),
                event_href(fact),
            )
            for fact in one.facts
        ),
        before=number(one.counts.before) if one.counts else "",
        days=_days(one.counts) if one.counts else (),
        hidden=one.rests_on_counts and one.counts is None,
        empty=not one.facts and not one.rests_on_counts,
    )


def register_place(month: ReportMonth | None) -> str:
    """Where a figure of the registers comes from: a monthly report, or a statement of the year."""
    if month is None:
        return gettext("lời khai của năm")
    return gettext("báo cáo tháng %(month)s, từ các việc đã ghi") % {"month": month}


def _place(fact: Fact) -> str:
    if fact.submission_id is None:
        return register_place(fact.month)
    said = gettext("lần gửi %(id)s, trang “%(sheet)s”, ô %(cell)s")
    return said % {"id": fact.submission_id, "sheet": fact.sheet, "cell": fact.cell}


def _days(counts: Behind) -> tuple[DayBehind, ...]:
    """The lines of the period by day, kind and how they stand: causes tell no more than that here."""
    came: Counter[tuple[date, str, str]] = Counter()
    went: Counter[tuple[date, str, str]] = Counter()
    for line in counts.lines:
        (came if line.entered else went)[line.day, line.kind, line.standing] += line.count
    standings = {
        "counted": gettext("được tính"),
        "awaiting": gettext("chờ xác nhận"),
        "set_aside": gettext("để riêng, chờ nêu căn cứ"),
    }
    return tuple(
        DayBehind(
            day(key[0]),
            in_language(*kind_name(key[1])),
            standings[key[2]],
            number(came[key]),
            number(went[key]),
        )
        for key in sorted(came | went)
        if came[key] or went[key]
    )
