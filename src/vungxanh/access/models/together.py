"""Makes the tables of a migration in one step, and their triggers, checks and indexes in one more.

After every step Django draws anew each model that is tied to the changed one, and here most are tied to a
post and an area: a new database would take most of its time for that. A run of steps is drawn once.
"""

from collections.abc import Sequence
from itertools import groupby

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import AddConstraint, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger


def together(operations: Sequence[Operation]) -> list[Operation]:
    """The operations of a migration; a run of new tables is one, and so is a run of what is put on them."""
    found: list[Operation] = []
    for kind, run in groupby(operations, key=_kind):
        members = list(run)
        found += [Together(members)] if kind and len(members) > 1 else members
    return found


def _kind(operation: Operation) -> str:
    """What can stand in one run; empty for an operation that stands alone."""
    if isinstance(operation, CreateModel):
        return "table"
    return "on a table" if isinstance(operation, AddConstraint | AddIndex | AddTrigger) else ""


class Together(Operation):
    """Several operations of one kind. Keys to other tables come last, so tables may name each other."""

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Change the state; its models are drawn when they are next asked for."""
        state.__dict__.pop("apps", None)
        for one in self.operations:
            one.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Put each in place, in order."""
        for one in self.operations:
            one.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Take each away again, the last first."""
        for one in reversed(self.operations):
            one.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """What `migrate --plan` says."""
        return "; ".join(one.describe() for one in self.operations)
