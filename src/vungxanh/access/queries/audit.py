"""Reading everything that was recorded, and checking it against the chain and the signed heads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import connection, transaction

from vungxanh.access.models import ChainStart, Look, Seal, SealedShape, SignedHead, Unsealed
from vungxanh.access.models.queueing import tables_of_changes
from vungxanh.access.queries.reviewing import head_of
from vungxanh.access.rules.chain import (
    GENESIS,
    Finding,
    Link,
    Point,
    Row,
    check_heads,
    check_lateness,
    check_links,
    check_rows,
    look_digest,
)
from vungxanh.access.rules.heads import Head, is_signed, read_head

LOOKS = Look._meta.db_table
NEVER = datetime.min.replace(tzinfo=UTC)


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
    links = list(_links())
    report.links = len(links)
    report.findings += check_links(start, links)
    report.findings += check_heads(start, links, [(where, head.point) for where, head in signed])
    rows = _check_tables(start, links, report)
    report.findings += check_lateness(links, rows, [head.point for _, head in signed])
    _window(start, links, [head.point for _, head in signed], report)
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


def _links() -> Iterator[Link]:
    """Every link in its order."""
    columns = ("number", "kind", "row", "digest", "shape", "at", "link")
    for number, kind, row, digest, shape, at, link in Seal.objects.order_by("number").values_list(*columns):
        yield Link(number, kind, row, bytes(digest), shape or 0, at, bytes(link))


def _check_tables(start: Point, links: Sequence[Link], report: Report) -> dict[tuple[str, int], Row]:
    """Check the rows of each table against the chain; returns them by table and number."""
    by_kind: dict[str, dict[int, Link]] = {kind: {} for kind in (LOOKS, *tables_of_changes())}
    for link in links:
        by_kind.setdefault(link.kind, {})[link.row] = link
    waiting: dict[str, dict[int, bytes]] = {}
    for kind, row, digest in Unsealed.objects.values_list("kind", "row", "digest"):
        waiting.setdefault(kind, {})[row] = bytes(digest)
        report.waiting += 1
    every: dict[tuple[str, int], Row] = {}
    for kind, known in by_kind.items():
        rows = _looks() if kind == LOOKS else _changes(kind, known, report)
        report.findings += check_rows(kind, known, rows, waiting.get(kind, {}), start.at)
        every |= {(kind, number): row for number, row in rows.items()}
    return every


def _looks() -> dict[int, Row]:
    """Every look with the digest of what it says now."""
    return {
        look.pk: Row(
            look_digest(
                look.pk,
                (str(look.holder), look.post),
                look.purpose,
                look.area,
                look.rows,
                look.at,
                [bytes(one) for one in look.commitments],
            ),
            look.at,
        )
        for look in Look.objects.iterator()
    }


def _changes(kind: str, known: dict[int, Link], report: Report) -> dict[int, Row]:
    """Every copy in a table of the change log, with its digest over the columns it was sealed with."""
    rows: dict[int, Row] = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(%s)", [kind])
        columns = {name for (name,) in cursor.fetchall()}
    for shape in SealedShape.objects.filter(kind=kind).order_by("id") if columns else ():
        whole = columns.issuperset(shape.columns)
        # A copy has the shape its link names; one without a link was written last and has the latest.
        for number, row in _copies(kind, shape.columns):
            link = known.get(number)
            if link is None or link.shape == shape.pk:
                rows[number] = row if whole or link is None else Row(link.digest, row.at)
                report.uncheckable += not whole and link is not None
    return rows


def _copies(kind: str, columns: Sequence[str]) -> Iterator[tuple[int, Row]]:
    """The copies of one table with their digests over some of its columns."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, at, digest FROM access_change_digests(%s, %s)", [kind, list(columns)])
        for number, at, digest in cursor.fetchall():
            yield number, Row(bytes(digest), at)


def _window(start: Point, links: Sequence[Link], heads: Sequence[Point], report: Report) -> None:
    """Say up to where a signature vouches for the chain."""
    length = links[-1].number if links else start.length
    held = [head for head in heads if head.length <= length]
    report.last = max(held, key=lambda head: (head.length, head.at), default=None)
    report.after = length - (report.last.length if report.last else start.length)
