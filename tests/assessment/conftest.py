"""Fixtures of the assessment's tests."""

import pytest


@pytest.fixture
def place(db, tmp_path):
    """A small invented province with posts and figures. Imported late: its module needs Django."""
    from tests.assessment.places import make_place

    return make_place(tmp_path)
