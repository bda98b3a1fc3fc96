"""The facts of an event as checked JSON and back: what the kind's dataclass has, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypeVar

from cattrs.preconf.json import JsonConverter, make_converter

Facts = TypeVar("Facts")


@lru_cache(maxsize=1)
def converter() -> JsonConverter:
    """Turns facts into JSON and back; refuses a key that the dataclass has not."""
    return make_converter(forbid_extra_keys=True)


def to_json(facts: object) -> dict[str, Any]:
    """What of an event's facts is kept."""
    plain: dict[str, Any] = converter().unstructure(facts)
    return plain


def from_json(sort: type[Facts], plain: Mapping[str, Any]) -> Facts:
    """The facts of a kept row. Raises cattrs' errors for a row that is not of the kind."""
    return converter().structure(plain, sort)
