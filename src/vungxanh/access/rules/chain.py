"""The chain over recorded rows, and what a check of the whole finds. Pure; it needs no secret.

The database makes the same bytes (migrations `0004` and `0007`), so that either side can check the other.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

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
    """A recorded row as it stands now: the digest of what it says, and when it says it was written."""

    digest: bytes
    at: datetime


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
    links: Mapping[int, Link],
    rows: Mapping[int, Row],
    waiting: Mapping[int, bytes],
    since: datetime,
) -> Iterator[Finding]:
    """What is wrong with the rows of one table, against its links and what still waits to be sealed.

    Rows older than `since`, where the chain begins, have no link any more.
    """
    for number in sorted(links.keys() - rows.keys()):
        yield Finding(
            f"{kind} {number} đã bị xoá (mắt xích {links[number].number})",
            f"{kind} {number} was deleted (link {links[number].number})",
        )
    for number, row in sorted(rows.items()):
        known = links[number].digest if number in links else waiting.get(number)
        if known is None and row.at >= since:
            yield Finding(f"{kind} {number} được thêm ngoài nhật ký", f"{kind} {number} was inserted")
        elif known is not None and known != row.digest:
            yield Finding(f"{kind} {number} đã bị sửa", f"{kind} {number} was edited")
    for number in sorted(waiting.keys() - rows.keys()):
        yield Finding(
            f"{kind} {number} đã bị xoá trước khi nối chuỗi", f"{kind} {number} was deleted unsealed"
        )


def check_heads(start: Point, links: Sequence[Link], heads: Iterable[tuple[str, Point]]) -> Iterator[Finding]:
    """What is wrong against signed heads, each with where it is kept; signatures were checked before."""
    length = links[-1].number if links else start.length
    at = {link.number: link.link for link in links} | {start.length: start.link}
    for where, head in heads:
        if head.length > length:
            yield Finding(
                f"chuỗi còn {length} mắt xích nhưng {where} đã ký {head.length}: đuôi bị cắt",
                f"the chain has {length} links but {where} signed {head.length}: its tail was cut",
            )
        elif head.length >= start.length and at.get(head.length) != head.link:
            yield Finding(
                f"chuỗi khác với {where} tại mắt xích {head.length}",
                f"the chain differs from {where} at link {head.length}",
            )


def check_lateness(
    links: Iterable[Link], rows: Mapping[tuple[str, int], Row], heads: Iterable[Point]
) -> Iterator[Finding]:
    """Rows that say they are older than a signed head which does not hold them."""
    signed = sorted(heads, key=lambda head: (head.length, head.at))
    place, last = 0, None
    for link in links:
        while place < len(signed) and signed[place].length < link.number:
            last, place = signed[place], place + 1
        row = rows.get((link.kind, link.row))
        if last and row and row.at + LATE < last.at:
            yield Finding(
                f"{link.kind} {link.row} ghi lùi ngày: chưa có lúc ký {last.at:%Y-%m-%d %H:%M}",
                f"{link.kind} {link.row} is backdated: not there when signed at {last.at:%Y-%m-%d %H:%M}",
            )
