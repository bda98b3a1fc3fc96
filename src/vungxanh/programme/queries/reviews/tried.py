"""Good practices of a window: tried or adopted in the areas of a review, as told by the day."""

from dataclasses import dataclass

from django.db.models import Q

from vungxanh.programme.models import Adoption, Trial
from vungxanh.programme.queries.practices import practices_seen
from vungxanh.programme.queries.reviews.asked import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A practice with the areas where it was tried and where it was adopted in the window."""

    id: int
    title: str
    tried: tuple[int, ...]
    adopted: tuple[int, ...]


def practices_of(scope: Scope) -> tuple[Tried, ...]:
    """The practices of a review that were tried or adopted somewhere in the window; three statements."""
    trials, adoptions = _places(scope, Trial), _places(scope, Adoption)
    rows = practices_seen(scope.by).filter(pk__in=trials.keys() | adoptions.keys()).order_by("pk")
    return tuple(
        Tried(
            id=row.pk,
            title=row.title,
            tried=tuple(sorted(trials.get(row.pk, ()))),
            adopted=tuple(sorted(adoptions.get(row.pk, ()))),
        )
        for row in rows
    )


def _places(scope: Scope, kept: type[Trial] | type[Adoption]) -> dict[int, set[int]]:
    """Where each practice was tried or adopted on some day of the window."""
    asked, found = scope.asked, dict[int, set[int]]()
    rows = kept._default_manager.filter(
        Q(until=None) | Q(until__gte=asked.window.first),
        area__in=scope.reach,
        begins__lte=asked.window.last,
        at__date__lte=asked.known_on,
    )
    for practice, area in rows.values_list("practice", "area"):
        found.setdefault(practice, set()).add(area)
    return found
