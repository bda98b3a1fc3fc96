"""Names of people are kept out of what a reviewer enters, by the same eyes that cover them in a document."""

from collections.abc import Mapping
from typing import Any

from vungxanh.access.interface import covered
from vungxanh.intake.rules.editing import EditError
from vungxanh.intake.rules.fields import FIELDS, held
from vungxanh.intake.rules.masking import occurrences

SAID = (
    "có vẻ là tên người: chỉ ghi chức vụ, cơ quan hoặc địa bàn",
    "looks like a person's name: give the office, body or area only",
)


def refuse_names(kind: str, before: Mapping[str, Any], after: Mapping[str, Any], *, text: str) -> None:
    """Raise EditError where an entered text names somebody. Words that the masked text has are fine."""
    problems = {}
    for field in FIELDS[kind]:
        entered = held(after, field)
        if field.type != "text" or not isinstance(entered, str) or entered == held(before, field):
            continue
        if not occurrences(text, entered) and covered(entered).kinds:
            problems[field.name] = SAID
    if problems:
        raise EditError(problems)
