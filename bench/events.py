"""Saving events and listing them over a large register; a submission of 250 fields against bare inserts.

A durable cluster holds about `--events` events of 124 communes, in the shape of the simulator's year. Users,
each a thread with a connection of its own, save a case through the whole middleware and read a list in turn,
with a pause as of people between (`--pause`; bench/README.md says why five seconds). What a request costs is
told beside what it takes: the processor time of program and database, which load stretches little,
and its statements. Then a submission of 50 events of 5 answers each is recorded in one transaction, and in
turn the same 250 values are inserted by bare SQL, both waiting for the disk.
Usage: `python bench/events.py [--events 500000] [--users 40] [--saves 20] [--pause 5.0]`.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
import threading
import time
from collections import defaultdict
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import psycopg
from django.test import Client

if TYPE_CHECKING:
    from collections.abc import Callable

    from vungxanh.access.interface import Actor
    from vungxanh.simulator.rules.shapes import Shape

COMMUNES = 124
GOAL_SAVE, GOAL_LIST, GOAL_ROLE = 0.150, 0.100, 1.2
START, END = date(2025, 12, 15), date(2026, 11, 1)
LISTS = ("/su-kien/", "/diem/", "/bao-cao/", "/hom-nay/")
"""The list pages of an officer: what happened, hotspots, monthly reports, the day."""
STAGED = """
CREATE UNLOGGED TABLE bench_event
    (n int, subject int, kind text, area bigint, day date, facts jsonb, who text);
CREATE UNLOGGED TABLE bench_unit (n int, area bigint, place int, share int);
CREATE UNLOGGED TABLE bench_line (n int, area bigint, code text, day date, value bigint, about jsonb)
"""
FILL = """
INSERT INTO records_event
    (id, key, subject, kind, area_id, happened_on, learned_at, reason, withdrawn, facts, post, holder)
SELECT n + copy * size, gen_random_uuid(), md5(subject || '-' || copy)::uuid, kind, area, day,
    day + interval '1 day', '', false, facts, 'mau', md5(who)::uuid
FROM bench_event, generate_series(0, %(copies)s - 1) AS copy, (SELECT %(size)s AS size) AS many
"""
UNITS = """
INSERT INTO records_eventunit (event_id, area_id, position, share)
SELECT n + copy * %(size)s, area, place, share FROM bench_unit, generate_series(0, %(copies)s - 1) AS copy
"""
LINES = """
INSERT INTO records_eventline (event_id, area_id, indicator, day, value, breakdown)
SELECT n + copy * %(size)s, area, code, day, value, about
FROM bench_line, generate_series(0, %(copies)s - 1) AS copy
"""
NEXT = "SELECT setval(pg_get_serial_sequence('records_event', 'id'), max(id)) FROM records_event"


def make_world(events: int, owner: str) -> list[str]:
    """An invented province with its posts, and a register of about so many events; the officers' symbols.

    A year as the simulator tells it, lives and lines and all, is copied as often as it takes.
    """
    from vungxanh.simulator.actions import settle_shape
    from vungxanh.simulator.rules.shapes import invented_shape

    shape = invented_shape(COMMUNES, seed=1)
    settled = settle_shape(shape)
    areas = [one.area_id for one in settled.communes]
    with psycopg.connect(owner, autocommit=True) as session:
        # What is only there to be large is not copied into the change log.
        session.execute("SET session_replication_role = replica")
        session.execute(STAGED)
        size = stage(session, shape, areas, settled.area_id)
        filling = {"copies": max(1, round(events / size)), "size": size}
        for statement in (FILL, UNITS, LINES):
            session.execute(statement, filling)
        session.execute(NEXT)
        session.execute("VACUUM ANALYZE")
    return [one.officer.symbol for one in settled.communes]


def stage(session: psycopg.Connection, shape: Shape, areas: list[int], province: int) -> int:
    """COPY a simulated year into the staging tables; how many events it has."""
    from vungxanh.records.rules.events.codec import from_json
    from vungxanh.records.rules.events.registry import KINDS
    from vungxanh.records.rules.events.shape import Standing, Unit
    from vungxanh.simulator.rules.events.deeds import Act
    from vungxanh.simulator.rules.events.province import happenings

    lives: defaultdict[int, tuple[Standing, ...]] = defaultdict(tuple)
    rows: dict[str, list[tuple[object, ...]]] = {"event": [], "unit": [], "line": []}
    told = [one for one in happenings(1, shape, START, END) if one.act is Act.RECORD]
    for n, deed in enumerate(told, 1):
        plain = {name: value for name, value in deed.facts.items() if value is not None and name != "case"}
        event = Standing(
            kind=deed.kind,
            subject=UUID(int=deed.subject),
            area=province if deed.commune is None else areas[deed.commune],
            day=deed.day,
            facts=from_json(KINDS[deed.kind].facts, plain),
            units=tuple(Unit(areas[unit], share) for unit, share in deed.units),
            id=n,
            learned_at=datetime(2026, 1, 1, tzinfo=UTC),
            holder=deed.who,
        )
        rows["event"].append(
            (n, deed.subject, event.kind, event.area, event.day, json.dumps(plain), deed.who)
        )
        rows["unit"] += [(n, unit.area, place, unit.share) for place, unit in enumerate(event.units, 1)]
        rows["line"] += [
            (n, line.area, line.indicator, line.day, line.value, json.dumps(dict(line.breakdown)))
            for line in KINDS[deed.kind].lines(event, lives[deed.subject])
        ]
        lives[deed.subject] += (event,)
    for name, found in rows.items():
        with session.cursor() as cursor, cursor.copy(f"COPY bench_{name} FROM STDIN") as copy:
            for row in found:
                copy.write_row(row)
    return len(told)


def browser_of(symbol: str) -> Client:
    """A signed-in client."""
    from tests.factories.signing import signed_in
    from vungxanh.access.models import Post

    return signed_in(Post.objects.get(symbol=symbol))


def saved(browser: Client, day: str) -> float:
    """The seconds of the request that saves a case, told to the last page before."""
    sent = {
        "khoa": str(uuid4()),
        "man": "2",
        "di": "luu",
        "day": day,
        "offence": "249",
        "arrests": "some",
        "arrested-0-c": "249",
        "arrested-0-n": "1",
    }
    began = time.perf_counter()
    answer = browser.post("/su-kien/moi/vu-viec/", sent)
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    return time.perf_counter() - began


def listed(browser: Client, at: str = "/su-kien/") -> float:
    began = time.perf_counter()
    answer = browser.get(at)
    assert answer.status_code == 200, answer.status_code
    return time.perf_counter() - began


class User(threading.Thread):
    """One officer who saves and lists, with pauses."""

    def __init__(self, symbol: str, saves: int, pause: float, seed: int, ready: threading.Barrier) -> None:
        super().__init__()
        self.symbol, self.saves, self.pause, self.ready = symbol, saves, pause, ready
        self.chance = random.Random(seed)
        self.save_times: list[float] = []
        self.list_times: dict[str, list[float]] = {at: [] for at in LISTS}

    def run(self) -> None:
        from django.db import connection

        try:
            browser = browser_of(self.symbol)
            for at in LISTS:
                listed(browser, at)
            self.ready.wait()
            for number in range(self.saves):
                time.sleep(self.chance.uniform(0, 2 * self.pause))
                self.save_times.append(saved(browser, f"{1 + number % 28}/3/2026"))
                at = LISTS[number % len(LISTS)]
                self.list_times[at].append(listed(browser, at))
        finally:
            connection.close()


OFFICER, ANALYST = "MS-001.can-bo", "MS.analyst"
ROLES = ("/su-kien/", "/diem/", "/hom-nay/")
"""The lists that an officer of a commune and an analyst of a province both have."""
OF_PROVINCE = ("/diem/", "/tuyen/")
"""Registers that an analyst reads of the whole province: hotspots, key routes."""


def costs(times: int) -> dict[tuple[str, str], tuple[float, float, int]]:
    """What saving and each list cost: seconds of the program and of the database, medians, and statements."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    officer, analyst = browser_of(OFFICER), browser_of(ANALYST)
    deeds: dict[tuple[str, str], Callable[[], object]] = {
        ("saving", OFFICER): lambda: saved(officer, "3/3/2026"),
        **{(at, OFFICER): partial(listed, officer, at) for at in LISTS},
        **{(at, ANALYST): partial(listed, analyst, at) for at in dict.fromkeys((*ROLES, *OF_PROVINCE))},
    }
    found: dict[tuple[str, str], list[tuple[float, float]]] = {what: [] for what in deeds}
    statements = {}
    for what, deed in deeds.items():
        deed()
        with CaptureQueriesContext(connection) as seen:
            deed()
        statements[what] = len(seen)
    # In turns, so that a busy moment of the machine meets all of them.
    for _ in range(times):
        for what, deed in deeds.items():
            server = connection.connection.info.backend_pid
            began = spent(os.getpid()), spent(server)
            deed()
            found[what].append((spent(os.getpid()) - began[0], spent(server) - began[1]))
    return {
        what: (*(statistics.median(part) for part in zip(*each, strict=True)), statements[what])
        for what, each in found.items()
    }


def report_costs(times: int) -> bool:
    """Print what saving and each list cost; whether a post of a commune pays little more than the analyst."""
    found = costs(times)
    for (what, symbol), (program, database, statements) in found.items():
        print(f"{what} of {symbol}: program {program * 1000:.1f} ms, ", end="")
        print(f"database {database * 1000:.1f} ms of processor time, {statements} statements")
    kept = True
    for at in ROLES:
        own, province = sum(found[at, OFFICER][:2]), sum(found[at, ANALYST][:2])
        print(f"{at}: officer to analyst {own / province:.2f}, goal {GOAL_ROLE}")
        kept = kept and own <= GOAL_ROLE * province
    return kept


def spent(*processes: int) -> float:
    """Processor seconds of these processes so far, as Linux tells of their first threads."""
    return sum(int(Path(f"/proc/{one}/schedstat").read_text().split()[0]) for one in processes) / 1e9


def submissions(times: int, app: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """250 answers recorded, and 250 bare values inserted: seconds and processor seconds of each; medians."""
    from django.db import connection

    from vungxanh.access.interface import actor

    by, ours, bare, own = actor("MS-002.can-bo"), [], [], os.getpid()
    with psycopg.connect(app) as session:
        both = own, connection.connection.info.backend_pid
        for _ in range(times):
            began = time.perf_counter(), spent(*both)
            submit(by)
            ours.append((time.perf_counter() - began[0], spent(*both) - began[1]))
            beside = own, session.info.backend_pid
            began = time.perf_counter(), spent(*beside)
            insert(session)
            bare.append((time.perf_counter() - began[0], spent(*beside) - began[1]))
    one, other = ([statistics.median(part) for part in zip(*found, strict=True)] for found in (ours, bare))
    return (one[0], one[1]), (other[0], other[1])


def submit(by: Actor) -> None:
    """Record 50 events of 5 answers each."""
    from django.utils import timezone

    from tests.factories.events import case_in
    from vungxanh.records.actions.recording import record_all

    told = [case_in(by.area_id) for _ in range(50)]
    record_all(told, by=by, at=timezone.now(), keys=[one.subject for one in told])


def insert(session: psycopg.Connection) -> None:
    """The same number of values, without anything else."""
    with session.transaction(), session.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO bench_bare VALUES (%s, %s, %s, %s, %s)",
            [(1, date(2026, 3, 3), "251", "some", 2)] * 50,
        )


def told(name: str, times: list[float], goal: float) -> bool:
    """Print the median and the 95th percentile; whether the goal is kept."""
    cuts = statistics.quantiles(times, n=100)
    print(f"{name}: {len(times)}, median {cuts[49] * 1000:.0f} ms, p95 {cuts[94] * 1000:.0f} ms", end="")
    print(f", goal {goal * 1000:.0f} ms")
    return cuts[94] <= goal


def ready_to_serve(folder: str, address: str) -> None:
    """Set Django up against the cluster, with empty tables."""
    os.environ |= {
        "DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "VUNGXANH_SECRET_KEY": "for the benchmark only",
        "VUNGXANH_VAR": folder,
    }
    import django
    from django.conf import settings
    from django.core.management import call_command

    Path(folder, "static").mkdir()
    django.setup()
    settings.ALLOWED_HOSTS = ["*"]
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    call_command("migrate", verbosity=0, stdout=sys.stderr)


def used(asked: argparse.Namespace, symbols: list[str]) -> list[User]:
    """Let every user save and list; returns them with what they saw."""
    ready = threading.Barrier(asked.users)
    users = [User(symbols[one], asked.saves, asked.pause, one, ready) for one in range(asked.users)]
    for user in users:
        user.start()
    for user in users:
        user.join()
    return users


def report_users(users: list[User]) -> bool:
    """Print what the users saw; whether every goal is kept."""
    kept = [told("saving an event", [one for user in users for one in user.save_times], GOAL_SAVE)]
    for at in LISTS:
        times = [one for user in users for one in user.list_times[at]]
        kept.append(told(f"the list {at}", times, GOAL_LIST))
    return all(kept)


def report_analyst(times: int) -> bool:
    """Print how long the analyst waits for the registers of the whole province; whether the goal is kept."""
    analyst = browser_of(ANALYST)
    found: dict[str, list[float]] = {at: [] for at in OF_PROVINCE}
    for number in range(times + 1):
        for at, waited in found.items():
            took = listed(analyst, at)
            if number:  # the first makes ready what the others find
                waited.append(took)
    kept = [told(f"the analyst's {at}", waited, GOAL_LIST) for at, waited in found.items()]
    return all(kept)


def report_submissions(app: str) -> None:
    """Print what 250 fields cost, recorded and bare."""
    for what, ours, bare in zip(("wall", "processor"), *submissions(40, app), strict=True):
        print(f"250 fields, {what}: recorded {ours * 1000:.1f} ms, bare {bare * 1000:.1f} ms, ", end="")
        print(f"ratio {ours / bare:.1f}")


def main() -> int:
    """Measure and print; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=500_000)
    parser.add_argument("--users", type=int, default=40)
    parser.add_argument("--saves", type=int, default=20, help="events that each user saves")
    parser.add_argument("--pause", type=float, default=5.0, help="mean seconds between two saves of a user")
    asked = parser.parse_args()
    from config.cluster import Cluster

    with tempfile.TemporaryDirectory() as folder, Cluster.below(Path(folder)) as cluster:
        ready_to_serve(folder, cluster.url("migrator"))
        from django.db import connection

        name = str(connection.settings_dict["NAME"])
        began = time.perf_counter()
        symbols = make_world(asked.events, cluster.url("owner", name))
        print(f"filled in {time.perf_counter() - began:.0f} s; load of the machine {os.getloadavg()[0]:.1f}")
        with connection.cursor() as cursor:
            cursor.execute(
                "CREATE TABLE bench_bare (area bigint, day date, offence text, known text, people int)"
            )
        users = used(asked, symbols)
        print(
            f"{asked.events} events, {asked.users} users, a save about every {asked.pause:.0f} s of each",
            end="",
        )
        print(f", load of the machine {os.getloadavg()[0]:.1f}")
        kept = report_users(users)
        kept = report_analyst(100) and kept
        fair = report_costs(30)
        report_submissions(cluster.url("app", name))
        connection.close()
    return int(not (kept and fair))


if __name__ == "__main__":
    sys.exit(main())
