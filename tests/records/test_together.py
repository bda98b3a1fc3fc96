"""Two people import the same file at the same moment: one is kept, the other is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from tests.records.conftest import make_world


@pytest.mark.django_db(transaction=True)
def test_the_same_file_at_the_same_moment_is_kept_once(csv_file):
    from vungxanh.intake.models import Submission
    from vungxanh.records.interface import import_file
    from vungxanh.records.models import ReportedFigure

    world = make_world()
    path = csv_file("MT-01,1904,,,,,,,,,,")
    start = Barrier(4)

    def run(_number):
        start.wait()
        try:
            return import_file(path, province_id=world.province.id, year=2025, by=world.analyst)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(run, range(4)))
    kept = [result for result in results if result.submission_id is not None]
    told = [result for result in results if result.submission_id is None]
    assert len(kept) == 1
    assert all("đã được nạp" in result.problems[0].vi for result in told)
    assert Submission.objects.count() == 1
    assert ReportedFigure.objects.count() == 10
