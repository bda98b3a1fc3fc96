"""An identity number that somebody types into a form, in any writing, is kept nowhere in the database."""

import re
from collections.abc import Iterator
from itertools import cycle, islice

import psycopg
import pytest
from django.db import connection
from django.test import Client
from selectolax.lexbor import LexborHTMLParser, LexborNode

from config.cluster import Cluster
from tests.factories.everything import World, made_world
from tests.factories.signing import signed_in
from tests.house.test_addresses import CLOSED, PARTS

pytestmark = pytest.mark.django_db(transaction=True)

NUMBER = "079203998877"
FULL_WIDTH = NUMBER.translate({ord(str(digit)): 0xFF10 + digit for digit in range(10)})
WRITINGS = (NUMBER, "079 203 998 877", "079.203.998.877", "0792-0399-8877", FULL_WIDTH, f"số {NUMBER} nhé")
NOT_TYPED = {"hidden", "submit", "button", "checkbox", "radio", "file", "password"}
FOUND = """
    SELECT count(*) FROM {table} AS row WHERE position('{number}' IN
        regexp_replace(translate(row::text, '０１２３４５６７８９', '0123456789'), '[^0-9]', '', 'g')) > 0
"""


@pytest.fixture
def world(transactional_db: None) -> World:
    return made_world()


def addresses(around: World) -> Iterator[str]:
    """Every closed address with the parts that exist in this world."""
    for route in CLOSED:
        names = re.findall(r"<(?:\w+:)?(\w+)>", route)
        if all(name in PARTS for name in names):
            yield "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda part: str(PARTS[part[1]](around)), route)


def filled(form: LexborNode, writing: str) -> dict[str, str]:
    """What a person would send: the number wherever one can type, else the first choice."""
    sent: dict[str, str] = {}
    for field in form.css("input, textarea, select, button"):
        name, kind = field.attributes.get("name"), field.attributes.get("type") or "text"
        if not name or name in sent:
            continue
        if field.tag == "textarea" or (field.tag == "input" and kind not in NOT_TYPED):
            sent[name] = writing
        elif field.tag == "select":
            chosen = [one.attributes.get("value") or "" for one in field.css("option")]
            sent[name] = next((value for value in chosen if value), "")
        elif field.tag == "input" and kind != "file":
            sent[name] = field.attributes.get("value") or writing
        elif field.tag == "button":
            sent[name] = field.attributes.get("value") or ""
    return sent


def send_every_form(client: Client, address: str, writings: Iterator[str], many: int) -> int:
    """Fill and send the forms of one page in the next few writings; how many times something was typed."""
    page = client.get(address)
    if page.status_code != 200 or "html" not in page.headers["Content-Type"]:
        return 0
    typed = 0
    for form in LexborHTMLParser(page.content.decode()).css("form"):
        goal = (form.attributes.get("action") or address).partition("?")[0] or address
        way = client.post if (form.attributes.get("method") or "get").lower() == "post" else client.get
        for writing in islice(writings, many) if "dang-xuat" not in goal else ():
            data = filled(form, writing)
            if writing in data.values():
                typed += 1
                way(goal, data)
    return typed


def tables_with_the_number(cluster: Cluster) -> list[str]:
    """Every table of the test database in which it stands, read by the one role that sees all rows."""
    name = str(connection.settings_dict["NAME"])
    with psycopg.connect(cluster.url("owner", name)) as session:
        tables = [
            row[0] for row in session.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        ]
        counts = {
            table: session.execute(FOUND.format(table=f'public."{table}"', number=NUMBER)).fetchone()  # type: ignore[arg-type]
            for table in tables
        }
    return [table for table, count in counts.items() if count and count[0]]


@pytest.mark.parametrize("many", [2, pytest.param(len(WRITINGS), marks=pytest.mark.long)])
def test_no_form_keeps_it(world: World, cluster: Cluster, many: int) -> None:
    """In `./test` each form gets two writings in turn, in `./test --long` all of them."""
    typed, writings = 0, cycle(WRITINGS)
    for post in {post.role: post for post in world.posts.values()}.values():
        client = signed_in(post)
        client.raise_request_exception = False
        typed += sum(send_every_form(client, address, writings, many) for address in addresses(world))
    assert typed >= 5 * many
    assert tables_with_the_number(cluster) == []


def test_the_search_would_find_it(cluster: Cluster) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE found_here (what text)")
        for writing in WRITINGS:
            cursor.execute("INSERT INTO found_here VALUES (%s)", [writing])
    try:
        assert tables_with_the_number(cluster) == ["found_here"]
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE found_here")
