"""Rows that are seen only inside a frame: a manager that raises outside one, and the policies of a table.

The database raises too, for raw SQL and for every role, at the first row it comes to; the manager does so
before a statement is sent, also where the table is empty, and says what is missing.
"""

from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.operations import RunSQL
from django.db.models import F, Func, Q, sql
from django.db.models.sql.compiler import SQLCompiler


@dataclass(frozen=True)
class Frame:
    """What the ticket of this transaction lets through; `areas` is None for every area."""

    areas: tuple[int, ...] | None
    minors: bool


INSIDE: ContextVar[Frame | None] = ContextVar("vungxanh_inside_a_ticket", default=None)
"""The frame whose ticket has been presented in the transaction of this thread."""

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
        if INSIDE.get() is None:
            raise OutsideScopeError(self.model._meta.label if self.model else "?")
        compiler: SQLCompiler = super().get_compiler(*args, **options)
        return compiler


class Scoped(models.Manager[Row]):
    """The manager of a guarded model: every query outside `looking` and `duty` raises OutsideScopeError."""

    def get_queryset(self) -> models.QuerySet[Row]:
        """The rows that the ticket lets through."""
        return models.QuerySet(self.model, query=ScopedQuery(self.model), using=self._db)


class _Here(Func):
    """Whether a row lies at a key in one of some areas, by two comparisons of both columns at once.

    The area says the same once more: how many rows it has, the planner knows of a column alone.
    """

    output_field = models.BooleanField()

    def __init__(self, areas: tuple[int, ...], key: UUID | int, *shown: F) -> None:
        super().__init__(F("area_id"), F("pk"), *shown)
        self.areas, self.key = areas, key

    def as_sql(
        self,
        compiler: SQLCompiler,
        connection: BaseDatabaseWrapper,
        function: str | None = None,
        template: str | None = None,
        arg_joiner: str | None = None,
        **_more: Any,
    ) -> tuple[str, tuple[Any, ...]]:
        """The condition as PostgreSQL reads it."""
        area, key, *minor = (compiler.compile(one)[0] for one in self.get_source_expressions())
        one = f"({area} BETWEEN %s AND %s AND ({area}, {key}) >= (%s, %s) AND ({area}, {key}) <= (%s, %s))"
        found = " OR ".join([one] * len(self.areas)) or "FALSE"
        values = tuple(value for at in self.areas for value in (at, at, at, self.key, at, self.key))
        return " AND ".join([f"({found})", *(f"NOT {flag}" for flag in minor)]), values


def here(model: type[models.Model], key: UUID | int) -> Q:
    """The condition for the one row of a key that came from outside, among what the frame lets through.

    A foreign row costs what a missing one does: it is sought among the frame's own areas, by the index of
    `area` and key, where it is not. Asked for by its key alone it would be found, and only then would the
    ticket be checked, which takes time that can be measured. Two comparisons and not `=`, so that the
    planner cannot take the primary key's index. Raises OutsideScopeError outside `looking` and `duty`.
    """
    frame = INSIDE.get()
    if frame is None:
        raise OutsideScopeError(model._meta.label)
    if frame.areas is None:
        return Q(pk=key)
    flags = [F(field.name) for field in model._meta.concrete_fields if field.name == "minor"]
    return Q(_Here(frame.areas, key, *([] if frame.minors else flags)))


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
