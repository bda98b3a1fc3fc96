"""A duty of the system once a year: count the requests of the year that is over, let go of them."""

from datetime import date

from vungxanh.access.interface import Purpose, acting, duty
from vungxanh.dossiers.models import Objection, RequestYear
from vungxanh.dossiers.queries.requests import requests_of
from vungxanh.dossiers.rules.yearly import days_of, last_year


def end_year(on: date) -> int:
    """Count the requests of the last year whose clocks have all struck, once and for good; then remove the
    closed ones of such years that belong to no dossier, which would be kept for nothing.

    Returns how many were removed. Doing it twice changes nothing.
    """
    year = last_year(on)
    with acting(None, "count requests"):
        if not RequestYear.objects.filter(year=year).exists():
            _count(year, on)
    with acting(None, "end requests"), duty(Purpose.ERASE):
        done = Objection.objects.filter(dossier=None, closed_on__isnull=False)
        return done.filter(received_on__lt=days_of(year).end).delete()[0]


def _count(year: int, on: date) -> None:
    RequestYear.objects.bulk_create(
        (
            RequestYear(area_id=province, year=year, part=part, word=word, count=count, counted_on=on)
            for province, counts in sorted(requests_of(year).items())
            for (part, word), count in sorted(counts.items())
        ),
        ignore_conflicts=True,
    )
