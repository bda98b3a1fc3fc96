"""Saving events and listing them over a large register; a submission of 250 fields against bare inserts.

A durable cluster holds `--events` events of 124 communes. Users, each a thread with a connection of its own,
save a case through the whole middleware and read the register in turn, with a pause as of people between.
Then a submission of 50 events of 5 answers each is recorded in one transaction, and in turn the same 250
values are inserted by bare SQL, both waiting for the disk.
Usage: `python bench/events.py [--events 500000] [--users 40] [--saves 20] [--pause 5.0]`.
"""

import argparse
import os
import random
import statistics
import sys
import tempfile
import threading
import time
from datetime import date
from pathlib import Path
from uuid import uuid4

import psycopg
from django.test import Client

COMMUNES = 124
GOAL_SAVE, GOAL_LIST, GOAL_ROLE = 0.150, 0.100, 1.2
FILL = """
INSERT INTO records_event
    (key, subject, kind, area_id, happened_on, learned_at, reason, withdrawn, facts, post)
SELECT gen_random_uuid(), gen_random_uuid(), 'case',
    (%(areas)s::bigint[])[1 + n %% cardinality(%(areas)s::bigint[])],
    DATE '2025-12-15' + n %% 300, TIMESTAMPTZ '2025-12-16 00:00+07' + n %% 300 * interval '1 day', '', false,
    '{"offence": "251", "arrests": "some", "arrested": [{"offence": "251", "people": 2}]}',
    'mau' FROM generate_series(1, %(events)s) AS n
"""
LINES = """
INSERT INTO records_eventline (event_id, area_id, indicator, day, value, breakdown)
SELECT id, area_id, code, happened_on, value, '{"offence": "251"}'
FROM records_event, (VALUES ('D01', 1), ('D02', 2)) AS line (code, value)
"""


def make_world(events: int, owner: str) -> list[str]:
    """An invented province with its officers, an analyst, and a register of so many events; the symbols."""
    from vungxanh.access.interface import Role, be_born, create_post
    from vungxanh.areas.interface import communes_of, create_illustrative_province

    be_born("simulated")
    province = create_illustrative_province(
        code="MB",
        name="Mẫu",
        communes=[(f"M-{number}", f"Mẫu {number:03}", "xa") for number in range(COMMUNES)],
        valid_from=date(2025, 7, 1),
        by="mau",
    )
    create_post(symbol="mau-pt", title="Mẫu", role=Role.ANALYST, area_id=province.id, by=None)
    communes = communes_of(province.id, date(2026, 1, 1))
    for one in communes:
        create_post(symbol=one.code, title="Cán bộ mẫu", role=Role.COMMUNE, area_id=one.id, by=None)
    with psycopg.connect(owner, autocommit=True) as session:
        # What is only there to be large is not copied into the change log.
        session.execute("SET session_replication_role = replica")
        session.execute(FILL, {"areas": [one.id for one in communes], "events": events})
        session.execute(LINES)
        session.execute("VACUUM ANALYZE")
    return [one.code for one in communes]


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
        self.list_times: list[float] = []

    def run(self) -> None:
        from django.db import connection

        try:
            browser = browser_of(self.symbol)
            listed(browser)
            self.ready.wait()
            for number in range(self.saves):
                time.sleep(self.chance.uniform(0, 2 * self.pause))
                self.save_times.append(saved(browser, f"{1 + number % 28}/3/2026"))
                self.list_times.append(listed(browser))
        finally:
            connection.close()


def processor_of_saving(times: int) -> float:
    """Processor seconds of saving one event, without the database's: the median."""
    browser, found = browser_of("M-3"), []
    for _ in range(times):
        began = time.process_time()
        saved(browser, "3/3/2026")
        found.append(time.process_time() - began)
    return statistics.median(found)


def of_roles(times: int) -> tuple[float, float]:
    """Processor seconds of the register for an officer of a commune and for the analyst: medians."""
    found: dict[str, list[float]] = {"M-1": [], "mau-pt": []}
    browsers = {symbol: browser_of(symbol) for symbol in found}
    for _ in range(times):
        for symbol, browser in browsers.items():
            began = time.process_time()
            listed(browser)
            found[symbol].append(time.process_time() - began)
    return statistics.median(found["M-1"]), statistics.median(found["mau-pt"])


def submissions(times: int, app: str) -> tuple[float, float]:
    """The seconds of a submission of 250 answers recorded, and of 250 bare values inserted: medians."""
    from django.utils import timezone

    from tests.factories.events import case_in
    from vungxanh.access.interface import actor
    from vungxanh.records.actions.recording import record_all

    by, ours, bare = actor("M-2"), [], []
    with psycopg.connect(app) as session:
        for _ in range(times):
            told = [case_in(by.area_id) for _ in range(50)]
            began = time.perf_counter()
            record_all(told, by=by, at=timezone.now(), keys=[one.subject for one in told])
            ours.append(time.perf_counter() - began)
            began = time.perf_counter()
            with session.transaction(), session.cursor() as cursor:
                cursor.executemany(
                    "INSERT INTO bench_bare VALUES (%s, %s, %s, %s, %s)",
                    [(1, date(2026, 3, 3), "251", "some", 2)] * 50,
                )
            bare.append(time.perf_counter() - began)
    return statistics.median(ours), statistics.median(bare)


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
        symbols = make_world(asked.events, cluster.url("owner", name))
        with connection.cursor() as cursor:
            cursor.execute(
                "CREATE TABLE bench_bare (area bigint, day date, offence text, known text, people int)"
            )
        ready = threading.Barrier(asked.users)
        users = [User(symbols[one], asked.saves, asked.pause, one, ready) for one in range(asked.users)]
        for user in users:
            user.start()
        for user in users:
            user.join()
        saving, (officer, analyst) = processor_of_saving(30), of_roles(30)
        ours, bare = submissions(40, cluster.url("app", name))
        connection.close()
    print(f"{asked.events} events, {asked.users} users, a save about every {asked.pause:.0f} s of each")
    kept = [
        told("saving an event", [one for user in users for one in user.save_times], GOAL_SAVE),
        told("the register", [one for user in users for one in user.list_times], GOAL_LIST),
    ]
    print(
        f"register, processor time: officer {officer * 1000:.1f} ms, analyst {analyst * 1000:.1f} ms,", end=""
    )
    print(f" ratio {officer / analyst:.2f}, goal {GOAL_ROLE}")
    print(f"saving, processor time without the database's: {saving * 1000:.1f} ms")
    print(f"250 fields: recorded {ours * 1000:.1f} ms, bare {bare * 1000:.1f} ms, ratio {ours / bare:.1f}")
    return int(not all(kept) or officer > GOAL_ROLE * analyst)


if __name__ == "__main__":
    sys.exit(main())
