"""The closed list of what can happen: every kind of event by its name, and by the word of its address."""

from collections.abc import Mapping

from vungxanh.records.rules.events import case
from vungxanh.records.rules.events.shape import Kind

_EVERY: tuple[Kind, ...] = (case.KIND,)

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _EVERY}
BY_SLUG: Mapping[str, Kind] = {kind.slug: kind for kind in _EVERY}
