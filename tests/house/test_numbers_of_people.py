"""An identity number that somebody types into a form, in any writing, is kept nowhere in the database."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import cycle, islice
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser, LexborNode

from config.cluster import Cluster
from tests.factories.everything import World, made_world
from tests.factories.signing import signed_in
from tests.house.test_addresses import CLOSED, PARTS
from vungxanh.access.interface import Role, create_post
from vungxanh.access.models import Post
from vungxanh.access.rules.policy import GRANTS

pytestmark = pytest.mark.django_db(transaction=True)

NUMBER = "079203998877"
FULL_WIDTH = NUMBER.translate({ord(str(digit)): 0xFF10 + digit for digit in range(10)})
WRITINGS = (NUMBER, "079 203 998 877", "079.203.998.877", "0792-0399-8877", FULL_WIDTH, f"số {NUMBER} nhé")
SCREENS = 4
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


def typed_into(form: LexborNode) -> list[LexborNode]:
    """The fields of a form in which one can type."""
    return [
        field
        for field in form.css("input, textarea")
        if field.attributes.get("name") and (field.attributes.get("type") or "text") not in NOT_TYPED
    ]


def likely(field: LexborNode) -> str:
    """What stands in a field, else what a person would type there: a day, a count, a symbol, some words."""
    told = field.attributes
    if held := (field.text() if field.tag == "textarea" else told.get("value")):
        return held
    if told.get("size") == "12" or told.get("maxlength") == "10":
        return f"{timezone.localdate():%d/%m/%Y}"
    if told.get("type") == "number" or told.get("inputmode") == "numeric":
        return "20"
    if told.get("autocapitalize") == "none":
        return "mau.moi" if "required" in told else ""
    if told.get("name") in {"symbol", "document"}:
        return "12/KH-UBND"
    return "chữ mẫu" if "required" in told else ""


def filled(form: LexborNode, **typed: str) -> dict[str, str]:
    """What a person would send by Enter: what is typed, in the other fields what belongs there, the first of
    each choice, and the first button."""
    sent = {str(field.attributes["name"]): likely(field) for field in typed_into(form)} | typed
    for field in (*form.css("input, select"), *form.css("button")[:1]):
        name, kind = field.attributes.get("name"), field.attributes.get("type") or "text"
        if not name or name in sent or kind == "file":
            continue
        if field.tag == "select":
            chosen = [one.attributes.get("value") or "" for one in field.css("option")]
            sent[name] = next((value for value in chosen if value), "")
        else:
            sent[name] = field.attributes.get("value") or ""
    return sent


def forms_of(page: Any, address: str) -> list[tuple[str, LexborNode]]:
    """The forms of a page, each with where it leads."""
    if "html" not in page.headers["Content-Type"]:
        return []
    forms = LexborHTMLParser(page.content.decode()).css("form")
    return [((form.attributes.get("action") or address).partition("?")[0] or address, form) for form in forms]


def send_every_form(
    client: Client, address: str, writings: Iterator[str], many: int, taken: Counter[tuple[str, str]]
) -> None:
    """Send the forms of a page, the number in each field in turn; count the fields with which one was taken.

    What comes back, a text with blocks over what was covered or the next screen, is sent again as it stands.
    """
    for goal, form in forms_of(client.get(address), address):
        post = (form.attributes.get("method") or "get").lower() == "post"
        way = client.post if post else client.get
        for name in (str(field.attributes["name"]) for field in typed_into(form)):
            # What one post could send need not be sent by the next.
            for writing in islice(writings, 0 if taken[goal, name] else many):
                answer = way(goal, filled(form, **{name: writing}))
                for _ in range(SCREENS if post else 0):
                    again = next((one for where, one in forms_of(answer, goal) if where == goal), None)
                    answer = answer if again is None else client.post(goal, filled(again))
                taken[goal, name] += post and answer.status_code == 302


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


def posts_of_every_role(world: World) -> Iterator[Post]:
    """Of all roles with the same rights one post, in whose own area everything of this world lies."""
    held = {post.role: post for post in reversed(world.posts.values())}
    commune, province = world.posts["MA01"].area_id, world.posts["MA"].area_id
    for role in {GRANTS[role]: role for role in Role}.values():
        if role not in held:
            area = commune if role is Role.COMMUNE_APPROVER else province
            create_post(symbol=f"mau-{role}", title="Chức danh mẫu", role=role, area_id=area, by=None)
        yield held.get(role) or Post.objects.get(symbol=f"mau-{role}")


@pytest.mark.parametrize("many", [1, pytest.param(len(WRITINGS), marks=pytest.mark.long)])
def test_no_form_keeps_it(world: World, cluster: Cluster, many: int) -> None:
    """In `./test` the number is in each field in one writing in turn, in `./test --long` in all of them."""
    taken: Counter[tuple[str, str]] = Counter()
    writings = cycle(WRITINGS)
    for post in posts_of_every_role(world):
        client = signed_in(post)
        client.raise_request_exception = False
        for address in addresses(world):
            send_every_form(client, address, writings, many, taken)
    assert len(+taken) >= 30, "what is sent must be taken, or nothing could be kept"
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
