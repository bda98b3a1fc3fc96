"""The facts of an event as checked JSON and back: what the kind's dataclass has, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypeVar
from uuid import UUID

from cattrs.preconf.json import JsonConverter, make_converter

Facts = TypeVar("Facts")


@lru_cache(maxsize=1)
def converter() -> JsonConverter:
    """Turns facts into JSON and back; refuses a key that the dataclass has not."""
    made = make_converter(forbid_extra_keys=True, detailed_validation=False)
    made.register_unstructure_hook(UUID, str)
    made.register_structure_hook(UUID, lambda text, _: UUID(text))
    return made


def to_json(facts: object) -> dict[str, Any]:
    """What of an event's facts is kept."""
    plain: dict[str, Any] = converter().unstructure(facts)
    return plain


def from_json(sort: type[Facts], plain: Mapping[str, Any]) -> Facts:
    """The facts of a kept row or a filled form.

    Raises RefusedEventError for facts that contradict each other, cattrs' errors for what is not of the kind.
    """
    return converter().structure(plain, sort)
