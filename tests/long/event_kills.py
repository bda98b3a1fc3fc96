"""Kills while events are recorded: `python -m tests.long.event_kills`, part of `./test --long`.

As `tests.long.kills` does with dossiers: several writers record, amend and withdraw events, many at once too,
and take reports through their steps, while PostgreSQL is ended by SIGKILL again and again, and at times a
writer. Nothing that was acknowledged is lost, nothing is half there, what is sent again is there once.
VUNGXANH_SIZE is the number of kills.
"""

import pickle
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import psycopg

from tests.long import kills
from tests.long.event_writer import Known, known
from tests.long.notes import read
from tests.long.place import Place

UNWRITTEN = """
    SELECT event.id, count(log.pgh_id) FROM records_event AS event
    LEFT JOIN records_eventevent AS log ON log.pgh_obj_id = event.id AND log.pgh_label = 'insert'
    GROUP BY event.id HAVING count(log.pgh_id) <> 1
"""
"""Events that the change log does not have exactly once."""


def lost(known: Known, begun: Counter[str]) -> Iterator[str]:
    """What was acknowledged and is not there, or not as it was told; and batches that are half there.

    `begun` says how many changes of each subject were begun until the rows were looked at.
    """
    from vungxanh.records.models import Event

    rows = {
        row.pk: row for row in Event.objects.filter(pk__in=[n for one in known.numbers.values() for n in one])
    }
    for subject, numbers in known.numbers.items():
        if missing := [number for number in numbers if number not in rows]:
            yield f"{subject}: versions {missing} were acknowledged and are not there"
            continue
        last = rows[numbers[-1]]
        if not last.withdrawn and last.facts["arrested"] != known.told[subject]["facts"]["arrested"]:
            yield f"{subject}: {known.told[subject]['facts']} was acknowledged, {last.facts} is there"
        if begun[subject] < len(numbers) and Event.objects.filter(replaces=last).exists():
            yield f"{subject}: replaced by what nobody began"
    stored = Counter(
        str(key) for key in Event.objects.filter(key__in=known.keys).values_list("key", flat=True)
    )
    yield from (
        f"key {key} was acknowledged, {stored[key]} are there" for key in known.keys if stored[key] != 1
    )
    for keys in known.batches:
        if (count := Event.objects.filter(key__in=keys).count()) not in {0, len(keys)}:
            yield f"of a batch of {len(keys)}, {count} are there"
    yield from known.problems


def halves() -> Iterator[str]:
    """Every event has the lines that follow from it; every report the figures it was submitted with."""
    from vungxanh.records.models import Event, EventLine, ReportFigure, ReportStep
    from vungxanh.records.queries.events import versions_of
    from vungxanh.records.rules.events.registry import KINDS
    from vungxanh.records.rules.monthly.sections import REPORTED

    stored: dict[int, Counter[tuple[object, ...]]] = {}
    for event, *line in EventLine.objects.values_list("event", "area", "indicator", "day", "value"):
        stored.setdefault(event, Counter())[tuple(line)] += 1
    for told in versions_of(Event.objects.order_by("pk")):
        lines = () if told.withdrawn else KINDS[told.kind].lines(told, ())
        wanted = Counter((one.area, one.indicator, one.day, one.value) for one in lines)
        if stored.get(told.id, Counter()) != wanted:
            yield f"event {told.id}: its lines are {stored.get(told.id)}, they follow as {wanted}"
    for step in ReportStep.objects.filter(act="submitted"):
        codes = ReportFigure.objects.filter(step=step).values_list("indicator", flat=True)
        if sorted(codes) != sorted(REPORTED):
            yield f"report step {step.pk}: {len(codes)} figures of {len(REPORTED)}"
    numbers: Counter[int] = Counter()
    for area, number in ReportStep.objects.order_by("area", "number").values_list("area", "number"):
        numbers[area] += 1
        if number != numbers[area]:
            yield f"report of area {area}: step {number} comes as the {numbers[area]}th"


def check(place: Place, writers: kills.Writers) -> list[str]:
    """Everything that must hold, in one snapshot, while the writers go on."""
    from django.db import connection, transaction
    from django.utils import timezone

    from vungxanh.access.interface import sign_head

    connection.close()
    every = [known(read(path)) for path in writers.paths()]
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            cursor.execute("SELECT pg_current_snapshot()")
        # The writers go on: what they began between the first reading and the snapshot is in these notes.
        begun = [known(read(path)).begun for path in writers.paths()]
        wrong = [line for one, changes in zip(every, begun, strict=True) for line in lost(one, changes)]
        wrong += halves()
    wrong += [f"writer {number} ended by itself" for number in writers.dead()]
    with psycopg.connect(place.cluster.url("owner")) as session:
        wrong += [
            f"event {number}: {count} times in the change log" for number, count in session.execute(UNWRITTEN)
        ]
    sign_head(timezone.now())
    if not place.verified():
        wrong.append("audit verify found something")
    return wrong


def acts(paths: list[Path]) -> int:
    """How many acts were acknowledged."""
    return sum(known(read(path)).acts for path in paths)


def prepare(place: Place, seed: int) -> None:
    """A province whose communes the writers share out."""
    from vungxanh.simulator.actions import settle_shape
    from vungxanh.simulator.rules.shapes import invented_shape

    settled = settle_shape(invented_shape(2 * kills.WRITERS, seed))
    (place.folder / "settled.pickle").write_bytes(pickle.dumps(settled))


if __name__ == "__main__":
    sys.exit(kills.run("events under kills", "tests.long.event_writer", prepare, check, acts))
