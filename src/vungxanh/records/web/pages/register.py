"""The register of published figures as a page: provinces side by side, the nation apart."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from vungxanh.areas.interface import AreaSummary, name_key
from vungxanh.records.queries.published import Published
from vungxanh.records.rules.measures import MEASURES
from vungxanh.records.rules.published import Claim, by_key
from vungxanh.records.web.pages import rows as _rows
from vungxanh.records.web.pages.arithmetic import Sum, sum_of
from vungxanh.records.web.pages.rows import Quote, Row, cell, grouped, row, sources_cell
from vungxanh.records.web.pages.words import SUBSTANCES, value_text, when
from vungxanh.ui.interface import Cell, Column, Table, number, table

TOPICS = ("khong-ma-tuy", "chi-tieu", "trong-diem", "nguoi", "vu-viec")
YEARS = ("2025", "2026", "2030")
ALL = "tat-ca"


@dataclass(frozen=True)
class Filter:
    """What the address asks for, and what it may ask for."""

    topic: str
    name: str
    which: str
    topics: tuple[tuple[str, str], ...]
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class RegisterPage:
    """What the template places."""

    says: str
    filter: Filter
    nation: Table
    table: Table
    wrong: tuple[tuple[str, str, Sum], ...]
    order: str


def register_page(
    figures: Sequence[Published],
    provinces: Sequence[AreaSummary],
    *,
    asked: Mapping[str, str],
    href: Callable[[AreaSummary, bool], str],
    nation_href: str,
    quote: Quote,
) -> RegisterPage:
    """The whole register under one topic; `asked` is the query of the address."""
    every = grouped(figures, provinces, href)
    country = row(gettext("Toàn quốc"), 0, nation_href, (one for one in figures if one.area is None))
    chosen = _filter(asked)
    columns = _columns(chosen.topic, quote)
    shown = [one for one in every if _wanted(one, chosen)]
    return RegisterPage(
        says=_says(figures, every, country),
        filter=chosen,
        nation=table(
            [country],
            [_unsorted(one) for one in columns],
            anchor="ca-nuoc",
            caption=gettext("Số liệu của cả nước"),
            href=lambda one: one.href,
        ),
        table=table(
            shown,
            columns,
            anchor="bang",
            caption=gettext("Số liệu đã công bố của từng tỉnh, thành phố"),
            query=asked,
            href=lambda one: one.href,
            empty=gettext("Không có tỉnh, thành phố nào khớp. Hãy bỏ bớt điều kiện lọc."),
            form="loc",
        ),
        wrong=tuple(_wrong([*every, country])),
        order=gettext("Tỉnh, thành phố xếp theo thứ tự chữ cái; không xếp hạng."),
    )


def _says(figures: Sequence[Published], every: Sequence[Row], country: Row) -> str:
    wrong = sum(len(one.wrong) for one in (*every, country))
    says = gettext("%(figures)s số liệu của %(provinces)s tỉnh, thành phố và cả nước, mỗi số kèm nguồn.") % {
        "figures": number(len(figures)),
        "provinces": number(len([one for one in every if one.figures])),
    }
    if wrong:
        says += " " + gettext("%(wrong)s số không khớp khi tính lại.") % {"wrong": number(wrong)}
    return says


def _filter(asked: Mapping[str, str]) -> Filter:
    topic = asked.get("chu-de", "")
    return Filter(
        topic=topic if topic in TOPICS else TOPICS[0],
        name=asked.get("ten", ""),
        which=asked.get("tinh", ""),
        topics=tuple(zip(TOPICS, topic_words(), strict=True)),
        choices=(("", gettext("Có số liệu")), (ALL, gettext("Tất cả"))),
    )


def topic_words() -> tuple[str, ...]:
    """The topics in words."""
    return (
        gettext("Không ma túy"),
        gettext("Chỉ tiêu"),
        gettext("Trọng điểm"),
        gettext("Người được quản lý"),
        gettext("Vụ việc, thu giữ"),
    )


def _wanted(one: Row, chosen: Filter) -> bool:
    """Whether the address asks for a row: by name, and those with figures of the topic unless for all."""
    named = name_key(chosen.name) in name_key(one.name)
    return named and (chosen.which == ALL or any(_of_topic(figure, chosen.topic) for figure in one.figures))


def _of_topic(one: Published, topic: str) -> bool:
    """Whether a figure shows under a topic."""
    claim = one.claim
    if topic == "chi-tieu":
        return claim.role == "target"
    names = {"khong-ma-tuy": "drug_free", "trong-diem": "key", "nguoi": "people", "vu-viec": "results"}
    return claim.role != "target" and MEASURES[claim.measure].topic == names[topic]


TOLD = {
    "khong-ma-tuy": ("commune_units", "drug_free_communes", "drug_free_share_pct"),
    "trong-diem": ("key_communes", "communes_with_drugs", "routes", "hotspots", "hotspots_abolished"),
    "nguoi": ("managed_people", "addicts_managed", "users_managed", "post_rehab", "in_rehab"),
    "vu-viec": ("cases", "persons_arrested", "persons_involved", "seizure_mass_g", "seizure_tablets"),
}
"""The measures that the columns of a topic show."""


def _told(one: Row, topic: str) -> list[Claim]:
    """The figures that a row shows under a topic."""
    if topic == "chi-tieu":
        return [claim for claim in one.claims if claim.role == "target"]
    newest = [claim for name in TOLD[topic] if (claim := one.latest(name)) is not None]
    distance = _rows.margin(one) if topic == "khong-ma-tuy" else None
    return [*newest, distance[1]] if distance else newest


def _unsorted(column: Column[Row]) -> Column[Row]:
    """The column without a link to sort: there is one row."""
    return Column(column.key, column.label, column.cell, end=column.end)


def _columns(topic: str, quote: Quote) -> list[Column[Row]]:
    """The columns of a topic, six at most, between the name and the sources."""
    inside = {
        "khong-ma-tuy": _drug_free,
        "chi-tieu": _targets,
        "trong-diem": _key,
        "nguoi": _people,
        "vu-viec": _results,
    }[topic]()

    def sources(one: Row) -> Cell:
        keys = {claim.key for claim in _told(one, topic)}
        return sources_cell((figure for figure in one.figures if figure.claim.key in keys), quote)

    name = Column("ten", gettext("Tỉnh, thành phố"), _name, lambda one: one.place)
    return [name, *inside, Column("nguon", gettext("Nguồn"), sources)]


def _name(one: Row) -> Cell:
    return Cell(one.name, note=gettext("trước ngày 1/7/2025") if one.former else "", one=True)


def _latest(key: str, label: str, measure: str) -> Column[Row]:
    """A column of the newest figure of a measure."""

    def order(one: Row) -> object:
        claim = one.latest(measure)
        return None if claim is None else claim.value

    return Column(key, label, lambda one: cell(one, one.latest(measure)), order, end=True)


def _drug_free() -> list[Column[Row]]:
    def points(one: Row) -> object:
        found = _rows.margin(one)
        return None if found is None else found[0]

    return [
        Column("don-vi", gettext("Đơn vị cấp xã"), _rows.units_cell, _rows.units_order, end=True),
        _latest("khong", gettext("Không ma túy"), "drug_free_communes"),
        Column("ty-le", gettext("Tỷ lệ"), _rows.share_cell, _rows.share_order, end=True),
        Column("so-voi", gettext("So với chỉ tiêu"), _rows.margin_cell, points, end=True),
    ]


def _targets() -> list[Column[Row]]:
    return [_due(year) for year in YEARS]


def _due(year: str) -> Column[Row]:
    """The targets due in a year: shares first, then numbers of communes; floor and stretch in one cell."""

    def found(one: Row) -> list[str]:
        names = ("drug_free_share_pct", "drug_free_communes", "drug_free_added")
        claims = [
            (names.index(c.measure), c.target_type, c)
            for c in one.claims
            if c.role == "target" and c.measure in names and c.end.startswith(year)
        ]
        return [_target_text(claim) for _, _, claim in sorted(claims, key=lambda item: item[:2])]

    def shown(one: Row) -> Cell:
        texts = found(one)
        return Cell(texts[0], note="; ".join(texts[1:])) if texts else _rows.missing()

    def order(one: Row) -> object:
        claim = one.latest("drug_free_share_pct", role="target", end=year)
        return None if claim is None else claim.value

    return Column(f"nam-{year}", gettext("Năm %(year)s") % {"year": year}, shown, order)


def _target_text(claim: Claim) -> str:
    """A target in words: how much, which kind, and the day where it is not the end of the year."""
    words = {
        "drug_free_share_pct": gettext("%(value)s số xã, phường"),
        "drug_free_communes": gettext("%(value)s xã, phường"),
        "drug_free_added": gettext("thêm %(value)s xã, phường"),
    }[claim.measure] % {"value": value_text(claim)}
    if claim.target_type == "stretch":
        words = gettext("%(target)s (phấn đấu)") % {"target": words}
    if len(claim.end) == 10:
        words = f"{words}, {when(claim)}"
    return words


def _key() -> list[Column[Row]]:
    return [
        _latest("trong-diem", gettext("Xã, phường trọng điểm"), "key_communes"),
        _latest("co-te-nan", gettext("Có tệ nạn ma túy"), "communes_with_drugs"),
        _latest("tuyen", gettext("Tuyến"), "routes"),
        _latest("diem", gettext("Điểm, tụ điểm"), "hotspots"),
        _latest("triet-xoa", gettext("Đã triệt xóa"), "hotspots_abolished"),
    ]


def _people() -> list[Column[Row]]:
    return [
        _latest("quan-ly", gettext("Được quản lý, tính gộp"), "managed_people"),
        _latest("nghien", gettext("Người nghiện"), "addicts_managed"),
        _latest("su-dung", gettext("Người sử dụng"), "users_managed"),
        _latest("sau-cai", gettext("Sau cai"), "post_rehab"),
        _latest("dang-cai", gettext("Đang cai nghiện"), "in_rehab"),
    ]


def _results() -> list[Column[Row]]:
    return [
        _latest("vu", gettext("Vụ"), "cases"),
        _latest("bat", gettext("Người bị bắt"), "persons_arrested"),
        _latest("lien-quan", gettext("Người liên quan"), "persons_involved"),
        Column("thu-giu", gettext("Thu giữ"), lambda one: _seized(one, "seizure_mass_g"), end=True),
        Column("vien", gettext("Viên"), lambda one: _seized(one, "seizure_tablets"), end=True),
    ]


def _seized(one: Row, measure: str) -> Cell:
    """What was seized in the newest period, each substance by itself; never added up."""
    newest = one.latest(measure)
    if newest is None:
        return _rows.missing()
    claims = [
        c for c in one.claims if c.measure == measure and (c.start, c.end) == (newest.start, newest.end)
    ]
    texts = [f"{SUBSTANCES[claim.substance]} {value_text(claim)}" for claim in claims]
    return Cell("; ".join(texts), note=when(newest))


def _wrong(every: Sequence[Row]) -> list[tuple[str, str, Sum]]:
    """Printed figures that do not recompute: whose, where they stand, the arithmetic."""
    return [
        (one.name, one.href, sum_of(check, by_key(one.claims)[check.of[0]]))
        for one in every
        for check in one.found
        if not check.holds
    ]
