"""After every migration: each table of the change log hands its new rows to the sealer."""

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from vungxanh.access.models.looks import SealedShape

QUEUED = """
    SELECT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname = 'access_queued')
"""
COLUMNS = """
    SELECT array_agg(attname::text ORDER BY attname) FROM pg_attribute
    WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped
"""
BEFORE = """
    INSERT INTO access_unsealed (kind, row, digest, shape)
    SELECT %s, old.number, old.digest, %s FROM access_change_digests(%s, %s) AS old ORDER BY old.number
"""


def tables_of_changes() -> list[str]:
    """The tables that hold copies of changed rows."""
    return sorted(model._meta.db_table for model in apps.get_models() if hasattr(model, "pgh_tracked_model"))


def queue_changes(*, using: str = DEFAULT_DB_ALIAS, **_signal: object) -> None:
    """Put the trigger on each such table and note its columns; rows from before join the queue once."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    if SealedShape._meta.db_table in tables:
        for table in tables_of_changes():
            if table in tables:
                _queue(connection, table)


def _queue(connection: BaseDatabaseWrapper, table: str) -> None:
    """Note the columns of one table and put its trigger in place."""
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS, [table])
        columns: list[str] = cursor.fetchone()[0]
        shapes = SealedShape.objects.using(connection.alias)
        shape = shapes.filter(kind=table).order_by("id").last()
        if shape is None or shape.columns != columns:
            shape = shapes.create(kind=table, columns=columns)
        cursor.execute(QUEUED, [table])
        if not cursor.fetchone()[0]:
            cursor.execute(
                f'CREATE TRIGGER access_queued AFTER INSERT ON "{table}"'
                " FOR EACH ROW EXECUTE FUNCTION access_queue_change()"
            )
            cursor.execute(BEFORE, [table, shape.pk, table, columns])
