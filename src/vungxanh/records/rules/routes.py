"""The route mark of a commune out of what is known of it."""

from collections.abc import Iterable

NONE, INTRA, INTER = "none", "intra", "inter"
_RANK = {NONE: 0, INTRA: 1, INTER: 2}


def route_mark(reported: str | None, kinds: Iterable[str], *, listed: bool) -> str | None:
    """The higher of the reported mark and the kinds of the routes through the commune (4.1đ, 4.2đ, 5.6).

    `listed` says whether the province's routes are known: a commune on none of them is then on none. Without
    a list and a mark the answer is None: unknown is not "none".
    """
    known = [*kinds, *([reported] if reported else []), *([NONE] if listed else [])]
    return max(known, key=_RANK.__getitem__, default=None)
