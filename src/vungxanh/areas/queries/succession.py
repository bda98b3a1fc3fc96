"""How versions of units lead into each other, read for a set of areas."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from vungxanh.areas.models import Area, Succession


@dataclass(slots=True)
class Chains:
    """Links around a set of areas: onward, backward, and the validity of each area met."""

    onward: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    back: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    starts: dict[int, date | None] = field(default_factory=dict)
    ends: dict[int, date | None] = field(default_factory=dict)


def chains_of(area_ids: Iterable[int]) -> Chains:
    """All links reachable from the areas in both directions, one query per generation of units."""
    chains, seen, wave = Chains(), set[int](), set(area_ids)
    while wave:
        links = Succession.objects.filter(Q(predecessor__in=wave) | Q(successor__in=wave)).order_by(
            "predecessor__code", "successor__code", "pk"
        )
        seen |= wave
        wave = set()
        for before, after in links.values_list("predecessor_id", "successor_id"):
            if after not in chains.onward[before]:
                chains.onward[before].append(after)
                chains.back[after].append(before)
            wave |= {before, after} - seen
    for pk, validity in Area.objects.filter(pk__in=seen).values_list("pk", "validity"):
        chains.starts[pk], chains.ends[pk] = validity.lower, validity.upper
    return chains


def same_ground(area_ids: Iterable[int]) -> dict[int, frozenset[int]]:
    """For each area the versions that cover exactly its ground: itself and one-to-one steps from it.

    A commune that became a ward keeps its outline and its residents under a new version.
    """
    wanted = set(area_ids)
    links = Succession.objects.filter(
        Q(predecessor__in=wanted) | Q(successor__in=wanted), extent="whole"
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
