"""A document as it was read, before anybody decided: what a review starts from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Span = tuple[int, int]
"""[start, end) in code points of the masked text."""
Data = Mapping[str, Any]
"""A fact as JSON: texts, whole numbers, lists, objects; exact figures are texts ("756.92", "1/3")."""


@dataclass(frozen=True)
class Proposed:
    """One proposed fact: what kind, which words it comes from, what was read."""

    kind: str
    span: Span
    data: Data


@dataclass(frozen=True)
class Notice:
    """Something a person should look at, in both languages, with the words it is about."""

    kind: str
    vi: str
    en: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Draft:
    """What was read in a document. `text` is masked; `layout` says which parts are not body text."""

    sha256: str
    media: str
    text: str
    page_date: date | None
    layout: tuple[tuple[int, int, str], ...] = ()
    proposed: tuple[Proposed, ...] = ()
    notices: tuple[Notice, ...] = ()
