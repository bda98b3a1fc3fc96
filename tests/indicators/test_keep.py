"""Keeping measurements: once for equal content, in the order asked, never changed."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import DatabaseError, transaction

from vungxanh.access.interface import Role, be_born, create_post
from vungxanh.indicators.interface import Measured, keep, measurements
from vungxanh.indicators.models import Measurement
from vungxanh.periods.interface import AssessmentYear

pytestmark = pytest.mark.django_db


@pytest.fixture
def area():
    from django.apps import apps
    from django.db.backends.postgresql.psycopg_any import DateRange

    return apps.get_model("areas", "Area").objects.create(
        code="MH",
        name="Tỉnh Mẫu",
        kind="tinh",
        level="province",
        origin="illustrative",
        validity=DateRange(date(2025, 7, 1), None),
    )


@pytest.fixture
def analyst(area):
    be_born("simulated")
    return create_post(symbol="mau", title="Chức danh mẫu", role=Role.ANALYST, area_id=area.pk, by=None)


def measured(area, numerator):
    year = AssessmentYear(2025)
    known_on = date(2026, 1, 10)
    return Measured("D02", area.pk, year.period, year.as_of, year.as_of, known_on, numerator, 1, (3, 5))


def test_the_same_measurement_is_kept_once_and_ids_come_in_order(area, analyst):
    some = [measured(area, 2), measured(area, None), measured(area, 0)]
    first = keep(some, by=analyst)
    again = keep(list(reversed(some)), by=analyst)
    assert again == list(reversed(first))
    assert Measurement.objects.count() == 3
    kept = {row.pk: row.numerator for row in measurements(first)}
    assert [kept[pk] for pk in first] == [2, None, 0]


def test_another_state_of_knowledge_is_another_row(area, analyst):
    one = measured(area, 2)
    assert (
        keep([one, replace(one, known_on=date(2026, 1, 11))], by=analyst)[0]
        != keep([replace(one, known_on=date(2026, 1, 11))], by=analyst)[0]
    )


@pytest.mark.parametrize("change", [{"numerator": 9}, {"fact_ids": []}])
def test_a_kept_measurement_cannot_be_changed(area, analyst, change):
    (pk,) = keep([measured(area, 2)], by=analyst)
    with pytest.raises(DatabaseError), transaction.atomic():
        Measurement.objects.filter(pk=pk).update(**change)
