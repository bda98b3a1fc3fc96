"""What was read of areas while one page is served: no page changes an area, so each thing is read once."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar, cast

Found = TypeVar("Found")

MEMORY: ContextVar[dict[Hashable, object] | None] = ContextVar("areas", default=None)
"""What was read inside the frame, by what was asked; None outside of one, where everything is read anew."""


@contextmanager
def remembering() -> Iterator[None]:
    """Read each thing of areas once until the frame ends.

    For the serving of one page. Whoever changes areas does it outside of such a frame.
    """
    mark = MEMORY.set({})
    try:
        yield
    finally:
        MEMORY.reset(mark)


def once(asked: Hashable, read: Callable[[], Found]) -> Found:
    """What `read` gives, from memory where the same was asked before; nobody may change what it gives."""
    memory = MEMORY.get()
    if memory is None:
        return read()
    if asked not in memory:
        memory[asked] = read()
    return cast("Found", memory[asked])


def each_once(
    asked: Hashable, area_ids: Iterable[int], read: Callable[[frozenset[int]], Mapping[int, Found]]
) -> dict[int, Found]:
    """What `read` gives for each of the areas, those alone read that were not asked before."""
    wanted = frozenset(area_ids)
    met: dict[int, Found] = once((asked, "each"), dict)
    if unknown := wanted - met.keys():
        met.update(read(unknown))
    return {area: met[area] for area in sorted(wanted) if area in met}
