"""Invented years, played through the acts of dossiers, are counted alike by the database and by the log."""

from datetime import date

import pytest

from tests.simulator.played import compare, play
from vungxanh.simulator.rules.years import Scale

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_year_over_the_change_of_the_law() -> None:
    scale = Scale(communes=3, start=date(2026, 1, 1), years=1, yearly=40)
    province, communes, done = play(20_260_701, scale, every=30)
    assert done > 60
    compare(province, communes, [date(2026, month, 15) for month in range(1, 13)])
