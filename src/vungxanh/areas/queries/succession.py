"""How versions of units lead into each other, read for a set of areas."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from vungxanh.areas.models import Area, Succession
from vungxanh.areas.queries.among import among
from vungxanh.areas.queries.memory import each_once, once


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
    links = Succession.objects.filter(
        Q(among("predecessor_id", wanted)) | Q(among("successor_id", wanted)), extent="whole"
    ).values_list("predecessor_id", "successor_id")
    ends = [pk for link in links for pk in link]
    before, after = defaultdict(set), defaultdict(set)
    for one, other in Succession.objects.filter(Q(predecessor__in=ends) | Q(successor__in=ends)).values_list(
        "predecessor_id", "successor_id"
    ):
        after[one].add(other)
        before[other].add(one)
    found: dict[int, set[int]] = {pk: {pk} for pk in wanted}
    for one, other in links:
        if len(after[one]) == 1 and len(before[other]) == 1:
            for pk in {one, other} & wanted:
                found[pk] |= {one, other}
    return {pk: frozenset(same) for pk, same in found.items()}


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
        for before, after, end in _merged_into(frozenset(wave)):
            if end is None or end > on:
                continue
            further[before] |= {area for area in wave[after] if before not in found[area]}
        for before, inside in further.items():
            for area in inside:
                found[area].add(before)
        wave = defaultdict(set, {before: inside for before, inside in further.items() if inside})
    return {area: frozenset(inside) for area, inside in found.items()}


def _merged_into(heirs: frozenset[int]) -> list[tuple[int, int, date | None]]:
    """The units merged as a whole into one of these: predecessor, heir, and the day the predecessor ended.

    Of any day, so that a page that asks for several days reads it once.
    """
    return once(("merged", heirs), lambda: _read_merged(heirs))


def _read_merged(heirs: frozenset[int]) -> list[tuple[int, int, date | None]]:
    links = Succession.objects.filter(among("successor_id", heirs), extent="whole").values_list(
        "predecessor_id", "successor_id", "predecessor__validity"
    )
    return [(before, after, validity.upper) for before, after, validity in links]


def split_from(area_ids: Iterable[int], on: date) -> dict[int, frozenset[int]]:
    """For each area the units, gone by a day, that left a part of their ground to it: none for most."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    wanted = frozenset(area_ids)
    for before, after in once(("split", wanted, on), lambda: _read_split(wanted, on)):
        found[after].add(before)
    return {after: frozenset(before) for after, before in found.items()}


def _read_split(heirs: frozenset[int], on: date) -> list[tuple[int, int]]:
    parts = Succession.objects.filter(
        among("successor_id", heirs), extent="part", predecessor__validity__endswith__lte=on
    )
    return list(parts.values_list("predecessor_id", "successor_id"))


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
