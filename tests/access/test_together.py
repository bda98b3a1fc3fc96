"""Runs of a migration's steps are taken together, in their order; every long migration does so."""

from itertools import groupby

import pytest
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from vungxanh.access.models.together import Together, together

FIELDS = [("id", models.AutoField(primary_key=True))]
DISK = MigrationLoader(None).disk_migrations
# The tables of areas are below the changes of access, and few.
OURS = sorted(
    name for name, one in DISK.items() if one.__module__.startswith("vungxanh.") and name[0] != "areas"
)
KINDS = {"CreateModel", "AddIndex", "AddConstraint", "AddTrigger"}
CHECKED = models.CheckConstraint(condition=models.Q(id__gt=0), name="above")


def table(name: str) -> migrations.CreateModel:
    return migrations.CreateModel(name=name, fields=FIELDS, options={"indexes": [], "constraints": []})


def index(name: str) -> migrations.AddIndex:
    return migrations.AddIndex(name, models.Index(fields=["id"], name=f"{name}_id"))


def test_a_run_is_one_and_what_stands_alone_stays() -> None:
    alone = migrations.RunSQL("SELECT 1")
    steps = [
        table("one"),
        table("two"),
        index("one"),
        migrations.AddConstraint("two", CHECKED),
        alone,
        index("two"),
    ]
    found = together(steps)
    assert [type(one) for one in found] == [Together, Together, migrations.RunSQL, migrations.AddIndex]
    assert [one.operations for one in found if isinstance(one, Together)] == [steps[:2], steps[2:4]]


def test_the_state_is_that_of_the_steps_one_by_one() -> None:
    steps = [table("one"), table("two"), index("one"), migrations.AddConstraint("two", CHECKED)]
    states = ProjectState(), ProjectState()
    for state, operations in zip(states, (steps, together(steps)), strict=True):
        assert not state.apps.get_models()
        for one in operations:
            one.state_forwards("app", state)
    assert states[0] == states[1]
    names = [{one.__name__ for one in state.apps.get_models()} for state in states]
    assert names == [{"one", "two"}] * 2


@pytest.mark.parametrize("name", OURS, ids=".".join)
def test_long_runs_are_taken_together(name: tuple[str, str]) -> None:
    """A migration drawn step by step makes every new database, and so every first start, slow."""
    steps = DISK[name].operations
    runs = [len([*run]) for kind, run in groupby(steps, key=lambda one: type(one).__name__) if kind in KINDS]
    assert max(runs, default=0) < 4
