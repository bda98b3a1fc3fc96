"""What the outside reviewer sees of the record of looks; every reading is itself recorded as a look."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Count, Q

from vungxanh.access.models import Post, Sample, SampledLook, SignedHead
from vungxanh.access.queries.keys import public_key
from vungxanh.access.rules import Actor
from vungxanh.access.rules.chain import Point
from vungxanh.access.rules.heads import Head, is_signed
from vungxanh.access.rules.purposes import Purpose, PurposeWords, purpose_words
from vungxanh.access.rules.samples import Mark, span_of
from vungxanh.areas import interface as areas


@dataclass(frozen=True)
class Counted:
    """Looks of one month in one commune for one purpose."""

    area: str
    purpose: PurposeWords
    looks: int
    rows: int
    holders: int


@dataclass(frozen=True)
class OverUse:
    """A holder who was shown as many rows in a day as one may see from the province, or more."""

    posts: str
    day: date
    rows: int


@dataclass(frozen=True)
class Drawn:
    """One look of the sample. Its details are None once the look itself is past its time."""

    id: int
    place: int
    mark: Mark
    at: datetime | None = None
    post: str = ""
    area: str = ""
    purpose: PurposeWords | None = None
    rows: int = 0


@dataclass(frozen=True)
class MonthOfLooks:
    """Everything a reviewer sees of one month."""

    counted: tuple[Counted, ...]
    over_use: tuple[OverUse, ...]
    drawn: tuple[Drawn, ...]


def month_of_looks(by: Actor, month: date, sample: Sample | None) -> MonthOfLooks:
    """Counts, over-use and the sample of one month in the reviewer's areas, inside `overseeing`."""
    since, until = span_of(month)
    drawn = _drawn(by, sample) if sample else ()
    return MonthOfLooks(_counted(by, since, until), over_use(by, since, until), drawn)


def samples_of(by: Actor, months: Iterable[date]) -> dict[date, Sample]:
    """The samples of the reviewer's province for those months, by month."""
    found = Sample.objects.filter(area_id=by.area_id, month__in=list(months)).select_related("head")
    return {one.month: one for one in found}


def progress_of(samples: Iterable[Sample]) -> list[tuple[int, int, int, int]]:
    """Of each drawn sample: its id, looks drawn, looks with a word, looks that nobody could explain."""
    counts = (
        SampledLook.objects.filter(sample__in=[one.pk for one in samples])
        .order_by()
        .values("sample")
        .annotate(
            drawn=Count("pk"),
            marked=Count("pk", filter=~Q(mark="")),
            unexplained=Count("pk", filter=Q(mark=Mark.UNEXPLAINED.value)),
        )
    )
    return list(counts.values_list("sample", "drawn", "marked", "unexplained"))


def head_of(row: SignedHead) -> Head:
    """A kept head as the rules know it."""
    return Head(Point(row.length, bytes(row.link), row.at), row.key, bytes(row.signature))


def last_head() -> SignedHead | None:
    """The head that was signed last."""
    return SignedHead.objects.order_by("at", "id").last()


def head_for(sample: Sample) -> SignedHead | None:
    """The head that the seed of a sample is made of: the first one signed after the month and the hash.

    A row that the signing key did not sign is passed over: it could leave looks out of the draw. Raises
    AuditKeyError where the public key cannot be read.
    """
    after = max(span_of(sample.month)[1], sample.committed_at)
    later = SignedHead.objects.filter(at__gt=after).order_by("at", "id")
    if not later.exists():
        return None
    key = public_key()
    return next((head for head in later.iterator() if is_signed(head_of(head), key)), None)


def _asked(sql: str, values: Sequence[int | datetime | list[int]]) -> list[tuple[Any, ...]]:
    """The rows that a function of the database answers."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def _counted(by: Actor, since: datetime, until: datetime) -> tuple[Counted, ...]:
    """Looks by commune and purpose, in the order of the communes' names."""
    found = _asked(
        "SELECT area, purpose, looks, shown, holders FROM access_count_looks(%s, %s, %s)",
        [by.area_id, since, until],
    )
    known = areas.areas(area for area, *_ in found)
    rows = [
        (
            areas.sort_key(known[area].name),
            Counted(known[area].full_name, purpose_words(Purpose(purpose)), *counts),
        )
        for area, purpose, *counts in found
    ]
    return tuple(row for _, row in sorted(rows, key=lambda pair: (pair[0], pair[1].purpose.vi)))


def over_use(by: Actor, since: datetime, until: datetime) -> tuple[OverUse, ...]:
    """Holder-days with as many rows as the setting ROWS_A_DAY, the latest first, inside `overseeing`."""
    found = _asked(
        "SELECT posts, day, shown FROM access_over_use(%s, %s, %s, %s)",
        [by.area_id, since, until, settings.ROWS_A_DAY - 1],
    )
    titles = _titles(post for posts, _, _ in found for post in posts)
    return tuple(OverUse(", ".join(titles[post] for post in posts), day, rows) for posts, day, rows in found)


def looks_by_month(by: Actor, since: date) -> dict[date, int]:
    """How many looks at dossiers there were in each month since one, inside `overseeing`."""
    found = _asked("SELECT month, looks FROM access_months_of_looks(%s, %s)", [by.area_id, span_of(since)[0]])
    return dict(found)


def _drawn(by: Actor, sample: Sample) -> tuple[Drawn, ...]:
    """The looks of a sample in the order in which they were drawn."""
    rows = list(sample.looks.order_by("place"))
    if not rows:
        return ()
    found = _asked(
        "SELECT look, post, purpose, area, shown, at FROM access_read_looks(%s, %s)",
        [by.area_id, [row.look for row in rows]],
    )
    looks = {one[0]: one[1:] for one in found}
    titles, known = _titles(one[1] for one in found), areas.areas(one[3] for one in found)
    return tuple(_one(row, looks.get(row.look), titles, known) for row in rows)


def _one(
    row: SampledLook,
    look: tuple[Any, ...] | None,
    titles: Mapping[int, str],
    known: Mapping[int, areas.AreaSummary],
) -> Drawn:
    """One row of the sample."""
    plain = Drawn(row.pk, row.place, Mark(row.mark))
    if look is None:
        return plain
    post, purpose, area, shown, at = look
    words = purpose_words(Purpose(purpose))
    return Drawn(plain.id, plain.place, plain.mark, at, titles[post], known[area].full_name, words, shown)


def _titles(posts: Iterable[int]) -> dict[int, str]:
    """What posts are called; posts are never removed."""
    return {post.pk: f"{post.title} ({post.symbol})" for post in Post.objects.filter(pk__in=set(posts))}
