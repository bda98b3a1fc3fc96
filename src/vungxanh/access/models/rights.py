"""Takes from every role but the owner the right to touch tables that only grow."""

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections, models

from vungxanh.access.models.changes import Frozen

GRANTEES = """
    SELECT DISTINCT grantee::regrole::text
    FROM pg_class, aclexplode(relacl)
    WHERE pg_class.oid = %s::regclass AND grantee NOT IN (0, relowner)
"""


def _rights_taken(model: type[models.Model]) -> str:
    """What only the owner keeps: a table of copies is not even written to by another role."""
    copies = hasattr(model, "pgh_tracked_model")
    return "INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER" if copies else "UPDATE, DELETE, TRUNCATE, TRIGGER"


def take_rights(*, using: str = DEFAULT_DB_ALIAS, **_signal: object) -> None:
    """After every migration: new tables come with the rights that a cluster grants by default."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    for model in apps.get_models(include_auto_created=True):
        frozen = any(isinstance(trigger, Frozen) for trigger in getattr(model._meta, "triggers", ()))
        table = model._meta.db_table
        if frozen and table in tables:
            with connection.cursor() as cursor:
                cursor.execute(GRANTEES, [table])
                for (role,) in cursor.fetchall():
                    cursor.execute(f'REVOKE {_rights_taken(model)} ON "{table}" FROM {role}')
