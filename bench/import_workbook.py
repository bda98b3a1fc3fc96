"""A workbook of 100,000 communes: `import_file` against bare calamine reading plus COPY.

The peer reads the cells with calamine, believes every one of them, and sends the same million figures by
COPY to a table with the columns, checks, key and foreign keys of `records_reportedfigure`; it keeps no rows,
no marks and no routes. A second peer copies to the same columns without any key or check.
All run in turn in one throw-away cluster, each in a transaction that is rolled back.
Usage: `python bench/import_workbook.py [--communes 100000] [--runs 3]`. Goal: ratio at most 3.
"""

import argparse
import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import python_calamine

GOAL = 3
YEAR = 2025
LINES = 20_000


def connect(home: Path) -> object:
    """A cluster of its own with the product's tables; Django is pointed at it."""
    from config.cluster import Cluster

    cluster = Cluster.below(home, durable=False)
    cluster.acquire()
    os.environ.update(
        DATABASE_URL=cluster.url("migrator"),
        DJANGO_SETTINGS_MODULE="config.settings",
        VUNGXANH_SECRET_KEY="for the benchmark only",
        VUNGXANH_VAR=str(home),
    )
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, stdout=sys.stderr)
    return cluster


def world(communes: int) -> tuple[object, object, dict[str, int]]:
    """An invented province of so many communes, its analyst, and the id of each code."""
    from vungxanh.access.interface import Role, be_born, create_post
    from vungxanh.areas.interface import communes_of, create_illustrative_province

    be_born("simulated")
    province = create_illustrative_province(
        code="MB",
        name="Mẫu Lớn",
        communes=[(f"M-{number:06d}", f"Mẫu {number:06d}", "xa") for number in range(communes)],
        valid_from=date(2024, 1, 1),
        by="mau",
    )
    analyst = create_post(
        symbol="mau-lon", title="Chức danh mẫu", role=Role.ANALYST, area_id=province.id, by=None
    )
    ids = {unit.code: unit.id for unit in communes_of(province.id, date(YEAR, 12, 14))}
    return province, analyst, ids


def fill(path: Path, province: object, codes: list[str]) -> None:
    """The form, filled in with figures that follow from the commune's number."""
    from vungxanh.records.interface import INPUT_INDICATORS, write_form

    figures = {
        code: {key: 1 + (number * 37 + place * 11) % 20_011 for place, key in enumerate(INPUT_INDICATORS)}
        for number, code in enumerate(codes)
    }
    write_form(path, province=province, year=YEAR, figures=figures)


def bare(path: Path, table: str, ids: dict[str, int], submission: int) -> int:
    """Calamine's cells to COPY, nothing asked; returns how many figures."""
    from django.db import connection

    from vungxanh.records.interface import INPUT_INDICATORS

    sheet = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    rows = sheet.to_python(skip_empty_area=False)[4:]
    codes = list(INPUT_INDICATORS.values())
    letters = "CDEFGHIJKL"
    middle = "[2024-12-15,2025-12-15)\t2025-12-14"

    def lines() -> Iterator[str]:
        for number, row in enumerate(rows, start=5):
            area = ids.get(row[0])
            if area is not None:
                for code, letter, value in zip(codes, letters, row[2:12], strict=True):
                    yield (
                        f"{area}\t{code}\t{middle}\t{int(value)}\t{submission}\tSố liệu\t{letter}{number}"
                        "\t2026-01-01T00:00:00+00:00\n"
                    )

    columns = "area_id, indicator, period, as_of, value, submission_id, sheet, cell, learned_at"
    sent = lines()
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
        while block := "".join(islice(sent, LINES)):
            copy.write(block)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return cursor.fetchone()[0]


def make_tables() -> int:
    """The peers' tables, and a submission for their foreign keys to point at."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE peer_keyed (LIKE records_reportedfigure INCLUDING ALL)")
        cursor.execute(
            "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE conrelid = 'records_reportedfigure'::regclass AND contype = 'f'"
        )
        for name, definition in cursor.fetchall():
            cursor.execute(f"ALTER TABLE peer_keyed ADD CONSTRAINT peer_{name[:50]} {definition}")
        cursor.execute(
            "CREATE TABLE peer_bare (LIKE records_reportedfigure INCLUDING IDENTITY INCLUDING GENERATED)"
        )
        cursor.execute("SELECT max(id) FROM intake_submission")
        return cursor.fetchone()[0]


def timed(job: Callable[[], int]) -> tuple[float, int]:
    """Seconds and figures of a job, whose writes are rolled back after its constraints were checked."""
    from django.db import connection, transaction

    gc.collect()
    began = time.perf_counter()
    with transaction.atomic():
        figures = job()
        connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
        took = time.perf_counter() - began
        transaction.set_rollback(True)
    return took, figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--communes", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="vx-bench-") as folder:
        cluster = connect(Path(folder))
        try:
            run(Path(folder) / "mau.xlsx", options.communes, options.runs)
        finally:
            from django.db import connections

            connections.close_all()
            cluster.release()


def run(path: Path, communes: int, runs: int) -> None:
    """Print the median seconds of each and the ratios."""
    from vungxanh.records.interface import import_file
    from vungxanh.records.models import ReportedFigure

    province, analyst, ids = world(communes)
    small = path.with_name("mot-xa.csv")
    small.write_text(HEAD + "M-000000,1,,,,,,,,,\n", encoding="utf-8")
    assert not import_file(small, province_id=province.id, year=YEAR - 1, by=analyst).problems
    submission = make_tables()
    fill(path, province, list(ids))

    def ours() -> int:
        result = import_file(path, province_id=province.id, year=YEAR, by=analyst)
        assert not result.problems, result.problems[:3]
        return ReportedFigure.objects.filter(submission_id=result.submission_id).count()

    jobs = {
        "import_file": ours,
        "calamine + COPY, same keys": lambda: bare(path, "peer_keyed", ids, submission),
        "calamine + COPY, no keys": lambda: bare(path, "peer_bare", ids, submission),
    }
    seconds: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(runs):
        for name, job in jobs.items():
            took, figures = timed(job)
            assert figures in (communes * 10, communes * 10 + 1), (name, figures)
            seconds[name].append(took)
    medians = {name: statistics.median(each) for name, each in seconds.items()}
    for name, took in medians.items():
        print(f"{name:28} {took:8.2f} s  {communes} rows, median of {runs}")
    ours_took = medians["import_file"]
    print(f"ratio {ours_took / medians['calamine + COPY, same keys']:.2f} (goal at most {GOAL})")
    print(f"ratio to COPY without keys {ours_took / medians['calamine + COPY, no keys']:.2f}")


HEAD = (
    "area_code,residents,managed_addicts,managed_users,using_not_exempt,use_points,offenders_arrested,"
    "plants,plant_area_m2,resident_violators,wanted_fugitives\n"
)

if __name__ == "__main__":
    main()
