"""Targets a post sees, each against its result: the shipped ones, the published ones, those of documents."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from vungxanh.access.interface import Actor
from vungxanh.areas.interface import province_of
from vungxanh.programme.models import Target as TargetRow
from vungxanh.programme.queries.directives import own_provinces, visible
from vungxanh.programme.queries.results import Found, Seen, results
from vungxanh.programme.rules.shipped import Basis, published_target, targets_of_file
from vungxanh.programme.rules.targets import (
    Comparison,
    Measure,
    Rounding,
    Standing,
    Strength,
    Target,
    against,
    opposing,
)
from vungxanh.records.interface import published_figures


@dataclass(frozen=True)
class Stated:
    """A target as it stands somewhere: its words, where the cut-off comes from, the document that sets it.

    `directive` is the number of that document in the register, None for a shipped or published one.
    """

    target: Target
    basis: Basis
    says_vi: str = ""
    says_en: str = ""
    directive: int | None = None
    number: int | None = None


@dataclass(frozen=True)
class Judged:
    """A target with what was found for it and how the two stand."""

    stated: Stated
    found: Found
    standing: Standing


def judged_targets(
    by: Actor, *, area: int | None = None, directive: int | None = None, seen: Seen | None = None
) -> tuple[Judged, ...]:
    """The targets of an area and the nation (of the own province with None), or those of one document.

    `seen` looks at the results from a day in the past.
    """
    province = province_of([by.area_id])[by.area_id]
    wanted = {province if area is None else area}
    if directive is None:
        stated = [*_shipped(), *_published(wanted), *_of_documents(by, wanted)]
    else:
        stated = [*_of_documents(by, set(), directive)]
    own = dict.fromkeys(own_provinces(by), province)
    found = results(by, [one.target for one in stated], own=own, seen=seen)
    every = [Judged(one, found[one.target.key], stands(one.target, found[one.target.key])) for one in stated]
    return tuple(sorted(every, key=_order))


def stated_targets(by: Actor, areas: Collection[int]) -> tuple[Stated, ...]:
    """The targets of areas: the published ones, and those of documents that the post sees."""
    every = [*_published(areas), *_of_documents(by, areas)]
    return tuple(one for one in every if one.target.area in areas)


def stands(target: Target, found: Found) -> Standing:
    """The target against its result; not reached is unknown while communes without a class could reach it."""
    stood = against(target, found.result)
    if stood.reached is False and found.unknown and found.result.numerator is not None:
        most = replace(found.result, numerator=found.result.numerator + found.unknown)
        if against(target, most).reached:
            return replace(stood, reached=None)
    return stood


def _order(one: Judged) -> tuple[object, ...]:
    target = one.stated.target
    return (target.area is None, target.cut_off, target.indicator, target.strength, target.key)


def _shipped() -> Iterator[Stated]:
    for target, basis, vi, en in targets_of_file():
        yield Stated(target, basis, vi, en)


def _published(areas: Iterable[int]) -> Iterator[Stated]:
    for one in published_figures(area_ids=areas):
        claim = one.claim
        if claim.role != "target":
            continue
        meant = published_target(
            key=claim.key or f"figure-{one.id}",
            area=claim.area,
            measure=claim.measure,
            definition=claim.definition,
            value=claim.value,
            comparator=claim.comparator,
            strength=claim.target_type,
            end=claim.end,
            source=claim.source,
        )
        if meant:
            yield Stated(*meant, one.note_vi, one.note_en)


def _of_documents(by: Actor, areas: Iterable[int], directive: int | None = None) -> Iterator[Stated]:
    rows = TargetRow.objects.filter(directive__in=visible(by).values("pk")).select_related("directive")
    rows = (
        rows.filter(directive=directive)
        if directive
        else rows.filter(area__in=areas) | rows.filter(area=None)
    )
    for row in rows:
        yield Stated(
            _target(row), Basis.PRINTED, row.says, row.says, directive=row.directive_id, number=row.pk
        )


def _target(row: TargetRow) -> Target:
    return Target(
        key=f"target-{row.pk}",
        indicator=row.indicator,
        area=row.area_id,
        measure=Measure(row.measure),
        comparison=Comparison(row.comparison),
        value=Fraction(row.numerator, row.denominator),
        cut_off=row.cut_off,
        source=row.directive.symbol or row.directive.title,
        strength=Strength(row.strength),
        rounding=Rounding(row.rounding),
    )


def opposing_pairs(every: Iterable[Judged]) -> tuple[tuple[Judged, Judged], ...]:
    """The targets that pull against each other, side by side; no number is made of two."""
    by_key = {one.stated.target.key: one for one in every}
    pairs = opposing(one.stated.target for one in by_key.values())
    return tuple((by_key[more.key], by_key[less.key]) for more, less in pairs)
