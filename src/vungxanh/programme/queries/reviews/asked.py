"""The reviews a post sees, and what one of them covers: documents, areas and their ground."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from vungxanh.access.interface import Actor
from vungxanh.areas.interface import AreaSummary, communes_of, forebears_of, ground_within, split_from
from vungxanh.programme.models import Review, ReviewArea
from vungxanh.programme.queries.chains import chain
from vungxanh.programme.queries.directives import own_provinces, visible
from vungxanh.programme.rules.reviews import Kind, Window


class NoReviewError(LookupError):
    """There is no such review, or the post does not see it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A review as it was asked for. `named` is the document's name, `made_in` the province."""

    id: int
    kind: Kind
    title: str
    directive: int
    named: str
    window: Window
    known_on: date
    made_in: int
    post: str
    at: datetime


def reviews_seen(by: Actor) -> QuerySet[Review]:
    """The reviews of the own province whose document the post sees."""
    return Review.objects.filter(
        directive__in=visible(by).values("pk"), made_in__in=own_provinces(by)
    ).select_related("directive")


def review_list(by: Actor, *, directive: int | None = None) -> tuple[Asked, ...]:
    """The reviews that the post sees, the newest first; of one document where it is given."""
    rows = reviews_seen(by).order_by("-pk")
    return tuple(map(asked_of, rows.filter(directive=directive) if directive else rows))


def asked_of(row: Review) -> Asked:
    """A review as it was asked for."""
    return Asked(
        row.pk,
        Kind(row.kind),
        row.title,
        row.directive_id,
        str(row.directive),
        Window(row.first, row.last),
        row.known_on,
        row.made_in_id,
        row.post,
        row.at,
    )


def communes_on(province: int, day: date) -> tuple[AreaSummary, ...]:
    """The communes of a province on the map of a day; of those it grew from where it did not exist yet."""
    return tuple(unit for one in forebears_of(province, day) for unit in communes_of(one, day))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a review covers, as far as the post that looks may see it.

    `places` are the communes on the map of the last day; `place_of` leads to them from every version of
    ground that lies in one of them, `others` are the versions counted besides in a review of the whole
    province: the province itself, and units that were split. `documents` are the document and those that
    implement it, with their names. `whole`: of all of the province, seen by one of its posts.
    """

    by: Actor
    asked: Asked
    on: date
    places: tuple[AreaSummary, ...]
    place_of: Mapping[int, int]
    others: frozenset[int]
    documents: Mapping[int, str]
    whole: bool

    @property
    def reach(self) -> frozenset[int]:
        """Every version of an area whose events count."""
        return frozenset(self.place_of) | self.others


def scope_of(by: Actor, number: int, *, on: date) -> Scope:
    """What a review covers for the post that looks. Raises NoReviewError."""
    row = reviews_seen(by).filter(pk=number).first()
    if row is None:
        raise NoReviewError(number)
    asked = asked_of(row)
    chosen = set(ReviewArea.objects.filter(review=row).values_list("area", flat=True))
    places = [one for one in communes_on(asked.made_in, asked.window.last) if not chosen or one.id in chosen]
    if by.level == "commune":
        mine = ground_within([by.area_id], on)[by.area_id]
        places = [one for one in places if one.id in mine]
    ground = ground_within([one.id for one in places], asked.window.last)
    whole = not chosen and by.level == "province"
    split = split_from([one.id for one in places], asked.window.last) if whole else {}
    below = chain(by, asked.directive).below
    return Scope(
        by=by,
        asked=asked,
        on=on,
        places=tuple(places),
        place_of={version: place for place, versions in ground.items() for version in versions},
        others=own_provinces(by).union(*split.values()) if whole else frozenset(),
        documents={asked.directive: asked.named, **{row.id: row.named for _depth, row in below}},
        whole=whole,
    )
