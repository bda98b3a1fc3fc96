"""Empties the database after a test that commits.

Django's own flush truncates hundreds of tables and makes anew what a migration puts into some: over half a
second of processor time for a handful of rows. Rows are deleted instead, as the owner, whom no trigger and no
policy stops.
"""

import psycopg
from psycopg import sql

from config.cluster import Cluster

KEPT = frozenset({"access_sealedshape", "access_ticketkey", "auth_permission", "django_content_type"})
"""Tables that every migration fills."""


def emptied(cluster: Cluster) -> None:
    """Delete what tests put into the tables of Django's database."""
    from django.db import connection

    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    deletions = [
        sql.SQL("DELETE FROM {}").format(sql.Identifier(table)) for table in tables if table not in KEPT
    ]
    with psycopg.connect(cluster.url("owner", connection.settings_dict["NAME"])) as owner:
        # Neither keys to other tables nor the triggers of what only grows are asked.
        owner.execute("SET session_replication_role = replica")
        owner.execute(sql.SQL("; ").join(deletions))
