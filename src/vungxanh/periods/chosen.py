"""The day counts that no law fixes, as a province chose them: read once, from the file it names.

The file is YAML, a heading for each package and its counts below, for instance:

    records:
      suspicion_days: 45

`VUNGXANH_DAY_COUNTS` names it; without it every count is the one shipped. Each package says in its
`rules/defaults.py` which counts there are, what they mean and how far they may go.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import yaml

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")

NAMED_BY = "VUNGXANH_DAY_COUNTS"
PACKAGES = ("dossiers", "records")
"""Those whose day counts may be chosen: the headings of the file."""


class ChosenError(ValueError):
    """The file of chosen day counts cannot be used; says which line and what to do, in both languages."""


@cache
def _told(path: str) -> Mapping[str, Any]:
    try:
        found = yaml.safe_load(Path(path).read_text(encoding="utf-8")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ChosenError(
            f"không đọc được tệp số ngày {path} ({NAMED_BY}): {error}; hãy sửa tệp hoặc bỏ biến này"
            f" / cannot read the file of day counts: mend it or unset {NAMED_BY}"
        ) from error
    parts = found.items() if isinstance(found, dict) else [("?", found)]
    if not all(name in PACKAGES and isinstance(part, dict) for name, part in parts):
        raise ChosenError(
            f"{path}: đề mục chỉ có thể là {', '.join(PACKAGES)}, dưới đó là các số ngày"
            f" / the headings are {', '.join(PACKAGES)}, with their counts below: see docs/how-to/deploy.md"
        )
    return found


def chosen(shipped: type[T], package: str) -> T:
    """The counts of a package: those shipped, with the province's own where its file gives any.

    `shipped` is a dataclass whose fields all have values to start from and which refuses what goes too far
    with a ValueError. Raises ChosenError for a file that cannot be read, a count there is none of, a value of
    another sort, and a value that is refused.
    """
    path = os.environ.get(NAMED_BY, "")
    own: Mapping[str, Any] = _told(path).get(package, {}) if path else {}
    standard = shipped()
    for name, value in own.items():
        _fits(path, package, name, value, {one.name: getattr(standard, one.name) for one in fields(shipped)})
    own = {name: _like(value) for name, value in own.items()}
    try:
        return shipped(**own)
    except ValueError as error:
        raise ChosenError(f"{path}: {package}: {error}") from error


def _like(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _fits(path: str, package: str, name: str, value: object, known: Mapping[str, object]) -> None:
    """Raise ChosenError where there is no such count or its value is of another sort."""
    if name not in known:
        raise ChosenError(
            f"{path}: {package} không có số nào tên “{name}”; có: {', '.join(known)}"
            f" / {package} has no count “{name}”; there are: {', '.join(known)}"
        )
    shipped = known[name]
    whole = [value] if not isinstance(value, list) else value
    if type(_like(value)) is not type(shipped) or not all(type(one) in (int, bool) for one in whole):
        raise ChosenError(
            f"{path}: {package}.{name} phải viết như {shipped!r}, không phải {value!r}"
            f" / must be written like {shipped!r}, not {value!r}"
        )
