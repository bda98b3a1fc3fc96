"""What serves pages may lock a row only where it may change one."""

import re

from django.apps import apps

from tests.house.repository import SRC
from vungxanh.access.models.changes import Frozen

LOCKED = re.compile(r"\b(\w+)\.objects(?:\.\w+\([^()]*\))*\.select_for_update\(")


def test_no_row_of_a_frozen_table_is_locked() -> None:
    """PostgreSQL asks for the right to update even for a lock, and nobody has it on a frozen table."""
    frozen = {
        model.__name__
        for model in apps.get_models()
        if any(isinstance(one, Frozen) for one in getattr(model._meta, "triggers", ()))
    }
    assert "Attendance" in frozen
    asked = {
        (path.name, name)
        for path in sorted(SRC.rglob("*.py"))
        for name in LOCKED.findall(path.read_text(encoding="utf-8"))
    }
    assert asked
    assert sorted(one for one in asked if one[1] in frozen) == []
