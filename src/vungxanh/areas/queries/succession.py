"""How versions of units lead into each other, read for a set of areas."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from vungxanh.areas.models import Area, Succession
from vungxanh.areas.queries.among import among
from vungxanh.areas.queries.memory import each_once


@dataclass(slots=True)
class Chains:
    """Links around a set of areas: onward, backward, and the validity of each area met."""

    onward: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    back: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    starts: dict[int, date | None] = field(default_factory=dict)
    ends: dict[int, date | None] = field(default_factory=dict)


def chains_of(area_ids: Iterable[int]) -> Chains:
    """All versions the areas lead to and come from, with every link that touches one of them.

    Two queries per generation of units. They read the links alone: joined with the areas they are
    planned badly before the tables were first analysed.
    """
    start = set(area_ids)
    met = _closure(start, "predecessor_id", "successor_id") | _closure(
        start, "successor_id", "predecessor_id"
    )
    links = set(_links(predecessor__in=met)) | set(_links(successor__in=met))
    ends = met | {pk for link in links for pk in link}
    units = {
        pk: (code, validity)
        for pk, code, validity in Area.objects.filter(pk__in=ends).values_list("pk", "code", "validity")
    }
    chains = Chains()
    for before, after in sorted(links, key=lambda link: [(units[pk][0], pk) for pk in link]):
        chains.onward[before].append(after)
        chains.back[after].append(before)
    for pk, (_, validity) in units.items():
        chains.starts[pk], chains.ends[pk] = validity.lower, validity.upper
    return chains


def _links(**where: set[int]) -> Iterable[tuple[int, int]]:
    return Succession.objects.filter(**where).values_list("predecessor_id", "successor_id")


def _closure(start: set[int], here: str, there: str) -> set[int]:
    """The areas and all that follow from them along the links in one direction."""
    met, wave = set(start), set(start)
    while wave:
        reached = Succession.objects.filter(**{f"{here}__in": wave}).values_list(there, flat=True)
        wave = set(reached) - met
        met |= wave
    return met


def same_ground(area_ids: Iterable[int]) -> dict[int, frozenset[int]]:
    """For each area the versions that cover exactly its ground: itself and one-to-one steps from it.

    A commune that became a ward keeps its outline and its residents under a new version.
    """
    return each_once("same ground", area_ids, _same_ground)


def _same_ground(wanted: frozenset[int]) -> dict[int, frozenset[int]]:
    links = {link for link in _links_around(wanted) if link.whole}
    before, after = defaultdict(set), defaultdict(set)
    for link in _links_around(end for one in links for end in (one.before, one.after)):
        after[link.before].add(link.after)
        before[link.after].add(link.before)
    found: dict[int, set[int]] = {pk: {pk} for pk in wanted}
    for link in links:
        if len(after[link.before]) == 1 and len(before[link.after]) == 1:
            for pk in {link.before, link.after} & wanted:
                found[pk] |= {link.before, link.after}
    return {pk: frozenset(same) for pk, same in found.items()}


class Link(NamedTuple):
    """A unit and its heir, whether the whole of it was taken over, and the day the unit ended."""

    before: int
    after: int
    whole: bool
    end: date | None


def _links_around(area_ids: Iterable[int]) -> set[Link]:
    """The links of any kind and day that touch one of the areas; a page reads those of an area once."""
    found = each_once("links", area_ids, _read_links)
    return {link for links in found.values() for link in links}


def _read_links(wanted: frozenset[int]) -> dict[int, list[Link]]:
    found: dict[int, list[Link]] = {area: [] for area in wanted}
    rows = Succession.objects.filter(
        Q(among("predecessor_id", wanted)) | Q(among("successor_id", wanted))
    ).values_list("predecessor_id", "successor_id", "extent", "predecessor__validity")
    for before, after, extent, validity in rows:
        for area in {before, after} & wanted:
            found[area].append(Link(before, after, extent == "whole", validity.upper))
    return found


def ground_within(area_ids: Iterable[int], on: date) -> dict[int, frozenset[int]]:
    """For each area every version whose whole ground lies in it on a day: those of the same ground, and the
    units, gone by then, that were merged as a whole into one of these. A split unit lies in no heir.
    """
    return each_once(("ground within", on), area_ids, lambda wanted: _ground_within(wanted, on))


def _ground_within(area_ids: frozenset[int], on: date) -> dict[int, frozenset[int]]:
    found = {area: set(same) for area, same in same_ground(area_ids).items()}
    wave: defaultdict[int, set[int]] = defaultdict(set)
    for area, same in found.items():
        for version in same:
            wave[version].add(area)
    while wave:
        further: defaultdict[int, set[int]] = defaultdict(set)
        for link in _links_around(wave):
            if link.after in wave and link.whole and link.end is not None and link.end <= on:
                further[link.before] |= {area for area in wave[link.after] if link.before not in found[area]}
        for before, inside in further.items():
            for area in inside:
                found[area].add(before)
        wave = defaultdict(set, {before: inside for before, inside in further.items() if inside})
    return {area: frozenset(inside) for area, inside in found.items()}


def split_from(area_ids: Iterable[int], on: date) -> dict[int, frozenset[int]]:
    """For each area the units, gone by a day, that left a part of their ground to it: none for most."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    wanted = frozenset(area_ids)
    for link in _links_around(wanted):
        if link.after in wanted and not link.whole and link.end is not None and link.end <= on:
            found[link.after].add(link.before)
    return {after: frozenset(before) for after, before in found.items()}


def heirs_of(area_id: int, on: date) -> tuple[int, ...]:
    """The areas that carry on from one and exist on a day, by their codes; itself while it exists."""
    chains = chains_of([area_id])
    return _standing(area_id, on, chains, chains.onward)


def heirs_of_district(area_id: int, on: date) -> tuple[int, ...]:
    """The units of a day that stand where a district's communes stood: a district itself has no heir."""
    communes = Area.objects.filter(parent=area_id).order_by("code").values_list("pk", flat=True)
    chains = chains_of(communes)
    heirs = (heir for one in communes for heir in _standing(one, on, chains, chains.onward))
    return tuple(dict.fromkeys(heirs))


def forebears_of(area_id: int, on: date) -> tuple[int, ...]:
    """The areas that an area came from and that existed on a day, by their codes; itself if it did."""
    chains = chains_of([area_id])
    return _standing(area_id, on, chains, chains.back)


def _standing(area_id: int, on: date, chains: Chains, links: dict[int, list[int]]) -> tuple[int, ...]:
    """The first areas along the links that exist on a day."""
    found: list[int] = []
    wave = [area_id]
    while wave:
        one = wave.pop(0)
        since, until = chains.starts[one], chains.ends[one]
        if (since is None or since <= on) and (until is None or on < until):
            found.append(one)
        else:
            wave += [other for other in links[one] if other not in found]
    return tuple(dict.fromkeys(found))
