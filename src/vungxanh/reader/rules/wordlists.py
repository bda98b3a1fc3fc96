"""Tables of words written down beside the code, as a person reads them."""

from vungxanh.reader.rules.text import fold


def words(table: str) -> tuple[str, ...]:
    """The words of a table, separated by spaces and line ends."""
    return tuple(table.split())


def listed(table: str) -> tuple[str, ...]:
    """The phrases of a table, separated by bars and line ends."""
    return tuple(phrase for line in table.splitlines() for one in line.split("|") if (phrase := one.strip()))


def keys_of(*tables: str) -> frozenset[str]:
    """The keys of all words of the tables."""
    return frozenset(fold(word) for table in tables for word in words(table))
