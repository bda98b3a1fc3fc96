"""How a statement asks for many ids at once."""

from collections.abc import Iterable

from django.db.models import BooleanField, F, Func, Value


def among(column: str, ids: Iterable[int]) -> Func:
    """The condition that a column holds one of many ids, handed over as a single value.

    `__in` prepares, writes and binds each of them on its own: the communes of a province stand in six
    statements of a page, and that took more time than the database needed to answer.
    """
    return Func(
        F(column),
        Value(list(ids)),
        template="%(expressions)s::bigint[])",
        arg_joiner=" = ANY(",
        output_field=BooleanField(),
    )
