"""Takes from every role but the owner the right to touch what only grows, and gives what it may call."""

from django.apps import apps
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

from vungxanh.access.models.changes import Frozen
from vungxanh.access.models.looks import ChainStart, Look, LookReference, Seal, SealedShape, Unsealed
from vungxanh.access.models.tickets import TicketKey
from vungxanh.access.rules.tickets import derived_key, pads

GRANTEES = """
    SELECT DISTINCT grantee::regrole::text
    FROM pg_class, aclexplode(relacl)
    WHERE pg_class.oid = %s::regclass AND grantee NOT IN (0, relowner)
"""
SERVING = f"{GRANTEES} AND privilege_type = 'INSERT'"
"""Who may write to a table: asked for the posts, it is whoever serves pages, whatever that role is called."""

OWNER_ALONE: tuple[type[models.Model], ...] = (
    TicketKey,
    Look,
    LookReference,
    Unsealed,
    Seal,
    SealedShape,
    ChainStart,
)
"""Tables that only functions of the database read and write."""

CALLABLE = [
    "access_ticket_areas()",
    "access_ticket_minors()",
    "access_present_ticket(text)",
    "access_record_look(bigint, uuid[])",
    "access_rows_looked_at(timestamptz)",
    "access_forget_looks(uuid[])",
    "access_chain_head()",
    "access_seal_rows(integer)",
    "access_end_record(integer)",
    "access_count_looks(bigint, timestamptz, timestamptz)",
    "access_months_of_looks(bigint, timestamptz)",
    "access_over_use(bigint, timestamptz, timestamptz, bigint)",
    "access_read_looks(bigint, bigint[])",
    "access_draw_looks(bigint, timestamptz, timestamptz, bytea, bigint, integer)",
]
"""Functions of the database, with the owner's rights, that the role which serves pages may call."""


def callable_by_app(*signatures: str) -> None:
    """Let the role that serves pages call functions that a package made with the owner's rights."""
    CALLABLE.extend(one for one in signatures if one not in CALLABLE)


def _rights_taken(model: type[models.Model]) -> str:
    """What only the owner keeps: a table of copies is not even written to by another role."""
    if model in OWNER_ALONE:
        return "ALL"
    copies = hasattr(model, "pgh_tracked_model")
    return "INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER" if copies else "UPDATE, DELETE, TRUNCATE, TRIGGER"


def _is_kept(model: type[models.Model]) -> bool:
    """True for a table on which other roles lose rights."""
    return model in OWNER_ALONE or any(
        isinstance(trigger, Frozen) for trigger in getattr(model._meta, "triggers", ())
    )


def take_rights(*, using: str = DEFAULT_DB_ALIAS, **_signal: object) -> None:
    """After every migration: new tables come with the rights that a cluster grants by default."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        if _is_kept(model) and table in tables:
            for role in _roles(connection, GRANTEES, table):
                with connection.cursor() as cursor:
                    cursor.execute(f'REVOKE {_rights_taken(model)} ON "{table}" FROM {role}')


def give_calls(*, using: str = DEFAULT_DB_ALIAS, **_signal: object) -> None:
    """After every migration: whoever serves pages may call the functions made for it, nobody else may."""
    connection = connections[using]
    if "access_post" not in connection.introspection.table_names():
        return
    roles = _roles(connection, SERVING, "access_post")
    with connection.cursor() as cursor:
        for signature in CALLABLE:
            cursor.execute("SELECT to_regprocedure(%s) IS NOT NULL", [signature])
            if cursor.fetchone()[0]:
                cursor.execute(f"REVOKE ALL ON FUNCTION {signature} FROM PUBLIC")
                for role in roles:
                    cursor.execute(f"GRANT EXECUTE ON FUNCTION {signature} TO {role}")


def keep_ticket_key(*, using: str = DEFAULT_DB_ALIAS, **_signal: object) -> None:
    """After every migration: the database's copy of what checks tickets follows the site's secret key."""
    if TicketKey._meta.db_table in connections[using].introspection.table_names():
        inner, outer = pads(derived_key(settings.SECRET_KEY))
        TicketKey.objects.using(using).update_or_create(id=1, defaults={"inner": inner, "outer": outer})


def _roles(connection: BaseDatabaseWrapper, question: str, table: str) -> list[str]:
    """The roles that a question about a table's rights finds, quoted where they need it."""
    with connection.cursor() as cursor:
        cursor.execute(question, [table])
        return [role for (role,) in cursor.fetchall()]
