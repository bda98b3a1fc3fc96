"""Entering documents, their clauses, and the ties between them."""

from datetime import datetime

from django.db.models import Max
from django.utils import timezone

from vungxanh.access.interface import Actor
from vungxanh.areas.interface import name_key, province_of
from vungxanh.programme.actions.frame import keeper_of, kept, writing
from vungxanh.programme.models import Clause, Directive, DirectiveDate, DirectiveRelation
from vungxanh.programme.queries.chains import links as graph_links
from vungxanh.programme.queries.directives import dates_of, seen
from vungxanh.programme.rules import directives as rules
from vungxanh.programme.rules.directives import ClauseSort, Relation
from vungxanh.programme.rules.partial import Reading, SourcedDate
from vungxanh.programme.rules.refusals import ProgrammeRefusedError


def enter_directive(
    *, told: rules.Directive, text: str = "", source: str = "", by: Actor, at: datetime
) -> int:
    """Put a document into the register; returns its number. `told.key` is not used.

    `source` is where it is public. Raises Refused, and ProgrammeRefusedError for one that stands already and
    for an area whose documents the post does not enter.
    """
    keeper = keeper_of(by, told.area, source, on=timezone.localdate(at))
    with writing(by, "enter directive", alone=True):
        _refuse_double(told)
        row = Directive.objects.create(
            symbol=told.symbol.strip(),
            sort=told.sort.value,
            title=told.title.strip(),
            issuer=told.issuer.strip(),
            area_id=told.area,
            province_id=None if told.area is None else province_of([told.area])[told.area],
            keeper_id=keeper,
            signatory=told.signatory.strip(),
            begins=told.begins,
            until=told.until,
            text=text.strip(),
            source=source.strip(),
            search_key=_search_key(told),
            post_id=by.post_id,
            entered_at=at,
        )
        DirectiveDate.objects.bulk_create(
            DirectiveDate(directive=row, position=place, on_text=one.on.text, source=one.source)
            for place, one in enumerate(told.issued.readings, 1)
        )
    return row.pk


def _search_key(told: rules.Directive) -> str:
    return name_key(f"{told.symbol} {told.title} {told.issuer}")[:800]


def _refuse_double(told: rules.Directive) -> None:
    """Refuse a symbol that its issuer has used for a document whose date can be the same."""
    if not told.symbol.strip():
        return
    alike = Directive.objects.filter(symbol__iexact=told.symbol.strip(), area=told.area)
    for row in alike.prefetch_related("dates"):
        same = name_key(row.issuer) == name_key(told.issuer)
        if same and dates_of(row).counts.allows(told.issued.counts):
            raise ProgrammeRefusedError(
                "symbol",
                f"{row.symbol} của {row.issuer} đã có trong sổ (mục {row.pk}): mở văn bản đó để ghi thêm",
                f"{row.symbol} of {row.issuer} stands in the register already (entry {row.pk}):"
                " open it and add to it",
                field="symbol",
            )


def state_date(*, directive: int, reading: Reading, by: Actor, at: datetime) -> None:
    """Add what another source says the date of a document is; a contradiction is kept and shown."""
    row = kept(by, directive, on=timezone.localdate(at))
    with writing(by, f"state date of directive {directive}", alone=True):
        dates = dates_of(row)
        if reading not in dates.readings:
            SourcedDate((*dates.readings, reading))
            DirectiveDate.objects.create(
                directive=row,
                position=len(dates.readings) + 1,
                on_text=reading.on.text,
                source=reading.source,
            )


def add_clause(
    *,
    directive: int,
    sort: ClauseSort,
    text: str,
    number: str = "",
    office: str = "",
    by: Actor,
    at: datetime,
) -> int:
    """Add a clause at the end of a document; returns its number in the register.

    Raises NoDirectiveError, Refused, and ProgrammeRefusedError for an empty one.
    """
    row = kept(by, directive, on=timezone.localdate(at))
    if not text.strip():
        raise ProgrammeRefusedError(
            "clause_text", "Mục chưa có nội dung: ghi nội dung", "The clause is empty: write it", field="text"
        )
    with writing(by, f"add clause to directive {directive}", alone=True):
        last = row.clauses.aggregate(last=Max("position"))["last"] or 0
        made = Clause.objects.create(
            directive=row,
            position=last + 1,
            number=number.strip(),
            sort=sort.value,
            text=text.strip(),
            office=office.strip(),
        )
    return made.pk


def relate(*, of: int, relation: Relation, to: int, by: Actor, at: datetime) -> None:
    """Tie two documents; saying it again changes nothing.

    Raises NoDirectiveError, Refused, and ProgrammeRefusedError for a circle, or a document that would
    conclude or replace one issued only later.
    """
    on = timezone.localdate(at)
    row, other = kept(by, of, on=on), seen(by, to)
    with writing(by, f"relate directive {of}", alone=True):
        rules.check_link(rules.Link(str(of), relation, str(to)), graph_links())
        _check_order(row, relation, other)
        DirectiveRelation.objects.get_or_create(of=row, relation=relation.value, to=other)


def _check_order(of: Directive, relation: Relation, to: Directive) -> None:
    first, second = dates_of(of).counts.last, dates_of(to).counts.first
    if relation in rules.LATER and first < second:
        raise ProgrammeRefusedError(
            "date",
            f"{of} có ngày trước {to}, nên không thể có quan hệ này: kiểm lại hai ngày ban hành",
            f"{of} is dated before {to} and cannot do this to it: check the two dates",
            field="to",
        )


def unrelate(*, of: int, relation: Relation, to: int, by: Actor, at: datetime) -> None:
    """Take a tie back; one that is not there changes nothing."""
    row = kept(by, of, on=timezone.localdate(at))
    with writing(by, f"unrelate directive {of}"):
        DirectiveRelation.objects.filter(of=row, relation=relation.value, to=to).delete()
