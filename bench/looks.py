"""A page of 50 dossier-like rows with the record of the look, against the same page without it.

Eight clients at once, each a process with a connection of its own as the role that serves pages, ask for a
page through the whole middleware: session, post, ticket, 50 rows of a table with forced row security, a
template. Every client asks with and without the record in random turn while a sealer chains the looks each
second. The cluster is durable, as in use: a recorded look waits for the disk like any other commit.
Usage: `python bench/looks.py [--clients 8] [--pages 200]`. Goal: ratio of the 95th percentiles at most 1.10.
"""

import argparse
import multiprocessing
import os
import random
import statistics
import sys
import tempfile
import time
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse

GOAL = 1.10
ROWS = 50
RECORDS = True

TEMPLATE = """{% extends "ui/base.html" %}{% block title %}Mẫu{% endblock %}{% block content %}
<div class="table-frame"><table class="table"><tbody>{% for row in rows %}<tr>
<th scope="row">{{ row.0 }}</th>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}
<td><form method="post">{% csrf_token %}<button name="do" value="xem">Xem</button></form></td>
</tr>{% endfor %}</tbody></table></div>{% endblock %}"""


def page(request: HttpRequest) -> HttpResponse:
    """Fifty rows of the post's commune, recorded unless this turn is without."""
    from django.db import connection
    from django.template import engines
    from django.utils import timezone

    from vungxanh.access.interface import Purpose, Verb, actor_of, looking, record_look

    by = actor_of(request.user)
    frame = {"verb": Verb.VIEW_DOSSIERS, "purpose": Purpose.MANAGE, "on": timezone.localdate()}
    with looking(by, areas=[by.area_id], **frame), connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, kind, day, days_left, sex, band, minor FROM bench_rows WHERE area_id = %s"
            " ORDER BY day LIMIT 50",
            [by.area_id],
        )
        rows = cursor.fetchall()
        if RECORDS:
            record_look(by.area_id, [row[0] for row in rows])
    return HttpResponse(engines["django"].from_string(TEMPLATE).render({"rows": rows}, request))


def addresses() -> list[Any]:
    """The site's addresses, with the page in the place of one that every post may open."""
    from django.urls import path

    from config import urls

    return [path("dia-ban/", page), *urls.urlpatterns]


def make_world() -> list[str]:
    """An invented province of 20 communes with 100 rows each, and an officer in each; their symbols."""
    from datetime import date

    from django.db import connection

    from vungxanh.access.interface import Role, be_born, create_post, guard_rows
    from vungxanh.areas.interface import communes_of, create_illustrative_province

    be_born("simulated")
    province = create_illustrative_province(
        code="MB",
        name="Mẫu",
        communes=[(f"M-{number}", f"Mẫu {number:02}", "xa") for number in range(20)],
        valid_from=date(2025, 7, 1),
        by="mau",
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE bench_rows (id uuid PRIMARY KEY, area_id bigint, kind text, day date,"
            " days_left integer, sex text, band text, minor boolean)"
        )
        symbols = []
        for commune in communes_of(province.id, date(2026, 1, 1)):
            create_post(
                symbol=commune.code, title="Cán bộ mẫu", role=Role.COMMUNE, area_id=commune.id, by=None
            )
            symbols.append(commune.code)
            cursor.execute(
                "INSERT INTO bench_rows SELECT gen_random_uuid(), %s, 'user_management',"
                " DATE '2026-01-01' + n, n, 'nam', '18-30', false FROM generate_series(1, 100) n",
                [commune.id],
            )
        cursor.execute("CREATE INDEX ON bench_rows (area_id, day)")
        cursor.execute(guard_rows("bench_rows", minor="minor").sql)
    return symbols


def client(
    symbol: str, pages: int, ready: Barrier, answers: Queue, environment: dict[str, str], seed: int
) -> None:
    """One client: so many pages of each sort in random turn; puts the seconds of each into `answers`."""
    global RECORDS
    os.environ.update(environment)
    import django

    django.setup()
    from django.conf import settings

    from tests.factories.signing import signed_in
    from vungxanh.access.models import Post

    sys.modules["bench_urls"] = module = type(sys)("bench_urls")
    module.urlpatterns = addresses()  # type: ignore[attr-defined]
    module.handler403 = "vungxanh.access.web.views.refused"  # type: ignore[attr-defined]
    settings.ROOT_URLCONF, settings.ALLOWED_HOSTS = "bench_urls", ["*"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    browser = signed_in(Post.objects.get(symbol=symbol))
    turns = [True, False] * pages
    random.Random(seed).shuffle(turns)
    times: dict[bool, list[float]] = {True: [], False: []}
    for number, turn in enumerate([True, False] * 10 + turns):
        if number == 20:
            ready.wait()
        RECORDS = turn
        began = time.perf_counter()
        answer = browser.get("/dia-ban/")
        if number >= 20:
            times[turn].append(time.perf_counter() - began)
        assert answer.status_code == 200, answer.status_code
        assert answer.content.count(b"<tr>") == ROWS
    answers.put(times)


def measure(
    clients: int, pages: int, symbols: list[str], environment: dict[str, str]
) -> dict[bool, list[float]]:
    """The seconds of every page, with and without the record."""
    from vungxanh.access.interface import seal

    spawn = multiprocessing.get_context("spawn")
    ready, answers = spawn.Barrier(clients), spawn.Queue()
    running = [
        spawn.Process(target=client, args=(symbols[one], pages, ready, answers, environment, one))
        for one in range(clients)
    ]
    for one in running:
        one.start()
    while answers.qsize() < clients and all(one.exitcode in {None, 0} for one in running):
        time.sleep(1)
        seal()
    told = [answers.get(timeout=5) for _ in running]
    for one in running:
        one.join()
    return {turn: [second for one in told for second in one[turn]] for turn in (True, False)}


def main() -> int:
    """Measure and print; 1 when the goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--pages", type=int, default=200, help="pages of each sort for each client")
    asked = parser.parse_args()
    from config.cluster import Cluster

    with tempfile.TemporaryDirectory() as folder, Cluster.below(Path(folder)) as cluster:
        environment = {
            "DATABASE_URL": cluster.url("migrator"),
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "VUNGXANH_SECRET_KEY": "for the benchmark only",
            "VUNGXANH_VAR": folder,
        }
        os.environ.update(environment)
        import django
        from django.core.management import call_command
        from django.db import connection

        Path(folder, "static").mkdir()
        django.setup()
        call_command("migrate", verbosity=0, stdout=sys.stderr)
        symbols = make_world()
        as_app = environment | {"DATABASE_URL": cluster.url("app")}
        times = measure(asked.clients, asked.pages, symbols, as_app)
        connection.close()
    with_record, without = (statistics.quantiles(times[turn], n=100) for turn in (True, False))
    for name, cuts in (("with the record", with_record), ("without", without)):
        print(f"{name}: median {cuts[49] * 1000:.1f} ms, p95 {cuts[94] * 1000:.1f} ms")
    ratio = with_record[94] / without[94]
    print(
        f"{asked.clients} clients, {len(times[True])} pages of each sort: p95 ratio {ratio:.3f}, goal {GOAL}"
    )
    return int(ratio > GOAL)


if __name__ == "__main__":
    sys.exit(main())
