"""Writes of the dated list of those who see dossiers of ages 12–17."""

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q, QuerySet

from vungxanh.access.actions.frame import acting
from vungxanh.access.actions.posts import PostRefusedError, locked, require_management
from vungxanh.access.models import MinorsNaming
from vungxanh.access.rules import Actor, Role, Verb, holds, level_of
from vungxanh.access.rules.managing import places_for_minors


def name_for_minors(
    *, symbol: str, since: date, until: date | None = None, by: Actor | None, on: date | None = None
) -> None:
    """Name the holder of a post to see dossiers of ages 12–17 from `since` to before `until`.

    Two holders in a commune and one in a province at any time. Raises PostRefusedError when the places are
    taken, the role does not see dossiers or the days are none; Refused when the actor may not name that post.
    """
    with acting(by, "name_for_minors"):
        post = locked(symbol)
        require_management(by, post, on=on)
        role = Role(post.role)
        if not holds(role, Verb.VIEW_MINORS) or not post.is_active or (until and until <= since):
            raise PostRefusedError(
                f"Không ghi được “{symbol}” vào danh sách: vai trò, trạng thái hoặc ngày không hợp.",
                f"“{symbol}” cannot be put on the list: its role, its state or the days do not fit.",
            )
        days = DateRange(since, until)
        _end_stale(post.area_id, since)
        same_days = MinorsNaming.objects.filter(area_id=post.area_id, days__overlap=days)
        taken = set(same_days.values_list("place", flat=True))
        places = set(range(1, places_for_minors(level_of(role)) + 1)) - taken
        if not places or same_days.filter(holder=post.holder).exists():
            raise PostRefusedError(
                "Danh sách đã đủ: hai người ở xã, một người ở tỉnh; hoặc người này đã có tên.",
                "The list is full: two holders in a commune, one in a province; or this holder is on it.",
            )
        MinorsNaming.objects.create(
            post=post, holder=post.holder, area_id=post.area_id, place=min(places), days=days
        )


def end_naming(*, symbol: str, last: date, by: Actor | None, on: date | None = None) -> None:
    """Take a post off the list from `last` on; days before stay on record. Raises PostRefusedError."""
    with acting(by, "end_minors_naming"):
        post = locked(symbol)
        require_management(by, post, on=on)
        found = list(_lasting(last).filter(post=post))
        if not found:
            raise PostRefusedError(f"“{symbol}” không có trong danh sách.", f"“{symbol}” is not on the list.")
        for naming in found:
            _end(naming, last)


def _lasting(day: date) -> QuerySet[MinorsNaming]:
    """The namings that last beyond the day or have no end, locked until the end of the transaction."""
    rows = MinorsNaming.objects.select_for_update(of=("self",))
    return rows.filter(Q(days__upper_inf=True) | Q(days__endswith__gt=day))


def _end(naming: MinorsNaming, last: date) -> None:
    """End a naming from `last` on; one that had not begun goes."""
    if naming.days.lower >= last:
        naming.delete()
    else:
        naming.days = DateRange(naming.days.lower, last)
        naming.save()


def _end_stale(area_id: int, since: date) -> None:
    """End the namings of the area that give nobody anything any more, so that they take up no place.

    Those of a post that was handed over, closed, moved to another area or given another role.
    """
    for naming in _lasting(since).filter(area_id=area_id).select_related("post"):
        post = naming.post
        same = post.is_active and (post.holder, post.area_id) == (naming.holder, naming.area_id)
        if not (same and holds(Role(post.role), Verb.VIEW_MINORS)):
            _end(naming, since)
