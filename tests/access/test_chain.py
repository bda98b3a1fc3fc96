"""The chain as rules: whatever is done to it is found, once, and nothing is found where nothing was done."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.access.rules.chain import (
    GENESIS,
    Heads,
    Link,
    Point,
    Row,
    check_heads,
    check_links,
    check_rows,
    link_of,
)
from vungxanh.access.rules.heads import is_signed, read_head, sign

BEGIN = datetime(2026, 11, 1, tzinfo=UTC)
START = Point(0, GENESIS, BEGIN)
KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
Rows = dict[tuple[str, int], Row]


def digest(number: int) -> bytes:
    return sha256(str(number).encode()).digest()


def row_of(number: int, at: datetime) -> Row:
    return Row(number, at, {0: digest(number)}, digest(number))


def edited(row: Row) -> Row:
    return replace(row, digests={0: digest(-1)}, latest=digest(-1))


def compared(
    kind: str,
    links: Iterable[Link],
    rows: Iterable[Row],
    waiting: dict[int, bytes],
    since: datetime,
    heads: Iterable[Point] = (),
) -> list[Any]:
    """What is found in one table, its rows and links in their order."""
    own = sorted((link for link in links if link.kind == kind), key=lambda link: link.row)
    in_order = sorted(rows, key=lambda row: row.number)
    return [*check_rows(kind, own, in_order, sorted(waiting.items()), since, Heads(heads))]


def chained(start: Point, plain: list[Link]) -> list[Link]:
    """The links with the numbers and hashes that they must have in this order."""
    made, before, number = [], start.link, start.length
    for one in plain:
        number += 1
        one = replace(one, number=number)
        one = replace(one, link=link_of(before, one))
        before = one.link
        made.append(one)
    return made


def world(length: int) -> tuple[list[Link], Rows]:
    """A chain of so many links over two tables, and its rows."""
    links, rows = [], {}
    for number in range(1, length + 1):
        kind, at = ("look", "event")[number % 3 == 0], BEGIN + timedelta(seconds=number)
        links.append(Link(number, kind, number, digest(number), 0, at, b""))
        rows[kind, number] = row_of(number, at)
    return chained(START, links), rows


def found(links: list[Link], rows: Rows, heads: list[Point]) -> list[Any]:
    findings = [*check_links(START, links), *check_heads(START, links, [("h", head) for head in heads])]
    for kind in ("look", "event"):
        own = [row for (name, _), row in rows.items() if name == kind]
        findings += compared(kind, links, own, {}, BEGIN, heads)
    return findings


chains = st.integers(2, 12).map(world)


@given(chains)
def test_nothing_is_found_in_an_untouched_chain(chain: tuple[list[Link], Rows]) -> None:
    links, rows = chain
    heads = [START, *(Point(one.number, one.link, one.at) for one in links)]
    assert found(links, rows, heads) == []


def edit_row(links: list[Link], rows: Rows, place: int) -> None:
    key = links[place].kind, links[place].row
    rows[key] = edited(rows[key])


def edit_row_and_link(links: list[Link], rows: Rows, place: int) -> None:
    edit_row(links, rows, place)
    links[place] = replace(links[place], digest=digest(-1))


def delete_row(links: list[Link], rows: Rows, place: int) -> None:
    del rows[links[place].kind, links[place].row]


def delete_both(links: list[Link], rows: Rows, place: int) -> None:
    delete_row(links, rows, place)
    del links[place]


def delete_and_rechain(links: list[Link], rows: Rows, place: int) -> None:
    delete_both(links, rows, place)
    links[:] = chained(START, links)


def insert_row(links: list[Link], rows: Rows, place: int) -> None:
    rows["look", 99] = row_of(99, links[place].at)


def insert_and_rechain(links: list[Link], rows: Rows, place: int) -> None:
    insert_row(links, rows, place)
    links.insert(place, replace(links[place], kind="look", row=99, digest=digest(99)))
    links[:] = chained(START, links)


def swap(links: list[Link], rows: Rows, place: int) -> None:
    links[place - 1], links[place] = links[place], links[place - 1]


def swap_and_rechain(links: list[Link], rows: Rows, place: int) -> None:
    swap(links, rows, place)
    links[:] = chained(START, links)


def cut_tail(links: list[Link], rows: Rows, place: int) -> None:
    for link in links[place:]:
        del rows[link.kind, link.row]
    del links[place:]


def cut_front(links: list[Link], rows: Rows, place: int) -> None:
    for link in links[: place + 1]:
        del rows[link.kind, link.row]
    links[:] = chained(START, links[place + 1 :])


WAYS = [
    edit_row,
    edit_row_and_link,
    delete_row,
    delete_both,
    delete_and_rechain,
    insert_row,
    insert_and_rechain,
    swap,
    swap_and_rechain,
    cut_tail,
    cut_front,
]


@given(chains, st.sampled_from(WAYS), st.data())
def test_whatever_is_done_to_a_signed_chain_is_found(
    chain: tuple[list[Link], Rows], way: Any, data: st.DataObject
) -> None:
    links, rows = chain
    head = Point(links[-1].number, links[-1].link, links[-1].at)
    way(links, rows, data.draw(st.integers(1, len(links) - 1)))
    assert found(links, rows, [head])


@given(chains, st.data())
def test_no_field_of_a_link_can_be_changed(chain: tuple[list[Link], Rows], data: st.DataObject) -> None:
    links = list(chain[0])
    place = data.draw(st.integers(0, len(links) - 1))
    change = data.draw(
        st.sampled_from(
            [
                {"kind": "other"},
                {"row": 77},
                {"shape": 5},
                {"digest": digest(-1)},
                {"link": digest(-1)},
                {"number": 50},
                {"at": links[place].at + timedelta(microseconds=1)},
            ]
        )
    )
    links[place] = replace(links[place], **change)
    assert list(check_links(START, links))


def test_what_cannot_be_seen_is_only_behind_the_last_signed_head() -> None:
    links, rows = world(6)
    head = Point(4, links[3].link, links[3].at)
    cut_tail(links, rows, 4)
    assert found(links, rows, [head]) == []
    cut_tail(links, rows, 3)
    assert "tail was cut" in found(links, rows, [head])[0].en


def test_each_fault_is_told_once_and_where_it_is() -> None:
    links, rows = world(6)
    edit_row(links, rows, 2)
    delete_row(links, rows, 4)
    assert {one.en for one in found(links, rows, [])} == {"event 3 was edited", "look 5 was deleted (link 5)"}
    links, rows = world(6)
    del links[2]
    assert [one.en for one in check_links(START, links)] == ["links 3–3 are missing"]


def test_a_backdated_row_is_found() -> None:
    links, rows = world(4)
    late = links[-1].at + timedelta(hours=3)
    head = Point(4, links[-1].link, late)
    links = chained(START, [*links, Link(5, "look", 5, digest(5), 0, late, b"")])
    rows["look", 5] = row_of(5, late - timedelta(hours=2))
    assert [one.en[:20] for one in found(links, rows, [head])] == ["look 5 is backdated:"]
    rows["look", 5] = row_of(5, late - timedelta(minutes=2))
    assert found(links, rows, [head]) == []


def test_rows_that_wait_are_no_finding_and_are_held_to_their_digest() -> None:
    row, since = row_of(1, BEGIN), BEGIN
    assert compared("look", [], [row], {1: digest(1)}, since) == []
    assert [one.en for one in compared("look", [], [row], {1: digest(2)}, since)] == ["look 1 was edited"]
    assert [one.en for one in compared("look", [], [], {1: digest(1)}, since)] == [
        "look 1 was deleted unsealed"
    ]
    assert [one.en for one in compared("look", [], [row], {}, since)] == ["look 1 was inserted"]
    assert compared("look", [], [row], {}, since + timedelta(days=1)) == []


@given(st.integers(0, 10**9), st.binary(min_size=32, max_size=32), st.datetimes(timezones=st.just(UTC)))
def test_a_signed_head_survives_its_file_and_no_change(length: int, link: bytes, at: datetime) -> None:
    head = sign(Point(length, link, at), KEY)
    public = KEY.public_key()
    assert read_head(head.as_json()) == head
    assert is_signed(head, public)
    for change in (
        {"length": length + 1},
        {"link": digest(length)},
        {"at": at.replace(second=(at.second + 1) % 60)},
    ):
        assert not is_signed(replace(head, point=replace(head.point, **change)), public)
    assert not is_signed(head, Ed25519PrivateKey.from_private_bytes(b"o" * 32).public_key())


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"length": "x"}', '{"length": 1, "link": "zz"}'])
def test_a_damaged_file_is_told_apart(text: str) -> None:
    with pytest.raises(ValueError, match=r"signed head|Expecting value|invalid literal|hexadecimal"):
        read_head(text)
