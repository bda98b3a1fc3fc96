"""The register in the database: whole, unchanged by a second load, guarded by constraints."""

import time
from datetime import date

import pytest
from django.db import transaction

from vungxanh.areas import interface
from vungxanh.areas.models import Area, Succession

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def official(django_db_setup, django_db_blocker):
    """The register, loaded once for the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        started = time.monotonic()
        loaded = interface.load_official(by="test")
        yield loaded, time.monotonic() - started
        transaction.set_rollback(True)


def test_loading_is_complete_and_fast(official):
    loaded, seconds = official
    assert loaded.made == Area.objects.count() == len(interface.official_register().units)
    assert loaded.linked == Succession.objects.count() == len(interface.official_register().links)
    assert seconds < 20
