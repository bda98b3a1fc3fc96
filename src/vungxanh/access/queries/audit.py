"""Reading everything that was recorded, and checking it against the chain and the signed heads.

The record is read through cursors of the server, a few hundred rows at a time, however long it is. What is
held in memory are the signed heads: some 50,000 a year, a quarter of a kilobyte each.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import connection, transaction
from django.db.models import Max

from vungxanh.access.models import ChainStart, Look, Seal, SealedShape, SignedHead, Unsealed
from vungxanh.access.models.queueing import tables_of_changes
from vungxanh.access.queries.reviewing import head_of
from vungxanh.access.rules.chain import (
    GENESIS,
    Finding,
    Heads,
    Link,
    Point,
    Row,
    check_heads,
    check_links,
    check_rows,
    look_digest,
)
from vungxanh.access.rules.heads import Head, is_signed, read_head

LOOKS = Look._meta.db_table
NEVER = datetime.min.replace(tzinfo=UTC)
AT_ONCE = 500
"""Rows that are fetched at a time."""


@dataclass
class Report:
    """What a check found, and what it cannot speak for."""

    findings: list[Finding] = field(default_factory=list)
    links: int = 0
    heads: int = 0
    anchors: int = 0
    last: Point | None = None
    """The last place of the chain that a valid signature holds."""
    after: int = 0
    """Links behind that place: whoever owns the tables could have made them anew."""
    waiting: int = 0
    """Recorded rows that no link holds yet."""
    uncheckable: int = 0
    """Copies in the change log whose columns are gone since."""


def verify(key: Ed25519PublicKey, anchors: Path | None = None) -> Report:
    """Check the whole record, as the tables' owner, in one snapshot; OSError when `anchors` is no folder."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        return _verified(key, anchors)


def _verified(key: Ed25519PublicKey, anchors: Path | None) -> Report:
    """The check itself."""
    report = Report()
    kept = [head_of(row) for row in SignedHead.objects.order_by("length", "id")]
    heads = [("đầu chuỗi trong cơ sở dữ liệu / the head in the database", head) for head in kept]
    if anchors:
        files = list(_anchors(anchors, report))
        heads += files
        report.anchors = len(files)
    signed = list(_signed(heads, key, report))
    report.heads = len(kept)
    start = _start(key, report)
    report.links, report.waiting = Seal.objects.count(), Unsealed.objects.count()
    report.findings += check_links(start, _links())
    report.findings += check_heads(start, _links(), [(where, head.point) for where, head in signed])
    _check_tables(start, [head.point for _, head in signed], report)
    _window(start, [head.point for _, head in signed], report)
    return report


def _anchors(folder: Path, report: Report) -> Iterator[tuple[str, Head]]:
    """The custodian's files; one that cannot be read is a finding."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("head-"):
            try:
                yield path.name, read_head(path.read_text(encoding="utf-8"))
            except ValueError:
                report.findings.append(Finding(f"tệp {path.name} hỏng", f"the file {path.name} is damaged"))


def _signed(
    heads: Sequence[tuple[str, Head]], key: Ed25519PublicKey, report: Report
) -> Iterator[tuple[str, Head]]:
    """The heads that the key signed; any other is a finding."""
    for where, head in heads:
        if is_signed(head, key):
            yield where, head
        else:
            report.findings.append(
                Finding(
                    f"chữ ký sai: {where}, độ dài {head.point.length}",
                    f"wrong signature: {where}, length {head.point.length}",
                )
            )


def _start(key: Ed25519PublicKey, report: Report) -> Point:
    """Where the chain begins: at nothing, or at a signed head once looks past their time are gone."""
    started = ChainStart.objects.select_related("head").order_by("id").last()
    if started is None:
        return Point(0, GENESIS, NEVER)
    head = head_of(started.head)
    if not is_signed(head, key) or (started.ended_at - head.point.at).days < 5 * 365:
        report.findings.append(
            Finding("đầu chuỗi bị cắt sai thời hạn", "the beginning of the chain was cut before its time")
        )
    return head.point


def _links(kind: str = "") -> Iterator[Link]:
    """Every link in its order; those of one table in the order of its rows."""
    columns = ("number", "kind", "row", "digest", "shape", "at", "link")
    found = Seal.objects.filter(kind=kind).order_by("row") if kind else Seal.objects.order_by("number")
    for number, of, row, digest, shape, at, link in found.values_list(*columns).iterator(AT_ONCE):
        yield Link(number, of, row, bytes(digest), shape or 0, at, bytes(link))


def _check_tables(start: Point, heads: Sequence[Point], report: Report) -> None:
    """Check the rows of each table against the chain."""
    signed = Heads(heads)
    named = [set(table.objects.values_list("kind", flat=True).distinct()) for table in (Seal, Unsealed)]
    for kind in sorted({LOOKS, *tables_of_changes()}.union(*named)):
        rows = _looks() if kind == LOOKS else _changes(kind, report)
        report.findings += check_rows(kind, _links(kind), rows, _waiting(kind), start.at, signed)


def _waiting(kind: str) -> Iterator[tuple[int, bytes]]:
    """What of a table waits to be sealed: the row's number, and the digest it was recorded with."""
    found = Unsealed.objects.filter(kind=kind).order_by("row", "id").values_list("row", "digest")
    for row, digest in found.iterator(AT_ONCE):
        yield row, bytes(digest)


def _looks() -> Iterator[Row]:
    """Every look with the digest of what it says now."""
    for look in Look.objects.order_by("pk").iterator(AT_ONCE):
        digest = look_digest(
            look.pk,
            (str(look.holder), look.post),
            look.purpose,
            look.area,
            look.rows,
            look.at,
            [bytes(one) for one in look.commitments],
        )
        yield Row(look.pk, look.at, {0: digest}, digest)


def _changes(kind: str, report: Report) -> Iterator[Row]:
    """Every copy in a table of the change log, with its digests over the columns of each shape it has had."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(%s)", [kind])
        columns = {name for (name,) in cursor.fetchall()}
    shapes = list(SealedShape.objects.filter(kind=kind).order_by("id")) if columns else []
    gone = {shape.pk for shape in shapes if not columns.issuperset(shape.columns)}
    report.uncheckable += Seal.objects.filter(kind=kind, shape__in=gone).count()
    for copies in zip(*(_copies(kind, shape.columns) for shape in shapes), strict=True):
        number, at, _ = copies[0]
        own = {
            shape.pk: None if shape.pk in gone else digest
            for shape, (_, _, digest) in zip(shapes, copies, strict=True)
        }
        # A copy has the shape its link names; one without a link was written last and has the latest.
        yield Row(number, at, own, copies[-1][2])


def _copies(kind: str, columns: Sequence[str]) -> Iterator[tuple[int, datetime, bytes]]:
    """The copies of one table in their order, with their digests over some of its columns."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(
            "SELECT number, at, digest FROM access_change_digests(%s, %s) ORDER BY number",
            [kind, list(columns)],
        )
        while rows := cursor.fetchmany(AT_ONCE):
            for number, at, digest in rows:
                yield number, at, bytes(digest)


def _window(start: Point, heads: Sequence[Point], report: Report) -> None:
    """Say up to where a signature vouches for the chain."""
    length = Seal.objects.aggregate(length=Max("number"))["length"] or start.length
    held = [head for head in heads if head.length <= length]
    report.last = max(held, key=lambda head: (head.length, head.at), default=None)
    report.after = length - (report.last.length if report.last else start.length)
