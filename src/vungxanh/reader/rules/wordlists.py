"""Tables of words written down beside the code, as a person reads them."""


def words(table: str) -> tuple[str, ...]:
    """The words of a table, separated by spaces and line ends."""
    return tuple(table.split())


def listed(table: str) -> tuple[str, ...]:
    """The phrases of a table, separated by bars and line ends."""
    return tuple(phrase for line in table.splitlines() for one in line.split("|") if (phrase := one.strip()))
