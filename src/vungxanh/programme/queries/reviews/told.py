"""What areas and published sources told beside the programme's own tables: obstacles and conferences."""

from dataclasses import dataclass

from django.db.models import Q

from vungxanh.access.interface import visible_areas
from vungxanh.programme.models import PublishedConference, PublishedConferenceDirective
from vungxanh.programme.queries.published import PublishedRow, published_row
from vungxanh.programme.queries.reviews.asked import Scope
from vungxanh.programme.rules.conferences import Does
from vungxanh.records.interface import ObstacleMet, obstacles_met


def obstacles_of(scope: Scope) -> tuple[ObstacleMet, ...]:
    """The obstacles that the areas of a review recorded, whatever they were about.

    Only of areas that the post answers for now: one that has since left its province is not looked into.
    """
    mine = scope.reach & visible_areas(scope.by, on=scope.on, gone=True)
    window = scope.asked.window
    return obstacles_met(mine, first=window.first, last=window.last, known_on=scope.asked.known_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A conference that a source tells of, with what it did to the review's documents.

    `within`: every day that its date can mean lies in the window.
    """

    row: PublishedRow
    source: str
    about: tuple[tuple[int, Does], ...]
    within: bool


def published_of(scope: Scope) -> tuple[Published, ...]:
    """The published conferences on a review's documents that its window may hold, by their dates.

    They are claims, of other areas too, so the areas of a review do not narrow them; three statements.
    """
    about: dict[int, list[tuple[int, Does]]] = {}
    ties = PublishedConferenceDirective.objects.filter(directive__in=scope.documents).order_by("pk")
    for one in ties:
        about.setdefault(one.conference_id, []).append((one.directive_id, Does(one.does)))
    rows = PublishedConference.objects.filter(
        Q(withdrawal=None) | Q(withdrawal__at__date__gt=scope.asked.known_on),
        pk__in=about,
        at__date__lte=scope.asked.known_on,
    )
    window, found = scope.asked.window, []
    for row in rows.prefetch_related("points"):
        told = published_row(row)
        if told.on.first <= window.last and told.on.last >= window.first:
            within = window.holds(told.on.first) and window.holds(told.on.last)
            found.append(Published(row=told, source=row.source, about=tuple(about[row.pk]), within=within))
    return tuple(sorted(found, key=lambda one: (one.row.on.first, one.row.id)))
