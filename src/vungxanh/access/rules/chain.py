"""The chain over recorded rows, and what a check of the whole finds. Pure; it needs no secret.

The database makes the same bytes (migrations `0004` and `0007`), so that either side can check the other.
"""

import hashlib
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from heapq import merge
from itertools import chain, groupby
from operator import itemgetter

GENESIS = hashlib.sha256(b"vungxanh").digest()
"""What the first link hangs on."""

LATE = timedelta(hours=1)
"""A row so much older than a signed head that does not hold it was not there when the head was signed."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Link:
    """One link: which row it seals, the digest of that row, when, and the hash over all of it."""

    number: int
    kind: str
    row: int
    digest: bytes
    shape: int
    at: datetime
    link: bytes


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the chain: so many links, the last of them, and when that was so."""

    length: int
    link: bytes
    at: datetime


@dataclass(frozen=True, slots=True)
class Row:
    """A recorded row as it stands now: when it says it was written, and the digest of what it says.

    There is a digest for each shape that the row may have been sealed with; None where a column of the shape
    is gone, so that only the row's being there can be checked. `latest` is over the shape of rows that wait.
    """

    number: int
    at: datetime
    digests: Mapping[int, bytes | None]
    latest: bytes


class Heads:
    """Places of the chain that a signature holds, in their order."""

    def __init__(self, points: Iterable[Point]) -> None:
        self._points = sorted(points, key=lambda point: (point.length, point.at))
        self._lengths = [point.length for point in self._points]

    def before(self, number: int) -> Point | None:
        """The last one that was signed before a link was there."""
        place = bisect_left(self._lengths, number)
        return self._points[place - 1] if place else None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it was recorded, and where, in both languages."""

    vi: str
    en: str


def micros(at: datetime) -> int:
    """Microseconds since 1970."""
    return (at - EPOCH) // timedelta(microseconds=1)


def link_of(before: bytes, link: Link) -> bytes:
    """The hash that a link must have behind the one before it."""
    numbers = (link.number, micros(link.at), link.row, link.shape)
    fixed = b"".join(number.to_bytes(8, "big", signed=True) for number in numbers)
    return hashlib.sha256(before + fixed + link.kind.encode() + link.digest).digest()


def look_digest(
    row: int,
    who: tuple[str, int],
    purpose: str,
    area: int,
    rows: int,
    at: datetime,
    commitments: Sequence[bytes],
) -> bytes:
    """The digest of a look; `who` is holder and post."""
    listed = ",".join(one.hex() for one in commitments)
    told = ("look", row, *who, purpose, area, rows, micros(at), listed)
    return hashlib.sha256("|".join(map(str, told)).encode()).digest()


def check_links(start: Point, links: Iterable[Link]) -> Iterator[Finding]:
    """What is wrong in the chain itself: numbers, hashes, order of time.

    After a wrong link the check goes on from what that link says, so that each fault is told once.
    """
    before, number, at = start.link, start.length, start.at
    for link in links:
        if link.number != number + 1:
            yield Finding(
                f"thiếu mắt xích {number + 1}–{link.number - 1}",
                f"links {number + 1}–{link.number - 1} are missing",
            )
        elif link_of(before, link) != link.link:
            yield Finding(
                f"mắt xích {link.number} ({link.kind} {link.row}) đã bị sửa, thêm, xoá hoặc đổi chỗ",
                f"link {link.number} ({link.kind} {link.row}) was edited, inserted, removed or moved",
            )
        elif link.at < at:
            yield Finding(f"mắt xích {link.number} lùi giờ", f"link {link.number} goes back in time")
        before, number, at = link.link, link.number, link.at


def check_rows(
    kind: str,
    links: Iterable[Link],
    rows: Iterable[Row],
    waiting: Iterable[tuple[int, bytes]],
    since: datetime,
    heads: Heads,
) -> Iterator[Finding]:
    """What is wrong with the rows of one table, against its links and what still waits to be sealed.

    All three come in the order of the rows' numbers and are read once, side by side: no more than one row of
    each is held. Rows older than `since`, where the chain begins, have no link any more.
    """
    every: Iterator[tuple[int, Link | Row | bytes]] = merge(
        ((link.row, link) for link in links), waiting, ((row.number, row) for row in rows), key=itemgetter(0)
    )
    for number, group in groupby(every, key=itemgetter(0)):
        link = row = digest = None
        for _, part in group:
            if isinstance(part, Link):
                link = part
            elif isinstance(part, Row):
                row = part
            else:
                digest = part
        if row is None:
            yield _deleted(kind, number, link)
        elif link is None:
            yield from _unsealed(kind, row, digest, since)
        else:
            yield from _sealed(kind, row, link, heads.before(link.number))


def _deleted(kind: str, number: int, link: Link | None) -> Finding:
    if link is None:
        return Finding(
            f"{kind} {number} đã bị xoá trước khi nối chuỗi", f"{kind} {number} was deleted unsealed"
        )
    return Finding(
        f"{kind} {number} đã bị xoá (mắt xích {link.number})",
        f"{kind} {number} was deleted (link {link.number})",
    )


def _edited(kind: str, number: int) -> Finding:
    return Finding(f"{kind} {number} đã bị sửa", f"{kind} {number} was edited")


def _unsealed(kind: str, row: Row, digest: bytes | None, since: datetime) -> Iterator[Finding]:
    """A row without a link waits to be sealed, or was there before the chain begins, or was slipped in."""
    if digest is not None:
        if digest != row.latest:
            yield _edited(kind, row.number)
    elif row.at >= since:
        yield Finding(f"{kind} {row.number} được thêm ngoài nhật ký", f"{kind} {row.number} was inserted")


def _sealed(kind: str, row: Row, link: Link, head: Point | None) -> Iterator[Finding]:
    """A row says what its link says, and is not older than a signed head which does not hold it."""
    if row.digests.get(link.shape, b"") not in {None, link.digest}:
        yield _edited(kind, row.number)
    if head and row.at + LATE < head.at:
        yield Finding(
            f"{kind} {row.number} ghi lùi ngày: chưa có lúc ký {head.at:%Y-%m-%d %H:%M}",
            f"{kind} {row.number} is backdated: not there when signed at {head.at:%Y-%m-%d %H:%M}",
        )


def check_heads(start: Point, links: Iterable[Link], heads: Iterable[tuple[str, Point]]) -> Iterator[Finding]:
    """What is wrong against signed heads, each with where it is kept; signatures were checked before."""
    behind = deque(
        sorted((one for one in heads if one[1].length >= start.length), key=lambda one: one[1].length)
    )
    length = start.length
    for length, link in chain([(start.length, start.link)], ((one.number, one.link) for one in links)):
        while behind and behind[0][1].length <= length:
            where, head = behind.popleft()
            if head.length < length or head.link != link:
                yield Finding(
                    f"chuỗi khác với {where} tại mắt xích {head.length}",
                    f"the chain differs from {where} at link {head.length}",
                )
    for where, head in behind:
        yield Finding(
            f"chuỗi còn {length} mắt xích nhưng {where} đã ký {head.length}: đuôi bị cắt",
            f"the chain has {length} links but {where} signed {head.length}: its tail was cut",
        )
