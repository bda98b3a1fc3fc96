"""The home page of a province and its pages of tasks: 168 communes, 60 directives, 20,000 tasks, a run.

A durable cluster holds an invented province as `bench/province.py` makes it: with posts of every commune, the
classes of the last year, and the events and reports of some months. The home page of the analyst and the
leader (`/`, which sends them on to their province), the page of the day, the list of tasks and the tasks by
area are read through the whole middleware, in turn with one bare statement that counts the same tasks by
state. Processor time is that of the page and of its session of the database: it is what a page costs where
other work shares the machine.
Usage: `python bench/programme.py [--tasks 20000] [--runs 60] [--months 3] [--profile]`.
"""

import argparse
import cProfile
import gc
import os
import pstats
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import psycopg
from django.test import Client
from events import ready_to_serve
from province import lived_in

COMMUNES, DIRECTIVES = 168, 60
GOAL = 0.150
ANALYST, LEADER = "MS.analyst", "MS.leader"
PAGES = {
    "home": (ANALYST, "/"),
    "home, leader": (LEADER, "/"),
    "day": (ANALYST, "/hom-nay/"),
    "day, leader": (LEADER, "/hom-nay/"),
    "tasks": (ANALYST, "/chuong-trinh/viec/"),
    "areas": (ANALYST, "/chuong-trinh/viec/theo-dia-ban/"),
    "commune": (ANALYST, "/chuong-trinh/viec/?tinh-trang=qua-han&noi={area}"),
}
"""Each page with the post that reads it."""
BARE = """
SELECT CASE WHEN ended <> '' THEN ended WHEN deadline < %(on)s THEN 'overdue' WHEN told <> '' THEN 'blocked'
    WHEN deadline <= %(on)s + 7 THEN 'due' ELSE 'open' END AS state, count(*)
FROM programme_task WHERE area_id = ANY (%(areas)s) GROUP BY 1
"""
FILL = """
INSERT INTO programme_assignment
    (key, directive_id, given_in_id, what, work, begins, deadline, head, post, at)
SELECT gen_random_uuid(), (%(directives)s::bigint[])[1 + n %% cardinality(%(directives)s::bigint[])],
    %(province)s, 'Việc mẫu ' || n, 'task', NULL, %(on)s + (n * 37 %% 400 - 200)::integer, '', 'mau', now()
FROM generate_series(1, %(assignments)s) AS n
"""
TASKS = """
INSERT INTO programme_task (assignment_id, area_id, role, deadline, ended, ended_on, told)
SELECT a.id, area, 'commune', a.deadline,
    CASE WHEN (a.id * 7 + area) %% 10 < 6 AND a.deadline < %(on)s THEN 'done' ELSE '' END,
    CASE WHEN (a.id * 7 + area) %% 10 < 6 AND a.deadline < %(on)s THEN a.deadline END,
    CASE WHEN (a.id * 7 + area) %% 10 = 9 THEN 'leader' ELSE '' END
FROM programme_assignment a CROSS JOIN unnest(%(areas)s::bigint[]) AS area
ORDER BY a.id, area LIMIT %(tasks)s
"""
NEEDS = """
INSERT INTO programme_assignmentneed (assignment_id, needs_id)
SELECT id, id - 1 FROM programme_assignment
WHERE id % 3 = 0 AND id > (SELECT min(id) FROM programme_assignment)
"""


def make_world(tasks: int, months: int, owner: str, on: date) -> tuple[int, list[int]]:
    """An invented province with so many tasks; one commune's number and the numbers of all."""
    from django.utils import timezone

    from tests.factories.directives import entered
    from vungxanh.access.interface import Role, create_post

    settled = lived_in(COMMUNES, months, on)
    by, province = settled.posts["analyst"], settled.area_id
    create_post(symbol=LEADER, title="Lãnh đạo (mô phỏng)", role=Role.LEADER, area_id=province, by=None)
    directives = [entered(by, f"{number:02}-NQ/MAU", at=timezone.now()) for number in range(DIRECTIVES)]
    areas = [one.area_id for one in settled.communes]
    given = {"directives": directives, "province": province, "on": on, "areas": areas, "tasks": tasks}
    with psycopg.connect(owner, autocommit=True) as session:
        # What is only there to be many is not copied into the change log.
        session.execute("SET session_replication_role = replica")
        session.execute(FILL, given | {"assignments": -(-tasks // COMMUNES)})
        session.execute(TASKS, given)
        session.execute(NEEDS)
        session.execute("VACUUM ANALYZE")
    return areas[5], areas


def timed(work: Callable[[], object]) -> float:
    """Seconds of one call."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def processor(backend: int) -> float:
    """Seconds of processor time so far: of this process, and of its session of the database."""
    told = Path(f"/proc/{backend}/stat").read_text().rpartition(")")[2].split()
    return time.process_time() + (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def spent(work: Callable[[], object], runs: int) -> float:
    """Seconds of processor time of one call, the mean of so many."""
    from django.db import connection

    connection.ensure_connection()
    backend = connection.connection.info.backend_pid
    before = processor(backend)
    for _ in range(runs):
        work()
    return (processor(backend) - before) / runs


def page_of(browser: Client, address: str) -> int:
    """The number of bytes of a page, that of where it sends on to."""
    answer = browser.get(address, follow=True)
    assert answer.status_code == 200, answer.status_code
    return len(answer.content)


def statements_of(browser: Client, address: str) -> int:
    """How many statements the database is asked for a page."""
    from django.db import connection

    asked: list[str] = []

    def noted(execute: Callable[..., object], sql: str, *given: object) -> object:
        asked.append(sql)
        return execute(sql, *given)

    with connection.execute_wrapper(noted):
        page_of(browser, address)
    return len(asked)


def profiled(name: str, browser: Client, address: str) -> None:
    """Print how many calls a page makes, and the functions that most of its time passes in."""
    print(name)
    watch = cProfile.Profile()
    watch.runcall(page_of, browser, address)
    pstats.Stats(watch).sort_stats("cumulative").print_stats("vungxanh|execute", 40)


def measured(asked: argparse.Namespace, owner: str) -> bool:
    """Read each page in turn with the bare statement; whether every p95 keeps the goal."""
    from django.db import connection
    from django.utils import timezone

    from tests.factories.signing import signed_in
    from vungxanh.access.models import Post

    on, tasks, runs = timezone.localdate(), asked.tasks, asked.runs
    began = time.perf_counter()
    commune, areas = make_world(tasks, asked.months, owner, on)
    print(f"filled in {time.perf_counter() - began:.0f} s", end="; ")
    browsers = {
        symbol: signed_in(Post.objects.get(symbol=symbol))
        for symbol in {post for post, _at in PAGES.values()}
    }

    def bare() -> None:
        with connection.cursor() as cursor:
            cursor.execute(BARE, {"on": on, "areas": areas})
            cursor.fetchall()

    print(f"{COMMUNES} communes, {DIRECTIVES} directives, {tasks} tasks, {runs} runs")
    gc.collect()
    gc.freeze()  # as the server process does
    kept = True
    for name, (symbol, pattern) in PAGES.items():
        browser, address = browsers[symbol], pattern.format(area=commune)
        read = partial(page_of, browser, address)
        read()
        statements = statements_of(browser, address)
        if asked.profile:
            profiled(name, browser, address)
        pairs = [(timed(read), timed(bare)) for _ in range(runs)]
        work = spent(read, max(runs // 2, 10))
        ours, peer = zip(*pairs, strict=True)
        p95 = statistics.quantiles(ours, n=20)[-1]
        kept = kept and p95 <= GOAL
        ratio = statistics.median(ours) / statistics.median(peer)
        print(
            f"{name:12} median {statistics.median(ours) * 1000:6.1f} ms  p95 {p95 * 1000:6.1f} ms"
            f" (goal {GOAL * 1000:.0f})  bare {statistics.median(peer) * 1000:5.1f} ms  ratio {ratio:4.1f}"
            f"  processor {work * 1000:5.1f} ms  {statements} statements"
        )
    return kept


def main() -> int:
    """Make a throw-away cluster and measure in it; 1 when a goal is missed."""
    from config.cluster import Cluster

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tasks", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=60)
    parser.add_argument("--months", type=int, default=3, help="report months of the province")
    parser.add_argument("--profile", action="store_true", help="print where the time of each page passes")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Cluster.below(Path(folder)) as cluster:
        ready_to_serve(folder, cluster.url("migrator"))
        from django.db import connection

        name = str(connection.settings_dict["NAME"])
        kept = measured(asked, cluster.url("owner", name))
        connection.close()
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())
