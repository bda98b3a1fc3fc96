"""The province page as data: the sentence of state, four figures, map, table, what needs a decision."""

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from vungxanh.areas.interface import BoundaryShape, titled
from vungxanh.assessment.interface import KEY, UNDETERMINED, CommuneRow, RunSummary, why_withheld
from vungxanh.portal.web.pages.communes import commune_table, shown_class
from vungxanh.portal.web.pages.grounds import area_map
from vungxanh.ui.interface import (
    CriteriaGroup,
    Map,
    Table,
    Unit,
    criteria_groups,
    gap,
    marked,
    number,
    percent,
    shares,
    short_percent,
    tile_map,
    word,
    words,
)

TABLE = "bang"
FORM = "loc"


@dataclass(frozen=True)
class Figure:
    """One of the four figures at the top: a number, what it says, and the list it opens."""

    value: str
    says: str
    more: str
    href: str


@dataclass(frozen=True)
class Segment:
    """One class in the class bar: its share of the whole in percent, and the rows it selects."""

    verdict: str
    count: int
    share: int
    href: str
    chosen: bool


@dataclass(frozen=True)
class Filter:
    """What the address asks to see: a class (or `key`, `other`), and part of a name."""

    verdict: str
    name: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Undetermined:
    """A commune without a class, and the figures that are missing there."""

    row: CommuneRow
    missing: tuple[str, ...]


@dataclass(frozen=True)
class ProvincePage:
    """Everything the province template places."""

    run: RunSummary
    base: str
    name: str
    state: str
    figures: tuple[Figure, ...]
    bar: tuple[Segment, ...]
    map: Map
    table: Table
    shown: int
    filter: Filter
    held: tuple[CommuneRow, ...]
    undetermined: tuple[Undetermined, ...]
    criteria: tuple[CriteriaGroup, ...]
    withheld: str
    receipt: str


def plain(text: str) -> str:
    """Text for searching: no tone or letter marks, lower case."""
    bare = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def wanted(row: CommuneRow, asked: Mapping[str, str]) -> bool:
    """Whether the address asks to see this row."""
    verdict, name = asked.get("loai", ""), plain(asked.get("ten", "").strip())
    if name and name not in plain(row.area.full_name):
        return False
    if verdict == "key":
        return not row.held and row.verdict in KEY
    if verdict == "other":
        return bool(row.other_verdicts)
    return not verdict or shown_class(row) == verdict


def unknown_figures(row: CommuneRow) -> tuple[str, ...]:
    """The names of the figures of a commune that nobody has reported."""
    return tuple(words.figure_name(name) for name, value in row.figures.items() if value is None)


def state(run: RunSummary) -> str:
    """One sentence: where the province stands under the Decision, and what its communes come to."""
    met = tuple(criterion.id for criterion in run.province_criteria if criterion.met)
    hidden = any(criterion.withheld for criterion in run.province_criteria)
    return gettext("%(province)s %(verdict)s.") % {
        "province": titled(run.province),
        "verdict": words.province_sentence(run.province_verdict, met, hidden=hidden),
    }


def province_page(
    run: RunSummary,
    rows: Sequence[CommuneRow],
    *,
    base: str,
    asked: Mapping[str, str],
    mark: str,
    receipt: str,
    outlines: Mapping[int, BoundaryShape | None],
) -> ProvincePage:
    """The page of a run. `base` is its address; `asked` the query; `mark` the word for simulated.

    `receipt` is the address of the province's receipt; `outlines` the boundaries of real communes.
    """
    chosen = [row for row in rows if wanted(row, asked)]
    return ProvincePage(
        run=run,
        base=base,
        name=titled(run.province),
        state=state(run),
        figures=top_figures(run, base),
        bar=class_bar(rows, base, asked),
        map=province_map(run, rows, base, mark, outlines),
        table=commune_table(chosen, base=base, asked=asked, anchor=TABLE, form=FORM),
        shown=len(chosen),
        filter=filter_line(rows, asked),
        held=tuple(row for row in rows if row.held),
        undetermined=tuple(
            Undetermined(row, unknown_figures(row))
            for row in rows
            if not row.held and row.verdict == UNDETERMINED
        ),
        criteria=criteria_groups(run.province_criteria, verdict=run.province_verdict, reading=run.reading),
        withheld=why_withheld() if run.withheld else "",
        receipt=receipt,
    )


def top_figures(run: RunSummary, base: str) -> tuple[Figure, ...]:
    """Share of drug-free communes, key communes, key routes, communes that a reading would move."""
    kinds = [route.kind for route in run.routes]
    by_class = " · ".join(f"{word(name)} {number(run.counts.get(name, 0))}" for name in ("I", "II", "III"))
    return (
        Figure(
            percent(run.drug_free_share),
            gettext("%(free)s/%(all)s xã, phường không ma túy")
            % {"free": number(run.counts.get("drug_free", 0)), "all": number(run.total)},
            against_target(run),
            f"{base}?loai=drug_free#{TABLE}",
        ),
        Figure(
            number(run.key_total),
            gettext("xã, phường trọng điểm về ma túy"),
            by_class,
            f"{base}?loai=key#{TABLE}",
        ),
        Figure(
            number(len(run.routes)),
            gettext("tuyến trọng điểm"),
            gettext("%(intra)s trong tỉnh · %(inter)s liên tỉnh")
            % {"intra": number(kinds.count("intra")), "inter": number(kinds.count("inter"))},
            "#tuyen",
        ),
        Figure(
            number(run.ambiguous),
            gettext("xã, phường đổi loại theo cách hiểu"),
            gettext("%(n)s cách hiểu các điểm luật để ngỏ") % {"n": number(len(run.readings))},
            f"{base}cach-hieu/",
        ),
    )


def against_target(run: RunSummary) -> str:
    """The gap to the target in points, or that none was set."""
    if run.target is None:
        return gettext("chưa đặt chỉ tiêu")
    share = run.target.percent / 100
    return gettext("%(gap)s so với chỉ tiêu %(target)s") % {
        "gap": gap(run.gap_points),
        "target": short_percent(share),
    }


def class_bar(rows: Sequence[CommuneRow], base: str, asked: Mapping[str, str]) -> tuple[Segment, ...]:
    """The classes that occur, best first, each a link to its rows."""
    counts = Counter(shown_class(row) for row in rows)
    return tuple(
        Segment(
            name,
            count,
            round(100 * count / len(rows)),
            f"{base}?loai={name}#{TABLE}",
            asked.get("loai") == name,
        )
        for name, count in shares(counts.items())
    )


def province_map(
    run: RunSummary,
    rows: Sequence[CommuneRow],
    base: str,
    mark: str,
    outlines: Mapping[int, BoundaryShape | None],
) -> Map:
    """The communes by class: on their ground where they are real, as tiles where their names are invented."""
    units = [(Unit(titled(row.area), f"{base}{row.area.code}/", shown_class(row)), row.area) for row in rows]
    name = gettext("Sơ đồ xếp loại %(n)s xã, phường năm %(year)s") % {
        "n": number(len(rows)),
        "year": run.year,
    }
    hint = gettext("Chọn một ô để xem tên và mở xã, phường")
    if not run.province.illustrative:
        return marked(area_map(units, outlines, title=name, hint=hint), mark)
    label = gettext("Sơ đồ xếp theo thứ tự chữ cái, không phải ranh giới")
    return marked(tile_map([unit for unit, _ in units], title=name, label=label, hint=hint), mark)


def filter_line(rows: Sequence[CommuneRow], asked: Mapping[str, str]) -> Filter:
    """The filter form: the classes that occur, and what the address asks for now."""
    counts = Counter(shown_class(row) for row in rows)
    options = [("", gettext("Mọi loại")), ("key", gettext("Trọng điểm (I, II, III)"))]
    options += [(name, word(name)) for name, _ in shares(counts.items())]
    options.append(("other", gettext("Đổi loại theo cách hiểu")))
    return Filter(asked.get("loai", ""), asked.get("ten", ""), tuple(options))
