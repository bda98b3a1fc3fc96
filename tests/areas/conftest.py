"""The register in the test database, and the folder of materials that are not part of the product."""

import os
import time
from pathlib import Path

import pytest
from django.db import transaction

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def official(django_db_setup, django_db_blocker):
    """Loads the register for one module; gives what was loaded and the seconds of work it took."""
    from vungxanh.areas import interface

    with django_db_blocker.unblock(), transaction.atomic():
        started = time.process_time()
        loaded = interface.load_official(by="test")
        yield loaded, time.process_time() - started
        transaction.set_rollback(True)


@pytest.fixture
def shared():
    """The folder of development materials, or a skip."""
    folder = Path(os.environ.get("VUNGXANH_SHARED", ROOT.parent / "shared"))
    if not (folder / "boundaries").is_dir():
        pytest.skip("needs the development materials (VUNGXANH_SHARED)")
    return folder
