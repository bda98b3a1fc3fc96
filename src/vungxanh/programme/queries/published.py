"""Published conferences, which every post that sees conferences may read: their sources are public."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from vungxanh.access.interface import Actor, Verb, may, require
from vungxanh.programme.models import DirectiveRelation, PublishedConference, PublishedWithdrawal
from vungxanh.programme.queries.conferences import NoConferenceError
from vungxanh.programme.queries.directives import DirectiveRow, row_of, visible
from vungxanh.programme.rules.conferences import Attendance, Does, Kind
from vungxanh.programme.rules.directives import Relation
from vungxanh.programme.rules.partial import PartialDate
from vungxanh.programme.rules.published import PublishedPoint, Said, Statement, printed_attendance


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """A published conference in a list. `area` is None for the Centre."""

    id: int
    kind: Kind
    title: str
    area: int | None
    held_by: str
    on: PartialDate
    points: tuple[PublishedPoint, ...]

    @property
    def attendance(self) -> Attendance:
        """Who was there, as far as the source prints it."""
        return printed_attendance(self.points)


@dataclass(frozen=True, slots=True, kw_only=True)
class OnePublished:
    """A published conference with what its source lets it say, and the own documents modelled on its ones.

    `withdrawn` is why the entry was taken back, None while it stands; `mine` whether the post can do that.
    """

    row: PublishedRow
    note: str
    source: str
    about: tuple[tuple[int, str, Does], ...]
    statements: tuple[Statement, ...]
    followed: tuple[DirectiveRow, ...]
    withdrawn: PublishedWithdrawal | None
    mine: bool


def published_conferences(
    by: Actor, *, on: date, directive_id: int | None = None
) -> tuple[PublishedRow, ...]:
    """The published conferences that stand, the newest first, or those about one document. Raises Refused."""
    require(by, Verb.VIEW_CONFERENCES, area_id=by.area_id, on=on)
    rows = PublishedConference.objects.filter(withdrawal=None)
    if directive_id is not None:
        rows = rows.filter(about__directive=directive_id).distinct()
    found = map(published_row, rows.prefetch_related("points"))
    return tuple(sorted(found, key=lambda one: (one.on.last, one.id), reverse=True))


def one_published(by: Actor, number: int, *, on: date) -> OnePublished:
    """A published conference. Raises NoConferenceError, Refused."""
    require(by, Verb.VIEW_CONFERENCES, area_id=by.area_id, on=on)
    row = PublishedConference.objects.filter(pk=number).prefetch_related("points").first()
    if row is None:
        raise NoConferenceError
    documents = {one.pk: one for one in visible(by).filter(published_conferences__conference=row)}
    withdrawn = PublishedWithdrawal.objects.filter(conference=row).first()
    about = row.about.filter(directive__in=documents).order_by("pk")
    return OnePublished(
        row=published_row(row),
        note=row.note,
        source=row.source,
        about=tuple((one.directive_id, str(documents[one.directive_id]), Does(one.does)) for one in about),
        statements=tuple(Statement(Said(one.sort), one.text, one.office) for one in row.statements.all()),
        followed=_followed(by, documents),
        withdrawn=withdrawn,
        mine=withdrawn is None and may(by, Verb.WRITE_DIRECTIVES, area_id=row.keeper_id, on=on),
    )


def _followed(by: Actor, documents: Iterable[int]) -> tuple[DirectiveRow, ...]:
    ties = DirectiveRelation.objects.filter(relation=Relation.FOLLOWS.value, to__in=list(documents))
    rows = visible(by).filter(pk__in=ties.values("of")).prefetch_related("dates").order_by("pk")
    return tuple(map(row_of, rows))


def published_row(row: PublishedConference) -> PublishedRow:
    """A published conference with its points as the source prints them."""
    return PublishedRow(
        row.pk,
        Kind(row.kind),
        row.title,
        row.area_id,
        row.held_by,
        PartialDate(row.on_text),
        tuple(PublishedPoint(one.area_id, one.summoned, one.present) for one in row.points.all()),
    )
