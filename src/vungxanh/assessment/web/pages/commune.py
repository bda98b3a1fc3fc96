"""The commune page as data: the class with its reason, criteria, distance, readings, history, sources."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.timezone import localdate
from django.utils.translation import gettext

from vungxanh.areas.interface import titled
from vungxanh.assessment.interface import CommuneVerdict, RunSummary, Source, why_withheld
from vungxanh.assessment.web.pages.distance import Distance, distance
from vungxanh.assessment.web.pages.sources import Origin, origin, register_place
from vungxanh.ui.interface import (
    WITHHELD,
    CriteriaGroup,
    criteria_groups,
    day,
    inside,
    number,
    unknown,
    withheld,
    words,
)

UNITS = {"residents", "managed_addicts", "managed_users", "using_not_exempt", "offenders_arrested"}


@dataclass(frozen=True)
class Year:
    """One year of the history: the class then, the page of it, and from which class to which it changed."""

    year: int
    verdict: str
    href: str
    current: bool
    change: tuple[str, str] | None


@dataclass(frozen=True)
class Fed:
    """One input with where it came from, down to the sheet and the cell."""

    name: str
    value: str
    place: str
    indicator: str
    learned: str
    href: str = ""


@dataclass(frozen=True)
class OtherClass:
    """A class that other readings give, with those readings in words."""

    verdict: str
    readings: tuple[str, ...]


@dataclass(frozen=True)
class CommunePage:
    """Everything the commune template places."""

    run: RunSummary
    commune: CommuneVerdict
    name: str
    province: str
    province_href: str
    verdict: str
    sentence: str
    also: tuple[str, ...]
    groups: tuple[CriteriaGroup, ...]
    distance: Distance
    decides: tuple[str, ...]
    others: tuple[OtherClass, ...]
    agreeing: int
    years: tuple[Year, ...]
    since: str
    since_href: str
    sources: tuple[Fed, ...]
    declared: tuple[str, ...]
    receipt: str
    withheld: str
    origin: Origin
    counts: str
    all_sources: str


def figure_text(name: str, value: int | str | None) -> str:
    """An input's value as people read it."""
    if value is None:
        return unknown()
    if value == WITHHELD:
        return withheld()
    return words.route_word(value) if isinstance(value, str) else number(value)


def also(commune: CommuneVerdict) -> tuple[str, ...]:
    """What was found before precedence, where it says more than the verdict."""
    found = []
    key = commune.key_class in words.GROUP_OF
    if commune.verdict == "drug_free" and key:
        met = words.articles(words.met_of(commune.criteria_met, commune.key_class))
        found.append(
            gettext(
                "Đồng thời đạt tiêu chí %(class)s (%(articles)s); "
                "theo cách hiểu đang dùng, không ma túy đứng trước."
            )
            % {"class": inside(commune.key_class), "articles": met}
        )
    if commune.verdict in {"I", "II", "III"} and commune.drug_free:
        found.append(
            gettext(
                "Đồng thời đủ 3 điều kiện không ma túy của Điều 6; "
                "theo cách hiểu đang dùng, %(class)s đứng trước."
            )
            % {"class": inside(commune.verdict)}
        )
    return tuple(found)


def others(commune: CommuneVerdict) -> tuple[tuple[OtherClass, ...], int]:
    """The readings that give another class, gathered by class, and how many agree."""
    gathered: defaultdict[str, list[str]] = defaultdict(list)
    for key, verdict in commune.verdicts.items():
        if verdict != commune.verdict:
            gathered[verdict].append(words.reading(key))
    agreeing = sum(verdict == commune.verdict for verdict in commune.verdicts.values())
    return tuple(OtherClass(verdict, tuple(keys)) for verdict, keys in gathered.items()), agreeing


def _from_registers(source: Source, href: str) -> Fed:
    """An input that a monthly report says, or that was stated of the year."""
    return Fed(
        words.figure_name(source.input),
        figure_text(source.input, source.value),
        register_place(source.month),
        source.indicator,
        day(localdate(source.learned_at)) if source.learned_at else unknown(),
        href,
    )


def _route(source: Source, href: Callable[[UUID], str]) -> Fed:
    """The route mark by a route of the register, which opens where the post may see events."""
    return Fed(
        words.figure_name(source.input),
        figure_text(source.input, source.value),
        gettext("sổ tuyến của tỉnh: %(name)s") % {"name": source.origin},
        source.indicator,
        day(localdate(source.learned_at)) if source.learned_at else unknown(),
        href(source.route) if source.route else "",
    )


def fed(
    source: Source,
    href: Callable[[str], str] = lambda _: "",
    route_href: Callable[[UUID], str] = lambda _: "",
) -> Fed:
    """A source in words. A commune on no key route has no cell: the province's list names it nowhere."""
    if source.route is not None:
        return _route(source, route_href)
    if source.input == "key_route" and source.value == "none" and not source.submission_id:
        absent = gettext("không có tên trong danh sách tuyến của tỉnh")
        return Fed(
            words.figure_name(source.input), figure_text(source.input, "none"), absent, source.indicator, ""
        )
    if source.withheld:
        return Fed(words.figure_name(source.input), withheld(), "", source.indicator, "")
    if source.counted_on:
        said = gettext("hồ sơ quản lý, số đếm ngày đã niêm phong đến hết %(day)s")
        counted = day(source.counted_on)
        value = figure_text(source.input, source.value)
        name = words.figure_name(source.input)
        place = said % {"day": counted}
        return Fed(name, value, place, source.indicator, counted, href(source.input))
    if source.month or source.stated:
        return _from_registers(source, href(source.input))
    place = gettext("lần gửi %(id)s, trang “%(sheet)s”, ô %(cell)s") % {
        "id": source.submission_id,
        "sheet": source.sheet,
        "cell": source.cell,
    }
    return Fed(
        words.figure_name(source.input),
        figure_text(source.input, source.value),
        "; ".join(filter(None, (source.origin, place if source.submission_id else ""))) or unknown(),
        source.indicator,
        day(localdate(source.learned_at)) if source.learned_at else unknown(),
        href(source.input) if source.submission_id and source.input != "key_route" else "",
    )


def years(history: Sequence[tuple[int, str, str]], current: int) -> tuple[Year, ...]:
    """The history, the latest first, each year with its change from the year before it."""
    before = [verdict for _, verdict, _ in history[1:]] + [""]
    return tuple(
        Year(year, verdict, href, year == current, (old, verdict) if old not in {"", verdict} else None)
        for (year, verdict, href), old in zip(history, before, strict=True)
    )


def declared(commune: CommuneVerdict) -> tuple[str, ...]:
    """Properties of the data that whoever declared it stated."""
    says = {
        ("count_at", "last_day"): gettext("hồ sơ, điểm và người bị truy nã đếm vào ngày cuối kỳ"),
        ("count_at", "whole_period"): gettext("hồ sơ, điểm và người bị truy nã đếm trong cả kỳ"),
        ("residents_basis", "actual"): gettext("dân cư là người thực tế đang cư trú"),
        ("residents_basis", "registered"): gettext("dân cư là người đăng ký cư trú"),
    }
    return tuple(says[item] for item in commune.declared.items() if item in says)


def commune_page(
    run: RunSummary,
    commune: CommuneVerdict,
    *,
    history: Sequence[tuple[int, str, str]],
    province_href: str,
    receipt: str,
    since_href: str = "",
    behind: Callable[[str], str] = lambda _: "",
    route: Callable[[UUID], str] = lambda _: "",
    counts: str = "",
    all_sources: str = "",
) -> CommunePage:
    """The page of one commune in one run.

    `history` holds year, class and the address of that year, the latest first; `since_href` leads to what
    the commune was made of, where it is a real one; `behind` gives the page behind an input, `route` that of
    a key route, `counts` is that of the counts from registers, `all_sources` that of the province's sources.
    """
    other_classes, agreeing = others(commune)
    return CommunePage(
        run=run,
        commune=commune,
        name=titled(commune.area),
        province=titled(run.province),
        province_href=province_href,
        verdict=commune.verdict,
        sentence=words.sentence(
            commune.verdict,
            commune.criteria_met,
            commune.possible,
            hidden=any(criterion.withheld for criterion in commune.criteria),
        ),
        also=also(commune),
        groups=criteria_groups(commune.criteria, verdict=commune.verdict, reading=commune.reading),
        distance=distance(commune),
        decides=tuple(map(words.figure_name, commune.decides)),
        others=other_classes,
        agreeing=agreeing,
        years=years(history, run.year),
        since=day(commune.area.valid_from) if commune.area.valid_from else "",
        since_href=since_href,
        sources=tuple(fed(one, behind, route) for one in commune.sources),
        declared=declared(commune),
        receipt=receipt,
        withheld=why_withheld() if commune.withheld else "",
        origin=origin(commune.origin, behind),
        counts=counts,
        all_sources=all_sources,
    )
