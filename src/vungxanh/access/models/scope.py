"""Rows that are seen only inside a frame: a manager that raises outside one, and the policies of a table.

The database raises too, for raw SQL and for every role, at the first row it comes to; the manager does so
before a statement is sent, also where the table is empty, and says what is missing.
"""

from contextvars import ContextVar
from typing import Any, TypeVar

from django.db import models
from django.db.migrations.operations import RunSQL
from django.db.models import sql
from django.db.models.sql.compiler import SQLCompiler

INSIDE: ContextVar[bool] = ContextVar("vungxanh_inside_a_ticket", default=False)
"""Whether a ticket has been presented in the transaction of this thread."""

Row = TypeVar("Row", bound=models.Model)


class OutsideScopeError(RuntimeError):
    """Rows of dossiers were asked for outside `looking` and `duty`: a mistake in the program."""

    def __init__(self, label: str) -> None:
        super().__init__(
            f"{label} chỉ được đọc trong looking() hoặc duty(). / "
            f"{label} is read inside looking() or duty() only."
        )


class ScopedQuery(sql.Query):
    """A query that is only made into SQL inside a frame."""

    def get_compiler(self, *args: Any, **options: Any) -> SQLCompiler:
        """The compiler of the query; raises OutsideScopeError outside `looking` and `duty`."""
        if not INSIDE.get():
            raise OutsideScopeError(self.model._meta.label if self.model else "?")
        compiler: SQLCompiler = super().get_compiler(*args, **options)
        return compiler


class Scoped(models.Manager[Row]):
    """The manager of a guarded model: every query outside `looking` and `duty` raises OutsideScopeError."""

    def get_queryset(self) -> models.QuerySet[Row]:
        """The rows that the ticket lets through."""
        return models.QuerySet(self.model, query=ScopedQuery(self.model), using=self._db)


def guard_rows(table: str, *, area: str = "area_id", minor: str | None = None) -> RunSQL:
    """The migration operation that forces row security on a table, for its owner too.

    `area` is the column with the id of the commune, `minor` a condition of SQL over the row that tells that
    it is of somebody under 18. Call it once more for a table of copies. The policy asks the database once
    per query and cannot use an index: a query names its communes itself as well.
    """
    condition = f"{area} <@ (SELECT access_ticket_areas())"
    if minor:
        condition += f" AND (NOT ({minor}) OR (SELECT access_ticket_minors()))"
    return RunSQL(
        f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY;'
        f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY;'
        f'CREATE POLICY scope ON "{table}" USING ({condition}) WITH CHECK ({condition});',
        f'DROP POLICY scope ON "{table}";'
        f'ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY;'
        f'ALTER TABLE "{table}" DISABLE ROW LEVEL SECURITY;',
    )
