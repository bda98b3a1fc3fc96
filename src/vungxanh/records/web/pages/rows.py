"""The figures of each province gathered in a row, and single figures as cells of a table."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext

from vungxanh.areas.interface import AreaSummary, name_key, titled
from vungxanh.records.queries.published import Published
from vungxanh.records.rules.breaks import computed_shares, day_of
from vungxanh.records.rules.published import Check, Claim, checks, doubted, whole_units
from vungxanh.records.web.pages.words import DEFINITIONS, host, value_text, when
from vungxanh.ui.interface import Cell, Link, gap, number, percent, unknown

Quote = Callable[[Published], str]
"""Gives the page that shows the words a figure was taken from, "" where the post may not see it."""
UNKNOWN_DAY = date.min
NARROW = frozenset({"trade", "use_256a", "crops", "at_use_points"})
"""Definitions that count only some of what the measure counts: shown where there is nothing wider."""


@dataclass(frozen=True)
class Row:
    """All figures of one province, or of the nation: today's and those of its namesake before the merger.

    `computed` are shares worked out from two printed counts, `wrong` the keys of what does not recompute.
    """

    name: str
    place: int
    href: str
    figures: tuple[Published, ...]
    found: tuple[Check, ...]
    computed: tuple[Claim, ...]
    wrong: frozenset[str]
    former: bool = False

    @property
    def claims(self) -> list[Claim]:
        """What is claimed, as printed."""
        return [one.claim for one in self.figures]

    def latest(self, measure: str, *, role: str = "result", end: str = "") -> Claim | None:
        """The newest figure of a measure; with `end`, of those due at that time. Unknown days come first."""
        fits = [c for c in self.claims if c.measure == measure and c.role == role and c.end.startswith(end)]
        whole = [claim for claim in fits if claim.definition not in NARROW]
        return max(whole or fits, key=_newness, default=None)

    def share(self) -> tuple[Claim | None, bool]:
        """The newest share of drug-free communes, and whether it was worked out."""
        printed = self.latest("drug_free_share_pct")
        worked = [claim for claim in self.computed if claim.measure == "drug_free_share_pct"]
        newest = max(worked, key=_newness, default=None)
        if newest is not None and (printed is None or _newness(newest) > _newness(printed)):
            return newest, True
        return printed, False


def _newness(claim: Claim) -> tuple[str, date, str]:
    """Today's map first, then the later day."""
    return ("a" if claim.era == "after" else "", day_of(claim) or UNKNOWN_DAY, claim.as_of)


def row(name: str, place: int, href: str, figures: Iterable[Published], *, former: bool = False) -> Row:
    """The row of an area's figures, with everything worked out that can be."""
    kept = tuple(figures)
    claims = [one.claim for one in kept]
    found = checks(claims)
    shares = tuple(computed_shares(claims))
    return Row(name, place, href, kept, found, shares, doubted(found), former)


def grouped(
    figures: Iterable[Published], provinces: Sequence[AreaSummary], href: Callable[[AreaSummary, bool], str]
) -> list[Row]:
    """A row for each province of today, in their order, then for each former one that has figures."""
    names = {name_key(one.name) for one in provinces}
    of_name: dict[str, list[Published]] = {}
    former: dict[int, list[Published]] = {}
    places: dict[int, AreaSummary] = {}
    for one in figures:
        if one.area is None:
            continue
        if name_key(one.area.name) in names:
            of_name.setdefault(name_key(one.area.name), []).append(one)
        else:
            former.setdefault(one.area.id, []).append(one)
            places[one.area.id] = one.area
    rows = [
        row(titled(area), place, href(area, False), of_name.get(name_key(area.name), ()))
        for place, area in enumerate(provinces)
    ]
    for place, (area_id, kept) in enumerate(former.items(), start=len(rows)):
        area = places[area_id]
        rows.append(row(titled(area), place, href(area, True), kept, former=True))
    return rows


def missing() -> Cell:
    """A figure that nobody has published."""
    return Cell(unknown(), unknown=True)


def cell(row: Row, claim: Claim | None) -> Cell:
    """A figure with the time it is about; one that does not recompute says so."""
    if claim is None:
        return missing()
    return Cell(value_text(claim), note=_note(row, claim))


def _note(row: Row, claim: Claim) -> str:
    """When, on which map, how it was counted where that is not the Decision's way, whether it recomputes."""
    notes = [when(claim)]
    if claim.definition and claim.definition != "decision_28":
        notes.append(str(DEFINITIONS.get(claim.definition, claim.definition)))
    elif claim.era == "before":
        notes.append(gettext("trước sáp nhập"))
    if claim.key in row.wrong:
        notes.append(gettext("không khớp khi tính lại"))
    return ", ".join(notes)


def units_cell(row: Row) -> Cell:
    """How many communes there are: as printed, or the one number that the printed share allows."""
    printed = row.latest("commune_units")
    if printed is not None:
        return cell(row, printed)
    share = row.latest("drug_free_share_pct")
    whole = whole_units(row.found, share.key) if share is not None else None
    if share is None or whole is None:
        return missing()
    note = gettext("suy ra: chỉ số này cho %(share)s") % {"share": value_text(share)}
    return Cell(number(whole), note=note)


def units_order(row: Row) -> Fraction | None:
    """How many communes there are."""
    printed = row.latest("commune_units")
    share = row.latest("drug_free_share_pct")
    whole = whole_units(row.found, share.key) if share is not None else None
    return printed.value if printed else None if whole is None else Fraction(whole)


def share_cell(row: Row) -> Cell:
    """The share of drug-free communes, printed or worked out from the two printed counts."""
    claim, worked = row.share()
    if claim is None or not worked:
        return cell(row, claim)
    note = gettext("%(note)s, tính từ hai số đã công bố") % {"note": _note(row, claim)}
    return Cell(percent(claim.value / 100), note=note)


def share_order(row: Row) -> Fraction | None:
    """The share of drug-free communes."""
    claim, _ = row.share()
    return None if claim is None else claim.value


def margin(row: Row) -> tuple[Fraction, Claim] | None:
    """How far the share stands from the target of the same time, in points, and the target.

    None when one of them is unknown. What the council has only examined is not held against a target.
    """
    share, _ = row.share()
    if share is None or share.key in row.wrong or share.definition == "examined":
        return None
    target = row.latest("drug_free_share_pct", role="target", end=share.end) if share.end else None
    return None if target is None else (share.value - target.value, target)


def margin_cell(row: Row) -> Cell:
    """The distance to the target in points."""
    found = margin(row)
    if found is None:
        return missing()
    points, target = found
    note = gettext("chỉ tiêu %(target)s, %(when)s") % {"target": value_text(target), "when": when(target)}
    return Cell(gap(points), note=note)


def sources_cell(figures: Iterable[Published], quote: Quote) -> Cell:
    """Links to where the figures come from, each once; a document that the post may not see is named."""
    links: dict[str, Link] = {}
    named: dict[str, str] = {}
    for one in figures:
        if one.url:
            links.setdefault(one.url, Link(host(one.url), one.url))
        elif href := quote(one):
            links.setdefault(one.document, Link(gettext("tài liệu đã xét"), href))
        else:
            named[one.document] = gettext("tài liệu %(hash)s…") % {"hash": one.document[:8]}
    return Cell("; ".join(named.values()), links=tuple(links.values()))
