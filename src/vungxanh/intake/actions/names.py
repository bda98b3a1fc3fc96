"""Names of people are kept out of what a reviewer enters, by the same eyes that cover them in a document."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from vungxanh.areas.interface import RegisterGazetteer, official_register
from vungxanh.intake.rules.editing import EditError
from vungxanh.intake.rules.fields import FIELDS, held
from vungxanh.intake.rules.masking import occurrences
from vungxanh.reader.interface import MASK, Gazetteer, read_text

SAID = (
    "có vẻ là tên người: chỉ ghi chức vụ, cơ quan hoặc địa bàn",
    "looks like a person's name: give the office, body or area only",
)


@lru_cache(maxsize=1)
def gazetteer(today: date) -> Gazetteer:
    """The official register as the reader asks it; made once a day, because making it takes a moment."""
    return RegisterGazetteer(official_register(), today)


def refuse_names(
    kind: str, before: Mapping[str, Any], after: Mapping[str, Any], *, text: str, on: date
) -> None:
    """Raise EditError where an entered text names somebody. Words that the masked text has are fine."""
    problems = {}
    for field in FIELDS[kind]:
        entered = held(after, field)
        if field.type != "text" or not isinstance(entered, str) or entered == held(before, field):
            continue
        if not occurrences(text, entered) and _names_somebody(entered, on):
            problems[field.name] = SAID
    if problems:
        raise EditError(problems)


def _names_somebody(entered: str, on: date) -> bool:
    found = read_text(entered, gazetteer=gazetteer(on), page_date=None)
    return found.text.count(MASK) > entered.count(MASK)
